"""Sample states on the way to a number."""

from kiosk.words import words
from ui.gallery_kiosk_facts import (
    CENTRE,
    COUNTERS,
    GROUPS,
    LAND,
    LAND_NAME,
    LONG_NAME,
    NOW,
    PAPERS,
    TERM,
    TICKET_CODE,
    WHERE,
    State,
)
from ui.viewmodels.place import day_text, money_text


def number_states(language: str) -> list[State]:
    """What a procedure needs, priority, and the number."""
    spoken = words(language)
    place = spoken.text("kiosk.field.place")
    procedure = {
        "place": place,
        "step": spoken.text("kiosk.step.of", step=3, steps=4),
        "name": LAND_NAME[language],
        "papersHead": spoken.text("kiosk.procedure.papers"),
        "papers": list(PAPERS[language]),
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
        "qr": TICKET_CODE,
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
            procedure | {"name": LONG_NAME[language], "brief": LAND[language]},
        ),
        ("priority", "PriorityScreen", "priority", priority),
        ("ticket-printing", "TicketScreen", "ticket", ticket | {"paper": "printing"}),
        ("ticket", "TicketScreen", "ticket", ticket),
        ("ticket-paper-out", "TicketScreen", "ticket", ticket | without_paper),
        ("place", "PlaceScreen", "place", shown),
    ]


def _fact(label: str, value: str) -> dict[str, str]:
    return {"label": label, "value": value}
