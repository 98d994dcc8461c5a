"""The sample states behind `ui.gallery.kiosk_screens`: name, QML file, words table, properties."""

from kiosk.words import words
from ui.gallery_kiosk_booking import booking_states
from ui.gallery_kiosk_dossier import dossier_states
from ui.gallery_kiosk_facts import (
    CENTRE,
    DESK,
    FIELDS,
    NOW,
    PROCEDURES,
    TICKET_CODE,
    WEDNESDAY,
    State,
)
from ui.gallery_kiosk_number import number_states
from ui.gallery_kiosk_rating import rating_states
from ui.viewmodels.place import day_text


def kiosk_states(language: str) -> list[State]:
    """Every screen with its sample properties in one language."""
    return [
        *_start(language),
        *number_states(language),
        *dossier_states(language),
        *booking_states(language),
        *rating_states(language),
        *_messages(language),
    ]


def _start(language: str) -> list[State]:
    spoken = words(language)
    day = day_text(spoken, WEDNESDAY, inside=True)
    when = spoken.text("kiosk.when.later", clock="7:00", day=day)
    welcome = {
        "centre": CENTRE[language],
        "time": "09:12",
        "date": day_text(spoken, NOW),
        "hours": spoken.text("kiosk.welcome.open_until", time="11:00"),
        "open": True,
        "closedReason": "",
    }
    closed = welcome | {
        "open": False,
        "time": "18:40",
        "hours": spoken.text("kiosk.welcome.closed"),
        "closedReason": spoken.text("kiosk.welcome.closed_until", when=when),
    }
    rows = [
        {
            "code": letter,
            "letter": letter,
            "words": name,
            "available": letter not in "C",
            "reason": spoken.text("kiosk.field.quota_used_until", when=when)
            if letter == "C"
            else "",
        }
        for letter, name in FIELDS[language]
    ]
    procedures = [
        {"code": f"p{at}", "letter": "", "words": name, "available": True, "reason": ""}
        for at, name in enumerate(PROCEDURES[language])
    ]
    return [
        ("welcome", "WelcomeScreen", "welcome", welcome),
        ("welcome-closed", "WelcomeScreen", "welcome", closed),
        (
            "field",
            "ChooseScreen",
            "field",
            {
                "place": spoken.text("kiosk.field.place"),
                "step": spoken.text("kiosk.step.of", step=1, steps=4),
                "hint": spoken.text("kiosk.field.hint"),
                "rows": rows,
            },
        ),
        (
            "procedures",
            "ChooseScreen",
            "procedures",
            {
                "place": spoken.text("kiosk.field.place"),
                "step": spoken.text("kiosk.step.of", step=2, steps=4),
                "hint": f"A. {FIELDS[language][0][1]}",
                "rows": procedures,
                "page": 0,
            },
        ),
    ]


def _messages(language: str) -> list[State]:
    spoken = words(language)
    desk = spoken.text("kiosk.help.hotline", desk=DESK[language], hotline="0200\u00a0000\u00a0000")
    return [
        ("scan-ticket", "ScanScreen", "scan", {}),
        ("scan-camera", "ScanScreen", "scan", {"preview": f"image://qr/{TICKET_CODE}"}),
        (
            "message-unknown",
            "MessageScreen",
            "",
            {
                "kind": "attention",
                "heading": spoken.text("kiosk.message.unknown_title"),
                "advice": spoken.text("kiosk.message.unknown"),
                "action": spoken.text("kiosk.message.type_code"),
            },
        ),
        ("help", "HelpScreen", "help", {"desk": desk}),
        (
            "idle",
            "IdleScreen",
            "idle",
            {"remaining": 15, "whole": 20, "line": spoken.text("kiosk.idle.line", seconds=15)},
        ),
        (
            "sorry",
            "MessageScreen",
            "",
            {
                "kind": "attention",
                "heading": spoken.text("kiosk.sorry.title"),
                "advice": spoken.text("kiosk.sorry.advice"),
                "action": spoken.text("kiosk.sorry.home"),
                "navigation": False,
            },
        ),
    ]
