"""What a code may turn out to be: one frozen struct per kind."""

from datetime import date
from enum import StrEnum
from typing import Any

import msgspec


class DossierCode(msgspec.Struct, frozen=True):
    """A dossier's code (mã hồ sơ); `provisional`: ours, until the one-stop system gives one."""

    code: str
    provisional: bool = False


class BookingCode(msgspec.Struct, frozen=True):
    """What a booking is held by (mã lịch hẹn)."""

    code: str


class TicketToken(msgspec.Struct, frozen=True):
    """The whole text of a ticket's QR: finds the ticket's place in the line and its rating."""

    token: str


class Badge(msgspec.Struct, frozen=True):
    """The whole text of an official's badge; opens a counter, so it is not shown in logs."""

    token: str

    def __repr__(self) -> str:
        return "Badge(hidden)"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return []


class IdCard(msgspec.Struct, frozen=True):
    """What a slip needs of an ID card's QR, and no more (domain.md §4, §8).

    Unsigned: it says who, it proves nothing. Never stored, logged or shown; its own text form
    holds nothing of the person.
    """

    number: str
    name: str
    birth: date
    sex: str  # "Nam" or "Nữ"
    address: str

    @property
    def masked(self) -> str:
        """The number as people may see it: `0001•••••002`."""
        return mask(self.number)

    def __repr__(self) -> str:
        return "IdCard(hidden)"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return []


class HealthCard(msgspec.Struct, frozen=True):
    """A health-insurance card, recognised only; nothing of it is kept but a masked number."""

    masked: str


class VNeID(msgspec.Struct, frozen=True):
    """A code of the VNeID application: no public grammar exists, so it is not read."""


class UnknownReason(StrEnum):
    """Why a text is none of ours; each has a kind sentence in the language files."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_TEXT = "not_text"
    HIDDEN_CHARACTERS = "hidden_characters"
    BAD_DATE = "bad_date"
    BAD_TICKET = "bad_ticket"
    BAD_BADGE = "bad_badge"
    BAD_ID_CARD = "bad_id_card"
    BAD_PAYMENT = "bad_payment"
    SEVERAL_CODES = "several_codes"
    UNFAMILIAR = "unfamiliar"


class Unknown(msgspec.Struct, frozen=True):
    """Nothing we can act on. The text itself is not kept: it may hold anything."""

    reason: UnknownReason


def mask(number: str) -> str:
    """A number with its middle hidden: first four and last three stay, if it is long enough."""
    if len(number) < 10:
        return "•" * len(number)
    return f"{number[:4]}{'•' * (len(number) - 7)}{number[-3:]}"
