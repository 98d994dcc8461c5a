"""Waiting for what another thread or process brings, no longer than it takes."""

import time
from collections.abc import Callable

PATIENCE_SECONDS = 20.0


def until(true: Callable[[], object], seconds: float = PATIENCE_SECONDS) -> None:
    """Returns as soon as it holds, and fails when it never does."""
    limit = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < limit
        time.sleep(0.01)
