"""A record in the national exchange's field names (`DongBoHoSoMC`, domain.md §6.1) → `Told`. Pure.

Used for the exchange itself and for tables whose columns carry these names.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from kiosk.catalogue import DossierState
from kiosk.clock import VIETNAM, to_ms
from kiosk.codes import read_dossier
from kiosk.codes.cleaning import clean
from kiosk.codes.kinds import DossierCode, UnknownReason
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
LONGEST_TEXT = 1000
TAIL = 4
_LETTERS = re.compile(r"[^0-9A-Z]")
_FORMS = (
    ("%Y%m%d%H%M%S", r"\d{14}"),
    ("%Y%m%d", r"\d{8}"),
    ("%Y-%m-%d", r"\d{4}-\d{2}-\d{2}"),
    ("%Y-%m-%dT%H:%M:%S", r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}"),
    ("%Y-%m-%d %H:%M:%S", r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}"),
    ("%d/%m/%Y", r"\d{1,2}/\d{1,2}/\d{4}"),
    ("%d/%m/%Y %H:%M", r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2}"),
    ("%d/%m/%Y %H:%M:%S", r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2}:\d{2}"),
)
_SERIAL = re.compile(r"[1-9]\d{4}(\.\d+)?")
_SERIAL_ZERO = datetime(1899, 12, 30, tzinfo=VIETNAM)
"""Day 0 of a table's dates (ECMA-376: 1900 is wrongly a leap year, so the count starts here)."""


class WrongRecord(Exception):
    """A field that cannot be what it should; its value is not told, it may be a person's."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field} {why}")
        self.field = field
        self.why = why
        """A key of `dossiers.wrong`."""


def told_of(record: Mapping[str, Any], pattern: str = "") -> Told:
    """A dossier. `pattern`: the grammar of codes, "" for the usual. Raises `WrongRecord`."""
    raw = _text(record, "TrangThaiHoSo")
    if not raw:
        raise WrongRecord("TrangThaiHoSo", "missing")
    state = STATES.get(raw.lstrip("0"), DossierState.UNKNOWN)
    received = _moment(record, "NgayTiepNhan") or _moment(record, "NgayNopHoSo")
    if received is None:
        raise WrongRecord("NgayTiepNhan", "missing")
    promised = _moment(record, "NgayHenTra")
    since = _moment(record, SINCE[state]) if state in SINCE else None
    procedure = _text(record, "MaTTHC")
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
        reason=_text(record, "GhiChu") if state in _WITH_REASON else "",
        fee_vnd=_fee(record),
        fee_confirmed=_text(record, "DuocThanhToanTrucTuyen").lower() in _YES,
        told_ms=to_ms(since) if since else 0,
        factors=_factors(record),
    )


_WITH_REASON = frozenset({DossierState.NOT_ACCEPTED, DossierState.STOPPED})
_YES = frozenset({"1", "true", "x", "có", "co"})


def _code(record: Mapping[str, Any], pattern: str) -> str:
    cleaned = clean(_text(record, "MaHoSo"))
    if isinstance(cleaned, UnknownReason):
        raise WrongRecord("MaHoSo", "missing")
    code = cleaned.upper()
    if not isinstance(read_dossier(code, pattern) if pattern else read_dossier(code), DossierCode):
        raise WrongRecord("MaHoSo", "no_code")
    return code


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise WrongRecord(name, "not_text")
    text = " ".join(str(value).replace("\x00", " ").split())
    if text.encode(errors="replace").decode() != text:
        raise WrongRecord(name, "not_text")
    return text[:LONGEST_TEXT]


def _moment(record: Mapping[str, Any], name: str) -> datetime | None:
    """A Vietnamese time; the systems write it without a zone. None where nothing stands there."""
    text = _text(record, name)
    if not text:
        return None
    for form, shape in _FORMS:
        if re.fullmatch(shape, text, re.ASCII):
            try:
                found = datetime.strptime(text, form).replace(tzinfo=VIETNAM)
            except ValueError:
                break
            return _of_our_time(found, name)
    if _SERIAL.fullmatch(text):
        return _of_our_time(_SERIAL_ZERO + timedelta(days=float(text)), name)
    raise WrongRecord(name, "no_date")


def _of_our_time(found: datetime, name: str) -> datetime:
    if not 2000 <= found.year < 2200:
        raise WrongRecord(name, "no_date")
    return found


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
    text = re.sub(r"[\s.,đ₫]|VND|VNĐ", "", _text(record, name))
    if not text:
        return None
    if not re.fullmatch(r"\d{1,12}", text, re.ASCII):
        raise WrongRecord(name, "no_amount")
    return int(text)


def _missing(record: Mapping[str, Any]) -> str:
    """What the newest demand that nobody has answered yet asks for."""
    rows = record.get("DanhSachHoSoBoSung")
    if not isinstance(rows, list):
        return _text(record, "NoiDungBoSung")
    asked = [each for each in rows if isinstance(each, dict)]
    still = [each for each in asked if not each.get("NgayTiepNhanBoSung")] or asked
    still.sort(key=lambda each: _text(each, "NgayBoSung"))
    return _text(still[-1], "NoiDungBoSung") if still else ""


def _factors(record: Mapping[str, Any]) -> tuple[str, ...]:
    """The last four of phone and identity number, and a look-up code where a table has one."""
    owner = record.get("DinhDanhCHS")
    owner = owner if isinstance(owner, dict) else record
    found = (
        _plain(_text(record, "MaTraCuu")),
        _plain(_text(record, "SoDienThoai"))[-TAIL:],
        _plain(_text(owner, "SoDinhDanh"))[-TAIL:],
    )
    return tuple(dict.fromkeys(each for each in found if len(each) == TAIL))


def _plain(text: str) -> str:
    return _LETTERS.sub("", text.upper())
