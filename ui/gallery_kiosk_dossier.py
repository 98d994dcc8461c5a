"""Sample states of a dossier at the kiosk."""

from kiosk.words import words
from ui.gallery_kiosk_facts import (
    FRIDAY,
    LAND,
    MISSING,
    PAYMENT,
    State,
)
from ui.viewmodels.place import day_text, money_text


def dossier_states(language: str) -> list[State]:
    """The code, the second factor, and the dossier itself."""
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
        "feeLabel": spoken.text("kiosk.dossier.fee_waits"),
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
        "dayNote": spoken.text("kiosk.dossier.bring"),
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
