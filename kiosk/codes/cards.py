"""Cards people carry: the ID card, the health-insurance card, the VNeID application.

Fields are separated by `|` and may be empty: `||` is never collapsed, or all fields shift when
the old number is missing (domain.md §4). The ID card of 2024 adds fields behind the first seven;
they are dropped unread.
"""

import re
import unicodedata
from datetime import date

from kiosk.codes.kinds import HealthCard, IdCard, Unknown, UnknownReason, VNeID, mask

_ID_NUMBER = re.compile(r"[0-9]{12}")
_OLD_NUMBER = re.compile(r"(?:[0-9]{9}|[0-9]{12})?")
_HEALTH_NUMBER = re.compile(r"[A-Z]{2}[0-9]{13}|[0-9]{10}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})+")
_VNEID = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)*vneid(?:\.gov\.vn)?(?::|/|$).*", re.IGNORECASE)
_SEXES = {"nam": "Nam", "nữ": "Nữ"}


def read_card(text: str) -> IdCard | HealthCard | VNeID | Unknown | None:
    """The card a clean text comes from; `Unknown` where it is a damaged ID card, None: no card."""
    if _VNEID.fullmatch(text):
        return VNeID()
    fields = text.split("|")
    if len(fields) < 2:
        return None
    if _ID_NUMBER.fullmatch(fields[0]):
        return _id_card(fields) or Unknown(UnknownReason.BAD_ID_CARD)
    if _HEALTH_NUMBER.fullmatch(fields[0]) and _HEX.fullmatch(fields[1]):
        return HealthCard(mask(fields[0]))
    return None


def _id_card(fields: list[str]) -> IdCard | None:
    if len(fields) < 7:
        return None
    number, old, name, birth, sex, address, issued = (field.strip() for field in fields[:7])
    born = _day(birth)
    known_sex = _SEXES.get(sex.casefold())
    if not _OLD_NUMBER.fullmatch(old) or not _is_name(name) or not born or not known_sex:
        return None
    if len(address) > 300 or not _day(issued):
        return None
    return IdCard(number=number, name=name, birth=born, sex=known_sex, address=address)


def _is_name(text: str) -> bool:
    letters = (unicodedata.category(char)[0] in "LM" or char in " .'’-" for char in text)
    return 0 < len(text) <= 100 and all(letters)


def _day(digits: str) -> date | None:
    """A day written ddMMyyyy, of a person who may be alive."""
    if not re.fullmatch("[0-9]{8}", digits) or not "1880" <= digits[4:] <= "2199":
        return None
    try:
        return date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return None
