"""What the counter's dossier screen says of a dossier and what may be done with it: pure, no Qt."""

from datetime import datetime, time
from typing import Any

import msgspec

from kiosk.answers import FeeState
from kiosk.catalogue import Centre
from kiosk.desk import DossierAtCounter
from kiosk.desk.dossier_facts import CHANGES, TRAVELS
from kiosk.words import Words
from ui.viewmodels.counter_dossier_form import DossierForm
from ui.viewmodels.counter_receive_texts import date_text, due_text
from ui.viewmodels.counter_texts import LONGEST_NAME, name_within
from ui.viewmodels.place import money_text

HAND_OVER = "hand_over"
FORMS = ("supplement", "refusal", "apology", "stopped", "result", HAND_OVER)
"""In the order of the screen; a key of `CHANGES`, or the hand-over."""

NEEDS_NOTE = ("supplement", "refusal", "apology", "stopped")


class Typed(msgspec.Struct, frozen=True):
    """What stands in the fields."""

    note: str = ""
    due: str = ""
    factor: str = ""

    def wish(self, form: str) -> dict[str, Any]:
        """What `Desk.change_dossier` is asked with."""
        return {
            "form": form,
            "note": self.note.strip(),
            "due": self.due_at() if form == "apology" else None,
            "factor": self.factor.strip(),
        }

    def due_at(self) -> datetime | None:
        """The new day; None where there is none that can be read."""
        try:
            return DossierForm(due=self.due).due_at()
        except ValueError:
            return None


def facts_of(spoken: Words, centre: Centre, dossier: DossierAtCounter) -> list[dict[str, str]]:
    """Label and value, in the order of the slip; what is not known is left out."""
    person = dossier.person
    known = centre.procedure.get(dossier.procedure)
    official = centre.official.get(dossier.official)
    expected = spoken.text("counter.receive.expected")
    due = _moment(spoken, dossier.due) if dossier.due else ""
    values = {
        "procedure": name_within(known, spoken.language, LONGEST_NAME)
        if known
        else dossier.procedure,
        "person": person.name if person else "",
        "submitter": person.submitter if person else "",
        "phone": person.phone if person else "",
        "sets": str(dossier.sets) if dossier.sets > 1 else "",
        "received": _moment(spoken, dossier.received),
        "due": f"{due} ({expected.lower()})" if due and dossier.due_expected else due,
        "fee": _fee(spoken, centre, dossier),
        "place": dossier.result_place,
        "official": official.name if official else "",
        "missing" if dossier.state == "supplement" else "reason": dossier.missing,
        "lies_at": _way(spoken, dossier),
    }
    return [
        {"label": spoken.text(f"counter.dossier.{name}"), "value": value}
        for name, value in values.items()
        if value
    ]


def _fee(spoken: Words, centre: Centre, dossier: DossierAtCounter) -> str:
    """The fee, and who has seen it; never "paid" before somebody has."""
    if dossier.fee_vnd is None:
        return ""
    amount = money_text(spoken, dossier.fee_vnd)
    if 0 < dossier.fee_due_vnd < dossier.fee_vnd:
        rest = money_text(spoken, dossier.fee_due_vnd)
        return spoken.text("counter.dossier.fee_rest", amount=amount, rest=rest)
    if dossier.fee is FeeState.DUE:
        return spoken.text("counter.dossier.fee_waits", amount=amount)
    if dossier.fee_confirmed is None:
        return amount
    official = centre.official.get(dossier.fee_confirmed_by)
    who = official.name if official else dossier.fee_confirmed_by
    when = due_text(spoken, dossier.fee_confirmed)
    who = who or spoken.text("counter.dossier.fee_system")
    return spoken.text("counter.dossier.fee_seen", amount=amount, who=who, time=when)


def _way(spoken: Words, dossier: DossierAtCounter) -> str:
    """Where the papers are and since when; nothing before they first went anywhere."""
    if not dossier.hand_overs:
        return ""
    last = dossier.hand_overs[-1]
    where = last.receiver_office or spoken.text("counter.hand_over.centre")
    when = due_text(spoken, last.at)
    return spoken.text("counter.hand_over.since", office=where, time=when)


def hand_over_words(spoken: Words, dossier: DossierAtCounter) -> dict[str, str]:
    """What the hand-over's fields are called: given away, or taken back."""
    way = "back" if dossier.lies_at else "give"
    hint = "" if dossier.lies_at or not dossier.offices else "office_hint"
    return {
        "office": spoken.text(f"counter.hand_over.{way}_office"),
        "office_hint": spoken.text(f"counter.hand_over.{hint}") if hint else "",
        "colleague": spoken.text(f"counter.hand_over.{way}_colleague"),
        "save": spoken.text(f"counter.hand_over.{way}_save"),
    }


def _moment(spoken: Words, moment: datetime) -> str:
    """A day alone where only the day is known."""
    known = due_text if moment.time() != time() else date_text
    return known(spoken, moment)


def state_text(spoken: Words, state: str) -> str:
    """One of the ten states."""
    return spoken.text(f"counter.states.{state}")


def may(form: str, dossier: DossierAtCounter) -> bool:
    """Whether this may be done at the step where the dossier is."""
    return dossier.state in (TRAVELS if form == HAND_OVER else CHANGES[form][1])


def actions_of(spoken: Words, dossier: DossierAtCounter) -> list[dict[str, Any]]:
    """What may be done, and what may not at this step."""
    return [
        {
            "form": form,
            "words": spoken.text(f"counter.dossier.do_{form}"),
            "available": may(form, dossier),
        }
        for form in FORMS
    ]


def wrong_in(form: str, typed: Typed, now: datetime) -> dict[str, str]:
    """Field → key of its sentence; a new day lies ahead."""
    found: dict[str, str] = {}
    if form == "result" and not typed.factor.strip():
        found["factor"] = "wrong_factor"
    due = typed.due_at()
    if form == "apology" and (due is None or due <= now):
        found["due"] = "past_due" if due else "wrong_due"
    if form in NEEDS_NOTE and not typed.note.strip():
        found["note"] = "wrong_note"
    return found
