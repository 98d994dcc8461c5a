"""Dossiers the one-stop system told us of, and where their fees are paid."""

from datetime import date
from enum import StrEnum

import msgspec


class DossierState(StrEnum):
    """The ten states of `TrangThaiHoSo` (domain.md §6.2) by meaning; stored by these words.

    `UNKNOWN`: a system told something else, which is not guessed at.
    """

    REGISTERED = "registered"
    RECEIVED = "received"
    NOT_ACCEPTED = "not_accepted"
    PROCESSING = "processing"
    SUPPLEMENT = "supplement"
    FEE_DUE = "fee_due"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    FINISHED = "finished"
    RETURNED = "returned"
    UNKNOWN = "unknown"


class KnownDossier(msgspec.Struct, frozen=True):
    """A dossier the one-stop system told us of: what the kiosk may show after the second factor.

    `lookup` is the look-up code printed on the slip, `phone_tail` and `id_tail` the last four
    digits; any of the three is a second factor. `fee_confirmed`: that system has the money.
    """

    code: str
    procedure: str
    state: DossierState
    received: date
    promised: date | None = None
    missing: str = ""
    fee_vnd: int | None = None
    lookup: str = ""
    phone_tail: str = ""
    id_tail: str = ""
    reason: str = ""
    fee_confirmed: bool = False


class PayAccount(msgspec.Struct, frozen=True):
    """Where fees are paid by transfer: bank BIN (6 digits), account, owner. None: no payment QR."""

    bank: str
    account: str
    owner: str
