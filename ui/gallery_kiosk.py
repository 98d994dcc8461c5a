"""The sample states behind `ui.gallery.kiosk_screens`: name, QML file, words table, properties."""

from typing import Any

from kiosk.words import words
from ui.gallery_kiosk_facts import (
    CENTRE,
    COMMENT,
    COUNTERS,
    DESK,
    FIELDS,
    FRIDAY,
    GROUPS,
    LAND,
    LAND_NAME,
    LEVELS,
    LONG_NAME,
    MISSING,
    NOW,
    PAPERS,
    PAYMENT,
    PERSON,
    PROCEDURES,
    PROCESS,
    TERM,
    TICKET_CODE,
    WEDNESDAY,
    WHERE,
)
from ui.viewmodels.place import day_text, money_text

State = tuple[str, str, str, dict[str, Any]]


def kiosk_states(language: str) -> list[State]:
    """Every screen with its sample properties in one language."""
    return [
        *_start(language),
        *_number(language),
        *_dossier(language),
        *_after(language),
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
        for at, name in enumerate(PROCEDURES)
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


def _number(language: str) -> list[State]:
    spoken = words(language)
    place = spoken.text("kiosk.field.place")
    procedure = {
        "place": place,
        "step": spoken.text("kiosk.step.of", step=3, steps=4),
        "name": LAND_NAME,
        "papersHead": spoken.text("kiosk.procedure.papers"),
        "papers": list(PAPERS),
        "fee": money_text(spoken, 100_000),
        "term": TERM[language],
    }
    groups = [{"code": f"g{at}", "words": name} for at, name in enumerate(GROUPS[language])]
    priority = {
        "place": place,
        "step": spoken.text("kiosk.step.of", step=4, steps=4),
        "groups": groups,
    }
    ticket = {
        "centre": CENTRE[language],
        "time": "09:12",
        "date": day_text(spoken, NOW),
        "number": "B105",
        "what": LAND[language],
        "facts": [
            _fact(
                spoken.text("kiosk.ticket.ahead"), spoken.text("kiosk.ticket.ahead_count", count=7)
            ),
            _fact(
                spoken.text("kiosk.ticket.wait"),
                spoken.text("kiosk.ticket.wait_band", low=20, high=35),
            ),
            _fact(spoken.text("kiosk.ticket.where"), WHERE[language]),
            _fact(spoken.text("kiosk.ticket.counter"), COUNTERS[language]),
        ],
        "paper": "printed",
        "token": TICKET_CODE,
        "mayReprint": True,
    }
    without_paper = {
        "paper": "failed",
        "trouble": spoken.text("kiosk.ticket.paper_out"),
        "mayKeep": True,
        "kept": spoken.text("kiosk.ticket.kept", seconds=60),
    }
    shown = {
        "number": "B105",
        "state_": spoken.text("kiosk.place.waiting"),
        "what": LAND[language],
        "facts": ticket["facts"],
        "advice": spoken.text("kiosk.place.advice_waiting"),
    }
    return [
        ("procedure", "ProcedureScreen", "procedure", procedure),
        (
            "procedure-long-name",
            "ProcedureScreen",
            "procedure",
            procedure | {"name": LONG_NAME, "brief": LAND[language]},
        ),
        ("priority", "PriorityScreen", "priority", priority),
        ("ticket-printing", "TicketScreen", "ticket", ticket | {"paper": "printing"}),
        ("ticket", "TicketScreen", "ticket", ticket),
        ("ticket-paper-out", "TicketScreen", "ticket", ticket | without_paper),
        ("place", "PlaceScreen", "place", shown),
    ]


def _dossier(language: str) -> list[State]:
    spoken = words(language)
    code = {
        "place": spoken.text("kiosk.code.place"),
        "text": "H00.14-261112-0042",
        "enough": True,
    }
    factor = {
        "place": spoken.text("kiosk.dossier.code", code="H00.14-261112-0042"),
        "text": "00",
        "kind": "factor",
    }

    def step(name: str, note: str, mark: str) -> dict[str, str]:
        return {"label": spoken.text(f"kiosk.dossier.step_{name}"), "note": note, "step": mark}

    missing = {
        "codeLine": factor["place"],
        "state_": spoken.text("kiosk.dossier.supplement"),
        "procedure": LAND[language],
        "steps": [
            step("receive", "12/11", "done"),
            step("assess", spoken.text("kiosk.dossier.waits_supplement"), "attention"),
            step("approve", "", "todo"),
            step("return", "27/11", "todo"),
        ],
        "noticeLabel": spoken.text("kiosk.dossier.missing"),
        "notice": MISSING[language],
        "dayLabel": spoken.text("kiosk.dossier.day_expected"),
        "day": day_text(spoken, FRIDAY),
        "dayNote": spoken.text("kiosk.dossier.day_supplement"),
        "fee": money_text(spoken, 100_000),
        "feeNote": spoken.text("kiosk.dossier.fee_scan"),
        "payment": PAYMENT,
        "action": spoken.text("kiosk.dossier.act_supplement"),
    }
    finished = {
        "codeLine": factor["place"],
        "state_": spoken.text("kiosk.dossier.finished"),
        "procedure": LAND[language],
        "steps": [
            step("receive", "12/11", "done"),
            step("assess", "", "done"),
            step("approve", "", "done"),
            step("return", "27/11", "now"),
        ],
        "dayLabel": spoken.text("kiosk.dossier.day"),
        "day": day_text(spoken, FRIDAY),
        "action": spoken.text("kiosk.dossier.act_results"),
    }
    return [
        ("code", "CodeScreen", "code", code),
        ("code-empty", "CodeScreen", "code", code | {"text": "", "enough": False}),
        ("factor", "CodeScreen", "factor", factor),
        (
            "factor-wrong",
            "CodeScreen",
            "factor",
            factor | {"text": "", "wrong": True},
        ),
        ("dossier", "DossierScreen", "dossier", missing),
        ("dossier-finished", "DossierScreen", "dossier", finished),
    ]


def _after(language: str) -> list[State]:
    spoken = words(language)
    levels = [
        {"score": 5 - at, "face": 5 - at, "words": name} for at, name in enumerate(LEVELS[language])
    ]
    low = LEVELS[language][3]

    def chips(names: tuple[str, ...]) -> list[dict[str, str]]:
        return [{"code": name, "words": name} for name in names]

    return [
        (
            "rating",
            "RatingScreen",
            "rating",
            {
                "levels": levels,
                "about": spoken.text("kiosk.rating.about", number="B105", counter=3),
            },
        ),
        (
            "reasons",
            "ReasonsScreen",
            "reasons",
            {
                "stored": spoken.text("kiosk.reasons.stored", level=low),
                "process": chips(PROCESS[language]),
                "person": chips(PERSON[language]),
                "chosen": [PROCESS[language][0]],
            },
        ),
        (
            "write",
            "WriteScreen",
            "comment",
            {"text": COMMENT[language], "method": "telex", "shift": False},
        ),
        (
            "thanks",
            "MessageScreen",
            "",
            {
                "kind": "thanks",
                "face": 4,
                "heading": spoken.text("kiosk.thanks.title"),
                "advice": spoken.text("kiosk.thanks.advice", level=LEVELS[language][1]),
                "action": spoken.text("kiosk.thanks.done"),
            },
        ),
    ]


def _messages(language: str) -> list[State]:
    spoken = words(language)
    desk = spoken.text("kiosk.help.hotline", desk=DESK[language], hotline="0200\u00a0000\u00a0000")
    return [
        (
            "scan-ticket",
            "MessageScreen",
            "",
            {
                "kind": "scan",
                "heading": spoken.text("kiosk.scan.rate_title"),
                "advice": spoken.text("kiosk.scan.rate_advice"),
            },
        ),
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


def _fact(label: str, value: str) -> dict[str, str]:
    return {"label": label, "value": value}
