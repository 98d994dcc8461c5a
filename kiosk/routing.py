"""Which printer a paper comes out of: by form and place, then by who stands in for whom."""

from collections.abc import Sequence

from kiosk.catalogue import Device

COMMAND = "command"
"""The place of papers that a command prints itself; no printer's thread looks there."""

SHARED = ("kiosk", "counter")
"""Places that always print; without a printer of their own, on the screen."""


def printers(devices: Sequence[Device]) -> tuple[Device, ...]:
    """The centre's printers; a shared place without one has a screen that shows its papers."""
    found = [each for each in devices if each.kind == "printer"]
    places = {each.place for each in found}
    screens = [
        Device(f"printer-{place}", "printer", place, "screen:")
        for place in SHARED
        if place not in places
    ]
    return (*found, *screens)


def route(devices: Sequence[Device], place: str, form: str) -> tuple[Device, ...]:
    """The printers to try, in this order; empty where the place has none.

    First the one at the place that names the form, else the first there that names none; then its
    `fallback`, and that one's, each once.
    """
    here = [each for each in devices if each.place == place]
    naming = [each for each in here if form in each.forms]
    any_form = [each for each in here if not each.forms]
    first = next(iter(naming or any_form), None)
    by_code = {each.code: each for each in devices}
    tried: list[Device] = []
    while first is not None and first not in tried:
        tried.append(first)
        first = by_code.get(first.fallback)
    return tuple(tried)
