"""One field of a record as the systems and their tables write it: texts and times. Pure."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from kiosk.clock import VIETNAM

LONGEST_TEXT = 1000
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


def text_in(record: Mapping[str, Any], name: str) -> str:
    """On one line; empty where nothing stands there. Raises `WrongRecord`."""
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


def moment_in(record: Mapping[str, Any], name: str) -> datetime | None:
    """A Vietnamese time; the systems write it without a zone. None where nothing stands there.
    Raises `WrongRecord`."""
    text = text_in(record, name)
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
