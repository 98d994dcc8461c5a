"""What the kiosk says of a dossier after the second factor: pure, over the desk's answer."""

from collections.abc import Mapping
from typing import Any

import msgspec

from kiosk.answers import DossierShown, FeeState
from kiosk.catalogue import Centre
from kiosk.words import Words
from ui.viewmodels.place import day_text, money_text

TIMELINE = ("receive", "assess", "approve", "return")
# state → how many steps are done, the mark of the next, the word under it
PROGRESS: Mapping[str, tuple[int, str, str]] = {
    "registered": (0, "now", ""),
    "received": (1, "now", "now"),
    "processing": (1, "now", "now"),
    "supplement": (1, "attention", "waits_supplement"),
    "fee_due": (1, "attention", "waits_fee"),
    "stopped": (1, "attention", "ended"),
    "finished": (3, "now", ""),
    "returned": (4, "", ""),
}
# state → what a visitor may take a number for; other states need none
ACTIONS: Mapping[str, str] = {
    "supplement": "act_supplement",
    "fee_due": "act_fee",
    "finished": "act_results",
    "not_accepted": "act_ask",
    "stopped": "act_ask",
}
KNOWN = (*PROGRESS, "not_accepted", "withdrawn")


NOTHING: Mapping[str, Any] = {
    **dict.fromkeys(("codeLine", "title", "procedure", "action", "noticeLabel", "notice"), ""),
    **dict.fromkeys(("day", "dayLabel", "dayNote", "payment"), ""),
    **dict.fromkeys(("feeLabel", "fee", "feeNote"), ""),
    "steps": [],
}
"""What the screen holds before a dossier is shown and after the visit."""


def dossier_view(spoken: Words, centre: Centre, shown: DossierShown) -> dict[str, Any]:
    """Everything the dossier screen shows, by the names of its properties."""
    procedure = centre.procedure.get(shown.procedure)
    name = (procedure.short or procedure.name)[spoken.language] if procedure else ""
    if shown.state == "fee_due" and shown.fee is FeeState.CONFIRMED:
        shown = msgspec.structs.replace(shown, state="processing")  # its step is done
    action = ACTIONS.get(shown.state, "" if shown.state in KNOWN else "act_ask")
    return {
        "codeLine": _say(spoken, "code", code=shown.code),
        "title": title(spoken, shown),
        "procedure": name,
        "steps": steps(spoken, shown),
        "action": _say(spoken, action) if action else "",
        **_notice(spoken, shown),
        **_day(spoken, shown),
        **_fee(spoken, shown),
    }


def title(spoken: Words, shown: DossierShown) -> str:
    """The state as a sentence; a state nobody told us of says so."""
    if shown.state not in KNOWN:
        return _say(spoken, "unknown")
    late = shown.late and shown.state in {"received", "processing"}
    return _say(spoken, "processing_late" if late else shown.state)


def steps(spoken: Words, shown: DossierShown) -> list[dict[str, str]]:
    """Received, assessed, approved, returned, with the day where it is known."""
    if shown.state not in PROGRESS:
        return []
    done, mark, note = PROGRESS[shown.state]
    found = []
    for at, name in enumerate(TIMELINE):
        said = _say(spoken, note) if note and at == done else ""
        if at == 0 and done > 0:
            said = f"{shown.received:%d/%m}"
        elif at == len(TIMELINE) - 1 and shown.due and not said:
            said = f"{shown.due:%d/%m}"
        step = "done" if at < done else mark if at == done else "todo"
        found.append({"label": _say(spoken, f"step_{name}"), "note": said, "step": step})
    return found


def _notice(spoken: Words, shown: DossierShown) -> dict[str, str]:
    if shown.state == "supplement":
        return {
            "noticeLabel": _say(spoken, "missing"),
            "notice": shown.missing or _say(spoken, "no_missing"),
        }
    if shown.state in {"not_accepted", "stopped"}:
        return {
            "noticeLabel": _say(spoken, "reason"),
            "notice": shown.missing or _say(spoken, "no_reason"),
        }
    return {"noticeLabel": "", "notice": ""}


def _day(spoken: Words, shown: DossierShown) -> dict[str, str]:
    if shown.due is None or shown.state in {"not_accepted", "withdrawn", "stopped", "returned"}:
        return {"day": "", "dayLabel": "", "dayNote": ""}
    note = ""
    if shown.state == "supplement":
        note = _say(spoken, "day_supplement")
    elif shown.late:
        note = _say(spoken, "day_late")
    elif shown.state == "finished":
        note = _say(spoken, "bring")
    return {
        "day": day_text(spoken, shown.due),
        "dayLabel": _say(spoken, "day_expected" if shown.due_expected else "day"),
        "dayNote": note,
    }


def _fee(spoken: Words, shown: DossierShown) -> dict[str, str]:
    """The fee, waiting until somebody has seen the money: a transfer code proves no payment."""
    if not shown.fee_vnd or shown.fee is FeeState.NONE:
        return {"feeLabel": "", "fee": "", "feeNote": "", "payment": ""}
    seen = shown.fee_confirmed
    note = _say(spoken, "fee_scan" if shown.payment else "fee_counter")
    return {
        "feeLabel": _say(spoken, "fee_seen" if seen else "fee_waits"),
        "fee": money_text(spoken, shown.fee_due_vnd or shown.fee_vnd),
        "feeNote": _say(spoken, "fee_seen_on", date=f"{seen:%d/%m/%Y}") if seen else note,
        "payment": shown.payment,
    }


def _say(spoken: Words, key: str, **values: object) -> str:
    return spoken.text(f"kiosk.dossier.{key}", **values)
