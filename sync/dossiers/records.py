"""A record in the national exchange's field names (`DongBoHoSoMC`, domain.md §6.1) → `Told`. Pure.

Used for the exchange itself and for tables whose columns carry these names.
"""

import re
from collections.abc import Mapping
from typing import Any

from kiosk.catalogue import DossierState
from kiosk.clock import to_ms
from kiosk.codes import read_dossier
from kiosk.codes.cleaning import clean
from kiosk.codes.kinds import DossierCode, UnknownReason
from sync.dossiers.fields import WrongRecord, moment_in, text_in
from sync.dossiers.told import Told

STATES = {
    "1": DossierState.REGISTERED,
    "2": DossierState.RECEIVED,
    "3": DossierState.NOT_ACCEPTED,
    "4": DossierState.PROCESSING,
    "5": DossierState.SUPPLEMENT,
    "6": DossierState.FEE_DUE,
    "7": DossierState.WITHDRAWN,
    "8": DossierState.STOPPED,
    "9": DossierState.FINISHED,
    "10": DossierState.RETURNED,
}
"""`TrangThaiHoSo` (domain.md §6.2)."""
NUMBERS = {state: number for number, state in STATES.items()}
SINCE = {
    DossierState.RECEIVED: "NgayTiepNhan",
    DossierState.NOT_ACCEPTED: "NgayTuChoi",
    DossierState.FINISHED: "NgayKetThucXuLy",
    DossierState.RETURNED: "NgayTra",
}
"""Which date says when a dossier came into a state; for the other states none does."""
TAIL = 4
_LETTERS = re.compile(r"[^0-9A-Z]")


def told_of(record: Mapping[str, Any], pattern: str = "") -> Told:
    """A dossier. `pattern`: the grammar of codes, "" for the usual. Raises `WrongRecord`."""
    raw = text_in(record, "TrangThaiHoSo")
    if not raw:
        raise WrongRecord("TrangThaiHoSo", "missing")
    state = STATES.get(raw.lstrip("0"), DossierState.UNKNOWN)
    received = moment_in(record, "NgayTiepNhan") or moment_in(record, "NgayNopHoSo")
    if received is None:
        raise WrongRecord("NgayTiepNhan", "missing")
    promised = moment_in(record, "NgayHenTra")
    since = moment_in(record, SINCE[state]) if state in SINCE else None
    procedure = text_in(record, "MaTTHC")
    if not procedure:
        raise WrongRecord("MaTTHC", "missing")
    return Told(
        code=_code(record, pattern),
        procedure=procedure,
        raw_state=raw[:40],
        state=state,
        received=received.date(),
        promised=promised.date() if promised else None,
        missing=_missing(record) if state is DossierState.SUPPLEMENT else "",
        reason=text_in(record, "GhiChu") if state in _WITH_REASON else "",
        fee_vnd=_fee(record),
        fee_confirmed=text_in(record, "DuocThanhToanTrucTuyen").lower() in _YES,
        told_ms=to_ms(since) if since else 0,
        factors=_factors(record),
    )


_WITH_REASON = frozenset({DossierState.NOT_ACCEPTED, DossierState.STOPPED})
_YES = frozenset({"1", "true", "x", "có", "co"})


def _code(record: Mapping[str, Any], pattern: str) -> str:
    cleaned = clean(text_in(record, "MaHoSo"))
    if isinstance(cleaned, UnknownReason):
        raise WrongRecord("MaHoSo", "missing")
    code = cleaned.upper()
    if not isinstance(read_dossier(code, pattern) if pattern else read_dossier(code), DossierCode):
        raise WrongRecord("MaHoSo", "no_code")
    return code


def _fee(record: Mapping[str, Any]) -> int | None:
    """The sum of `DanhSachLePhi[].Gia`, or a table's own column; None where none is told."""
    rows = record.get("DanhSachLePhi")
    if rows is None:
        return _money(record, "Gia")
    if not isinstance(rows, list) or not all(isinstance(each, dict) for each in rows):
        raise WrongRecord("DanhSachLePhi", "no_amount")
    amounts = [_money(each, "Gia") for each in rows]
    known = [each for each in amounts if each is not None]
    return sum(known) if known else None


def _money(record: Mapping[str, Any], name: str) -> int | None:
    text = re.sub(r"[\s.,đ₫]|VND|VNĐ", "", text_in(record, name))
    if not text:
        return None
    if not re.fullmatch(r"\d{1,12}", text, re.ASCII):
        raise WrongRecord(name, "no_amount")
    return int(text)


def _missing(record: Mapping[str, Any]) -> str:
    """What the newest demand that nobody has answered yet asks for."""
    rows = record.get("DanhSachHoSoBoSung")
    if not isinstance(rows, list):
        return text_in(record, "NoiDungBoSung")
    asked = [each for each in rows if isinstance(each, dict)]
    still = [each for each in asked if not each.get("NgayTiepNhanBoSung")] or asked
    still.sort(key=lambda each: text_in(each, "NgayBoSung"))
    return text_in(still[-1], "NoiDungBoSung") if still else ""


def _factors(record: Mapping[str, Any]) -> tuple[str, ...]:
    """The last four of phone and identity number, and a look-up code where a table has one."""
    owner = record.get("DinhDanhCHS")
    owner = owner if isinstance(owner, dict) else record
    found = (
        _plain(text_in(record, "MaTraCuu")),
        _plain(text_in(record, "SoDienThoai"))[-TAIL:],
        _plain(text_in(owner, "SoDinhDanh"))[-TAIL:],
    )
    return tuple(dict.fromkeys(each for each in found if len(each) == TAIL))


def _plain(text: str) -> str:
    return _LETTERS.sub("", text.upper())
