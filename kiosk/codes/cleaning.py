"""From what a reader sends to clean text, or the reason why there is none."""

import re
import unicodedata

from kiosk.codes.kinds import UnknownReason

LONGEST = 4096
"""Characters looked at; the largest QR holds 2,953 bytes."""

MOST_MARKS = 30
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−⁃﹘﹣－", "-"))
_AIM_ID = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


def clean(raw: str | bytes) -> str | UnknownReason:
    """One line of visible text in NFC, without byte-order mark, NUL and reader's prefix.

    Text that still hides characters (control, zero width, direction marks) is refused: no reader
    and no honest code makes them.
    """
    if len(raw) > LONGEST:
        return UnknownReason.TOO_LONG
    try:
        text = raw.decode() if isinstance(raw, bytes) else raw.encode().decode()
    except UnicodeError:
        return UnknownReason.NOT_TEXT
    text = text.replace("\ufeff", "").replace("\0", "")
    if not unicodedata.is_normalized("NFC", text):
        if _piled_up(text):
            return UnknownReason.HIDDEN_CHARACTERS
        text = unicodedata.normalize("NFC", text)
    text = text.strip()
    aim_id = _AIM_ID.match(text)
    text = text[aim_id.end() :].strip() if aim_id else text
    if not text:
        return UnknownReason.EMPTY
    if any(unicodedata.category(char) in _HIDDEN for char in text):
        return UnknownReason.HIDDEN_CHARACTERS
    return text


def _piled_up(text: str) -> bool:
    """Whether more marks stand on one letter than any language has (30: the bound of the
    Stream-Safe Text Format, UAX #15). Putting thousands in order takes a hundred times as long as
    reading a code."""
    run = 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run > MOST_MARKS:
            return True
    return False


def upper_ascii(text: str) -> str | None:
    """Upper-case ASCII with Unicode dashes made plain; None where other letters stand.

    Only ASCII is made upper-case: `ſ` would turn into S and pass for one.
    """
    dashed = text.translate(_DASHES)
    return dashed.upper() if dashed.isascii() else None
