"""Sample states of a booking at the kiosk."""

from typing import Any

from kiosk.words import words
from ui.gallery_kiosk_facts import (
    CENTRE,
    COUNTERS,
    LAND,
    NOW,
    TICKET_CODE,
    WEDNESDAY,
    WHERE,
    State,
)
from ui.viewmodels.place import clock_text, day_text, later_text


def booking_states(language: str) -> list[State]:
    """In its time, too early, on another day, cancelled; and its number."""
    spoken = words(language)

    def fact(table: str, key: str, value: str) -> dict[str, str]:
        return {"label": spoken.text(f"kiosk.{table}.{key}"), "value": value}

    def shown(standing: str, slot: str, **more: str) -> dict[str, Any]:
        when = WEDNESDAY if standing == "other_day" else NOW
        return {
            "codeLine": spoken.text("kiosk.booking.code", code=f"LH-{when:%y%m%d}-0042"),
            "state_": spoken.text(f"kiosk.booking.{standing}"),
            "what": LAND[language],
            "facts": [
                fact("booking", "slot", slot),
                fact("booking", "day", day_text(spoken, when)),
                fact("booking", "where", WHERE[language]),
                fact("booking", "counter", COUNTERS[language]),
            ],
            "action": spoken.text("kiosk.booking.ordinary"),
            **more,
        }

    def notice(standing: str, **values: str) -> str:
        return spoken.text(f"kiosk.booking.{standing}_notice", **values)

    soon = NOW.replace(hour=13, minute=30)
    ticket = {
        "centre": CENTRE[language],
        "time": "09:12",
        "date": day_text(spoken, NOW),
        "number": "B105",
        "what": LAND[language],
        "facts": [
            fact("ticket", "slot", "09:30–10:00"),
            fact("ticket", "where", WHERE[language]),
            fact("ticket", "counter", COUNTERS[language]),
        ],
        "paper": "printed",
        "qr": TICKET_CODE,
        "mayReprint": True,
    }
    states = [
        ("booking", shown("open", "09:30–10:00", action=spoken.text("kiosk.booking.check_in"))),
        (
            "booking-early",
            shown("early", "14:00–14:30", notice=notice("early", when=clock_text(spoken, soon))),
        ),
        (
            "booking-other-day",
            shown(
                "other_day",
                "07:30–08:00",
                notice=notice("other_day", when=later_text(spoken, WEDNESDAY, NOW)),
            ),
        ),
        ("booking-cancelled", shown("cancelled", "09:30–10:00", notice=notice("cancelled"))),
    ]
    return [
        *((name, "BookingScreen", "booking", state) for name, state in states),
        ("ticket-booked", "TicketScreen", "ticket", ticket),
    ]
