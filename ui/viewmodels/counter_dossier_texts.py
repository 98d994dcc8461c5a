"""What the counter's dossier screen says of a dossier and what may be done with it: pure, no Qt."""

from datetime import datetime, time
from typing import Any

import msgspec

from kiosk.catalogue import Centre
from kiosk.desk import DossierAtCounter
from kiosk.desk.dossier_facts import CHANGES
from kiosk.words import Words
from ui.viewmodels.counter_dossier_form import DossierForm
from ui.viewmodels.counter_receive_texts import date_text, due_text
from ui.viewmodels.counter_texts import LONGEST_NAME, name_within
from ui.viewmodels.place import money_text

FORMS = ("supplement", "refusal", "apology", "stopped", "result")
"""In the order of the screen; each a key of `CHANGES`."""

NEEDS_NOTE = ("supplement", "refusal", "apology", "stopped")


class Typed(msgspec.Struct, frozen=True):
    """What stands in the fields."""

    code: str = ""
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
        "received": _moment(spoken, dossier.received),
        "due": f"{due} ({expected.lower()})" if due and dossier.due_expected else due,
        "fee": "" if dossier.fee_vnd is None else money_text(spoken, dossier.fee_vnd),
        "place": dossier.result_place,
        "official": official.name if official else "",
        "missing": dossier.missing,
    }
    return [
        {"label": spoken.text(f"counter.dossier.{name}"), "value": value}
        for name, value in values.items()
        if value
    ]


def _moment(spoken: Words, moment: datetime) -> str:
    """A day alone where only the day is known."""
    known = due_text if moment.time() != time() else date_text
    return known(spoken, moment)


def state_text(spoken: Words, state: str) -> str:
    """One of the ten states."""
    return spoken.text(f"counter.states.{state}")


def actions_of(spoken: Words, dossier: DossierAtCounter) -> list[dict[str, Any]]:
    """What may be done, and what may not at this step."""
    return [
        {
            "form": form,
            "words": spoken.text(f"counter.dossier.do_{form}"),
            "available": dossier.state in CHANGES[form][1],
        }
        for form in FORMS
    ]


def wrong_in(form: str, typed: Typed) -> dict[str, str]:
    """Field → key of its sentence."""
    found: dict[str, str] = {}
    if form == "result" and not typed.factor.strip():
        found["factor"] = "wrong_factor"
    if form == "apology" and typed.due_at() is None:
        found["due"] = "wrong_due"
    if form in NEEDS_NOTE and not typed.note.strip():
        found["note"] = "wrong_note"
    return found
