"""Dossier codes: the one-stop system's, our provisional ones, and the look-up code beside them.

The official grammar is Circular 01/2018/TT-VPCP Article 19 and the shorter agency ids in use
since 2024 (domain.md §2.1). Codes run in order and can be guessed, so they open nothing alone.
"""

import re
from datetime import date
from functools import lru_cache

from kiosk.codes.kinds import DossierCode, Unknown, UnknownReason
from kiosk.ports import Random

DOSSIER_PATTERN = (
    r"^(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{2,3}){0,3})-(\d{6})-(\d{4,6})$"
)
"""Group 1 is the day of reception, yyMMdd. A centre may set another in `centre.toml`."""

LOOKUP_LETTERS = "34679ACDEFGHKMNPQRTUXY"
"""No two that look alike: without 0 O, 1 I L J, 2 Z, 5 S, 8 B, V W."""

LONGEST_CODE = 40
_PROVISIONAL = re.compile(r"Q[1-9][0-9]{0,2}-([0-9]{6})-[0-9]{4,6}")
_LOOKUP = re.compile(rf"[{LOOKUP_LETTERS}]{{4}}")


def read_dossier(text: str, pattern: str = DOSSIER_PATTERN) -> DossierCode | Unknown | None:
    """A code by its grammar; `Unknown` where the day in it does not exist, None: no such code.

    `text` is upper-case ASCII. `pattern` has the date as its group 1, if it has groups.
    """
    if len(text) > LONGEST_CODE:
        return None
    ours = _PROVISIONAL.fullmatch(text)
    found = ours or _grammar(pattern or DOSSIER_PATTERN).fullmatch(text)
    if not found:
        return None
    day = found.group(1) if found.re.groups else None
    if day and re.fullmatch("[0-9]{6}", day) and not _is_a_day(day):
        return Unknown(UnknownReason.BAD_DATE)
    return DossierCode(text, provisional=ours is not None)


def provisional_code(counter: int, day: date, number: int) -> str:
    """Our own code where the one-stop system cannot be reached: `Q5-261123-0007`.

    `number` runs per counter and day, from 1.
    """
    return f"Q{counter}-{day:%y%m%d}-{number:04d}"


def new_lookup_code(random: Random) -> str:
    """Four letters and digits for the slip, each equally likely (234,256 codes)."""
    fair = 256 - 256 % len(LOOKUP_LETTERS)
    letters: list[str] = []
    while len(letters) < 4:
        letters += [LOOKUP_LETTERS[b % len(LOOKUP_LETTERS)] for b in random(8) if b < fair]
    return "".join(letters[:4])


def read_lookup_code(text: str) -> str | None:
    """A typed look-up code in its printed form; None: no such code."""
    plain = text.strip().upper()
    return plain if _LOOKUP.fullmatch(plain) else None


@lru_cache(maxsize=8)
def _grammar(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


def _is_a_day(digits: str) -> bool:
    try:
        date(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError:
        return False
    return True
