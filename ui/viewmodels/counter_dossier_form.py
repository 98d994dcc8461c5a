"""The form of a dossier being received: what is typed, what is wrong with it, what it becomes.

Pure, no Qt. Only the name and the procedure must be there; a number that is there must be whole,
because it is a second factor and stands on the slip.
"""

import re
from datetime import datetime
from typing import Any

import msgspec

from kiosk.catalogue import Centre
from kiosk.clock import VIETNAM
from kiosk.codes import DossierCode, IdCard, read_dossier
from kiosk.desk import Person
from kiosk.events import PaperReceived

FIELDS = (
    "procedure",
    "code",
    "name",
    "id_number",
    "phone",
    "address",
    "owner",
    "papers",
    "fee",
    "due",
)
"""In the order of the slip; the first wrong one gets the keyboard."""

_ID = re.compile(r"[0-9]{9}|[0-9]{10}|[0-9]{12}|[0-9]{13}")
_PHONE = re.compile(r"0[0-9]{9}")
_DUE = re.compile(
    r"(?:(?P<hour>\d{1,2}):(?P<minute>\d{2})\s+)?(?:[^\d/]+\s+)?(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})"
)


class DossierForm(msgspec.Struct, frozen=True):
    """What stands in the fields. `due` empty: our own estimate holds."""

    procedure: str = ""
    code: str = ""
    name: str = ""
    id_number: str = ""
    phone: str = ""
    address: str = ""
    owner: str = ""
    fee: str = ""
    due: str = ""
    sets: str = "1"
    place: str = ""

    def __repr__(self) -> str:
        return "DossierForm(…)"

    def with_card(self, card: IdCard) -> "DossierForm":
        """Filled from an ID card."""
        return msgspec.structs.replace(
            self, name=card.name, id_number=card.number, address=card.address
        )

    def person(self) -> Person:
        """Who hands in; with an owner of the dossier who is somebody else."""
        name, owner = " ".join(self.name.split()), " ".join(self.owner.split())
        return Person(
            name=owner or name,
            id_number=digits(self.id_number),
            phone=digits(self.phone),
            address=self.address.strip(),
            submitter=name if owner else "",
        )

    def wish(self, papers: tuple[PaperReceived, ...]) -> dict[str, Any]:
        """What `Desk.receive_dossier` is asked with."""
        return {
            "procedure": self.procedure,
            "person": self.person(),
            "papers": papers,
            "sets": self.set_count(),
            "fee_vnd": self.fee_vnd(),
            "code": self.code.strip(),
            "due": self.due_at(),
            "result_place": self.place.strip(),
        }

    def set_count(self) -> int:
        """How many sets of the papers; one where none is typed."""
        return int(self.sets) if self.sets.isdecimal() and int(self.sets) else 1

    def fee_vnd(self) -> int | None:
        """The fee, None where it is not known."""
        return int(digits(self.fee)) if digits(self.fee) else None

    def due_at(self) -> datetime | None:
        """The day the one-stop system gave, None without one; ValueError for a day that is none."""
        found = _DUE.fullmatch(self.due.strip())
        if not self.due.strip():
            return None
        if not found:
            raise ValueError(self.due)
        parts = {name: int(value) for name, value in found.groupdict(default="17").items()}
        if found["hour"] is None:
            parts["minute"] = 0
        return datetime(**parts, tzinfo=VIETNAM)


def mistakes(
    form: DossierForm, centre: Centre, papers: tuple[int, int], now: datetime
) -> dict[str, str]:
    """Field → key of its sentence, in the order of the slip. `papers`: handed in, of how many."""
    found: dict[str, str] = {}
    if form.procedure not in centre.procedure:
        found["procedure"] = "wrong_procedure"
    code = form.code.strip().upper()
    if code and not isinstance(read_dossier(code, centre.facts.dossier_pattern), DossierCode):
        found["code"] = "wrong_code"
    if not form.name.strip():
        found["name"] = "wrong_name"
    if form.id_number.strip() and not _ID.fullmatch(digits(form.id_number)):
        found["id_number"] = "wrong_id"
    if form.phone.strip() and not _PHONE.fullmatch(digits(form.phone)):
        found["phone"] = "wrong_phone"
    if papers[1] and not papers[0]:
        found["papers"] = "wrong_papers"
    if re.search(r"[^0-9.\s]", form.fee.replace("đồng", "")):
        found["fee"] = "wrong_fee"
    try:
        due = form.due_at()
    except ValueError:
        found["due"] = "wrong_due"
    else:
        if due and due <= now:
            found["due"] = "past_due"
    return found


def digits(text: str) -> str:
    """Figures without spaces and dots; other signs stay, so that they are seen to be wrong."""
    return re.sub(r"[\s.]|đồng$", "", text.strip())
