"""Which machines may speak to the hub, for which place: a code lets one in, once.

A code has 40 random bits, lives ten minutes and bears five wrong tries (of anybody, at any code),
so it cannot be guessed; the journal keeps its hash only.
"""

import hashlib
from datetime import datetime

from kiosk.answers import Answer, Done, Reason, Refused
from kiosk.clock import from_ms
from kiosk.desk.parts import DeskPart, wish
from kiosk.events import EnrolmentOffered, EnrolmentRefused, MachineEnrolled, MachineRevoked
from kiosk.tickets import MACHINE_MARKS, letters_of
from kiosk.transaction import Row, Transaction

OPEN_MS = 10 * 60_000
WRONG_TRIES = 5
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Thirty-two that are not taken for each other."""
KEY_HEX = 64
PLACES_OF_A_COUNTER = ("counter", "rater")
PLACES = ("kiosk", *PLACES_OF_A_COUNTER, "board", "manager")


class EnrolmentCode(Answer, frozen=True, kw_only=True):
    """To be typed at the machine. `counter`: 0 where the place is none of a counter."""

    code: str
    place: str
    counter: int
    until: datetime


class Machine(Answer, frozen=True, kw_only=True):
    """One that may speak to the hub, or might: `revoked` says since when not any more. `key` in
    hex; `counter` as above. `mark`: of the numbers that a kiosk gives while the hub is away."""

    machine: str
    key: str
    place: str
    counter: int
    enrolled: datetime
    revoked: datetime | None = None
    mark: str = ""


def machine_id(key: bytes) -> str:
    """Who has this public key: 32 hex digits of its SHA-256."""
    return hashlib.sha256(key).hexdigest()[:32]


def is_machine(machine: str, key: str) -> bool:
    """Whether this public key (hex) is that machine's."""
    public = _key_of(key)
    return public is not None and machine_id(public) == machine


class MachineDesk(DeskPart):
    """Letting machines in and showing them out."""

    @wish
    def offer_enrolment(
        self, tx: Transaction, *, place: str, counter: int = 0
    ) -> EnrolmentCode | Refused:
        """A new code for one machine at a place; `counter` where it stands, if at one."""
        if place not in PLACES:
            return Refused(reason=Reason.UNKNOWN_PLACE)
        if (counter in self.centre.counter) != (place in PLACES_OF_A_COUNTER):
            return Refused(reason=Reason.UNKNOWN_COUNTER)
        drawn = "".join(LETTERS[byte % len(LETTERS)] for byte in self.parts.random(8))
        code = f"{drawn[:4]}-{drawn[4:]}"
        until = tx.now_ms + OPEN_MS
        tx.append(
            EnrolmentOffered(code=_hashed(code), place=place, counter=counter, until_ms=until)
        )
        return EnrolmentCode(code=code, place=place, counter=counter, until=from_ms(until))

    @wish
    def enrol_machine(
        self, tx: Transaction, *, code: str, key: str, place: str
    ) -> Machine | Refused:
        """Lets the machine with this public key (hex) in for the place it was opened as. A
        repetition by the same machine with the code it used is answered the same."""
        public = _key_of(key)
        if public is None:
            return Refused(reason=Reason.INCOMPLETE)
        row = tx.one(
            "SELECT * FROM enrolment WHERE code = ? AND until_ms > ? AND wrong < ?",
            _hashed(code),
            tx.now_ms,
            WRONG_TRIES,
        )
        known = tx.one("SELECT * FROM machine WHERE id = ?", machine_id(public))
        if row is None and known and known["code"] == _hashed(code) and not known["revoked_ms"]:
            return _machine(known)
        if row is None:
            if tx.value(
                "SELECT 1 FROM enrolment WHERE until_ms > ? AND wrong < ?", tx.now_ms, WRONG_TRIES
            ):
                tx.append(EnrolmentRefused())
            return Refused(reason=Reason.WRONG_CODE)
        if row["place"] != place:
            return Refused(reason=Reason.CODE_OF_ANOTHER_PLACE)
        machine = machine_id(public)
        tx.append(
            MachineEnrolled(
                machine=machine,
                key=key.lower(),
                place=row["place"],
                counter=row["counter"],
                code=row["code"],
                mark=self._own_mark(tx, machine, row["place"]),
            )
        )
        return _machine(tx.all("SELECT * FROM machine WHERE id = ?", machine)[0])

    @wish
    def revoke_machine(self, tx: Transaction, *, machine: str) -> Done | Refused:
        """Nothing that it signs is believed from now on; `machine`: its id, or how that begins
        where that is plain."""
        found = tx.all(
            "SELECT * FROM machine WHERE substr(id, 1, ?) = ? AND revoked_ms = 0",
            len(machine),
            machine,
        )
        if not machine or len(found) != 1:
            return Refused(reason=Reason.UNKNOWN_MACHINE)
        tx.append(MachineRevoked(machine=found[0]["id"]))
        return Done()

    @wish
    def machines(self, tx: Transaction) -> tuple[Machine, ...]:
        """All that were ever let in, the newest first."""
        rows = tx.all("SELECT * FROM machine ORDER BY enrolled_ms DESC, id")
        return tuple(_machine(row) for row in rows)

    def _own_mark(self, tx: Transaction, machine: str, place: str) -> str:
        """Its own for ever: no other machine of this centre, and not the hub, gives such numbers.
        One that is let in again keeps it, whatever it is now."""
        known = str(tx.value("SELECT mark FROM machine WHERE id = ?", machine) or "")
        if known or place != "kiosk":
            return known
        before = int(tx.value("SELECT count(*) FROM machine WHERE mark <> ''"))
        return self.centre.facts.kiosk_mark + letters_of(before + 1, MACHINE_MARKS)


def _machine(row: Row) -> Machine:
    return Machine(
        machine=row["id"],
        key=row["key"],
        place=row["place"],
        counter=row["counter"],
        enrolled=from_ms(row["enrolled_ms"]),
        revoked=from_ms(row["revoked_ms"]) if row["revoked_ms"] else None,
        mark=row["mark"],
    )


def _key_of(text: str) -> bytes | None:
    try:
        return bytes.fromhex(text) if len(text) == KEY_HEX else None
    except ValueError:
        return None


def _hashed(code: str) -> str:
    plain = "".join(each for each in code.upper() if each.isalnum())
    return hashlib.sha256(f"enrolment {plain}".encode()).hexdigest()
