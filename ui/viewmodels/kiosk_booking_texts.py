"""What the screen of a booking says: pure, no Qt."""

from datetime import datetime
from typing import Any

from kiosk.answers import BookingShown
from kiosk.bookings import Standing
from kiosk.catalogue import Centre
from kiosk.words import Words
from ui.viewmodels.kiosk_texts import Row, counters_text
from ui.viewmodels.place import day_text, later_text

NOTHING: dict[str, Any] = {
    "codeLine": "",
    "title": "",
    "what": "",
    "facts": [],
    "notice": "",
    "action": "",
}


def booking_view(
    spoken: Words, centre: Centre, shown: BookingShown, now: datetime
) -> dict[str, Any]:
    """As `BookingScreen.qml` has it."""
    when = later_text(spoken, shown.opens, now)
    key = f"{shown.standing}_notice"
    has_notice = spoken.has(f"kiosk.booking.{key}")
    act = "check_in" if shown.standing is Standing.OPEN else "ordinary"
    return {
        "codeLine": spoken.text("kiosk.booking.code", code=shown.code),
        "title": spoken.text(f"kiosk.booking.{shown.standing}"),
        "what": _what(centre, shown, spoken.language),
        "facts": _facts(spoken, centre, shown),
        "notice": spoken.text(f"kiosk.booking.{key}", when=when) if has_notice else "",
        "action": spoken.text(f"kiosk.booking.{act}"),
    }


def _what(centre: Centre, shown: BookingShown, language: str) -> str:
    procedure = centre.procedure.get(shown.procedure)
    if procedure:
        return (procedure.short or procedure.name)[language]
    return centre.queue[shown.queue].name[language]


def _facts(spoken: Words, centre: Centre, shown: BookingShown) -> list[Row]:
    facts = [("slot", shown.slot.text), ("day", day_text(spoken, shown.slot.begins))]
    where = centre.queue[shown.queue].wait_in[spoken.language]
    if where:
        facts.append(("where", where))
    if shown.counters:
        facts.append(("counter", counters_text(spoken, shown.counters)))
    return [{"label": spoken.text(f"kiosk.booking.{key}"), "value": value} for key, value in facts]
