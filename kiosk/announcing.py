"""What the loudspeaker says, as a list of clips of a voice pack: pure, no sound in sight.

A ticket's number is read character by character (A012 → "A không một hai"): clearer than a number
and it needs few clips (domain.md §7.4). A counter's number is read as a number. The words around
them are the centre's; a pack that lacks a phrase still says number and counter.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from kiosk.catalogue import Announcement
from kiosk.decoding import from_json

PLACEHOLDER = re.compile(r"\{(number|counter)\}")
COUNTERS = 40
"""Counters that a pack can say."""
DIGITS = {
    "vi": ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
LETTERS_VI = {
    "A": "a", "B": "bê", "C": "xê", "D": "dê", "E": "e", "F": "ép", "G": "gờ", "H": "hát",
    "K": "ca", "L": "lờ", "M": "mờ", "N": "nờ", "P": "pê", "Q": "quy", "R": "rờ", "S": "sờ",
    "T": "tê", "U": "u", "V": "vê", "X": "ích", "Y": "i dài", "Z": "dét",
}  # fmt: skip


class VoicePack(msgspec.Struct, frozen=True):
    """The manifest of a folder of WAV clips: what is said → file name.

    `language` → kind ("phrase", "letter", "digit", "number") → text → file. `chime` comes first.
    """

    rate: int
    chime: str
    clips: dict[str, dict[str, dict[str, str]]]


class Spoken(msgspec.Struct, frozen=True):
    """The files of one announcement in order, and the phrases the pack could not say."""

    files: tuple[str, ...]
    missing: tuple[str, ...]


def load_pack(folder: Path) -> VoicePack:
    """The manifest `pack.json` of a folder. Raises OSError or `msgspec.DecodeError`."""
    return from_json((folder / "pack.json").read_bytes(), VoicePack)


def spoken(
    pack: VoicePack,
    announcements: Sequence[Announcement],
    number: str,
    counter: int,
    *,
    recall: bool = False,
) -> Spoken:
    """The clips of a call, each language once, in the order configured."""
    files: list[str] = []
    missing: list[str] = []
    for each in announcements:
        known = pack.clips.get(each.language, {})
        for kind, text in parts_of(each.recall if recall else each.text, number, counter):
            file = known.get(kind, {}).get(text)
            if file:
                files.append(file)
            else:
                missing.append(text)
    return Spoken(tuple(files), tuple(missing))


def parts_of(wording: str, number: str, counter: int) -> list[tuple[str, str]]:
    """A wording as (kind, text): phrases, the number's characters, the counter's number."""
    parts: list[tuple[str, str]] = []
    for piece in PLACEHOLDER.split(wording):
        if piece == "number":
            parts += [("digit" if each.isdigit() else "letter", each) for each in number]
        elif piece == "counter":
            parts.append(("number", str(counter)))
        elif phrase := phrase_of(piece):
            parts.append(("phrase", phrase))
    return parts


def phrase_of(piece: str) -> str:
    """The words between placeholders as a pack names them."""
    return piece.strip(" ,.;:!?").strip()


def phrases(announcements: Sequence[Announcement]) -> dict[str, set[str]]:
    """Every phrase a centre's wordings need, by language."""
    needed: dict[str, set[str]] = {}
    for each in announcements:
        for wording in (each.text, each.recall):
            for kind, text in parts_of(wording, "", 0):
                if kind == "phrase":
                    needed.setdefault(each.language, set()).add(text)
    return needed


def counter_word(language: str, n: int) -> str:
    """A counter's number in words, 1 to 99 (Vietnamese: hai mươi mốt, hai mươi tư, mười lăm)."""
    if language != "vi":
        return str(n)
    tens, ones = divmod(n, 10)
    digits = DIGITS["vi"]
    if tens == 0:
        return digits[ones]
    head = "mười" if tens == 1 else f"{digits[tens]} mươi"
    if ones == 0:
        return head
    special = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    return f"{head} {special.get(ones, digits[ones])}"
