"""Times as sheets and papers tell them."""


def minutes(seconds: float | None) -> float | None:
    """Minutes with one place; None stays None."""
    return None if seconds is None else round(seconds / 60, 1)


def whole_minutes(seconds: float | None) -> int | None:
    """Minutes; None stays None."""
    return None if seconds is None else round(seconds / 60)
