"""Typing Vietnamese on plain keys: Telex and VNI, one key at a time. Pure.

    text = ""
    for key in "Tieengs Vieejt":
        text = typed(text, key, Method.TELEX)      # "Tiếng Việt"

Only the word at the end of the text changes. Marks may be typed anywhere after their letter
("tiengse" … "tiếng"), the tone moves to its place as the syllable grows (hòa, hoàn), and the same
key again takes the mark back and stands for itself. Nothing is corrected: what is no Vietnamese
syllable stays as typed. The tone stands as in "hòa, thúy", the way the centre's texts write it.
"""

import re
import unicodedata
from enum import StrEnum
from typing import Final

TONES: Final = "\u0301\u0300\u0309\u0303\u0323"  # sắc, huyền, hỏi, ngã, nặng
HORN: Final = {"u": "ư", "o": "ơ", "ô": "ơ"}
BREVE: Final = {"a": "ă", "â": "ă"}
HAT: Final = {"a": "â", "ă": "â", "e": "ê", "o": "ô", "ơ": "ô"}
VOWELS: Final = "aăâeêioôơuưy"
BARE: Final = str.maketrans("ăâêôơư", "aaeoou")
CLUSTERS: Final = frozenset(
    [
        "a",
        "ă",
        "â",
        "e",
        "ê",
        "i",
        "o",
        "ô",
        "ơ",
        "u",
        "ư",
        "y",
        "ai",
        "ao",
        "au",
        "ay",
        "âu",
        "ây",
        "eo",
        "êu",
        "ia",
        "iê",
        "iu",
        "oa",
        "oă",
        "oe",
        "oi",
        "oo",
        "ôi",
        "ơi",
        "ua",
        "uâ",
        "uê",
        "ui",
        "uô",
        "uơ",
        "uy",
        "ưa",
        "ươ",
        "ưi",
        "ưu",
        "yê",
        "iêu",
        "oai",
        "oao",
        "oay",
        "oeo",
        "uây",
        "uôi",
        "uya",
        "uyê",
        "uyu",
        "uao",
        "ươi",
        "ươu",
        "yêu",
    ]
)
"""The vowels of a Vietnamese syllable; marks are set only where one of these comes out."""

_SYLLABLE = re.compile(
    r"(qu(?=[aăâeêioôơy])|gi(?=[aăâeêoôơuư])|[bcdđfghjklmnpqrstvwxz]*)"
    r"([aăâeêioôơuưy]*)([a-zđ]*)"
)
_WORD = re.compile(r"[^\W\d_]*\Z")


class Method(StrEnum):
    """How keys become letters; OFF: every key stands for itself."""

    TELEX = "telex"
    VNI = "vni"
    OFF = "off"


def typed(text: str, key: str, method: Method) -> str:
    """`text` (NFC) after one more `key`."""
    found = _WORD.search(text)
    start = found.start() if found else len(text)
    word = text[start:]
    if method is Method.OFF:
        return text + key
    marked = _telex(word, key) if method is Method.TELEX else _vni(word, key)
    return text[:start] + _settled(word + key if marked is None else marked)


def erased(text: str) -> str:
    """`text` without its last letter; a letter goes with its marks."""
    return text[:-1]


def _telex(word: str, key: str) -> str | None:
    pressed = key.lower()
    if pressed in "sfrxj":
        return _toned(word, "sfrxj".index(pressed), key)
    if pressed == "z":
        return _untoned(word)
    if pressed == "d":
        return _barred(word, key)
    if pressed in "aeo":
        return _marked(word, HAT, key, only=pressed)
    if pressed == "w":
        changed = _marked(word, HORN | BREVE, key)
        return changed if changed is not None else _bare_w(word, key)
    return None


def _vni(word: str, key: str) -> str | None:
    if key in "12345":
        return _toned(word, int(key) - 1, key)
    marks = {"6": HAT, "7": HORN, "8": BREVE}
    if key in marks:
        return _marked(word, marks[key], key)
    if key == "9":
        return _barred(word, key)
    return _untoned(word) if key == "0" else None


def _toned(word: str, tone: int, key: str) -> str | None:
    plain, had = _split(word)
    if not _vowels(plain):
        return None
    return plain + key if had == TONES[tone] else _joined(plain, TONES[tone])


def _untoned(word: str) -> str | None:
    plain, had = _split(word)
    return plain if had else None


def _barred(word: str, key: str) -> str | None:
    """đ; "dd" again is two d."""
    plain, tone = _split(word)
    first = plain[:1]
    if first in {"d", "D"}:
        return _joined(("đ" if first == "d" else "Đ") + plain[1:], tone)
    if first in {"đ", "Đ"}:
        return _joined(("d" if first == "đ" else "D") + plain[1:], tone) + key
    return None


def _marked(word: str, marks: dict[str, str], key: str, only: str = "") -> str | None:
    """The word with a mark of `marks` on the last vowel that may carry it; taken back if it is
    there already. `only`: the vowel that Telex' doubled letters speak of."""
    plain, tone = _split(word)
    found = _SYLLABLE.fullmatch(plain.lower())
    if not found or not found[2]:
        return None
    at, cluster = found.start(2), found[2]
    for changed in _candidates(cluster, marks, only, closed=bool(found[3])):
        if changed in CLUSTERS:
            return _joined(
                plain[:at] + _cased(changed, plain, at) + plain[at + len(cluster) :], tone
            )
    back = "".join(
        each.translate(BARE)
        if each in marks.values() and (not only or each.translate(BARE) == only)
        else each
        for each in cluster
    )
    if back == cluster:
        return None
    return _joined(plain[:at] + _cased(back, plain, at) + plain[at + len(cluster) :], tone) + key


def _candidates(cluster: str, marks: dict[str, str], only: str, *, closed: bool) -> list[str]:
    pairs = []
    if "u" in marks and not only:  # a horn: u and o of "uo" together, but "thuở" without a coda
        at = next((i for i in range(len(cluster)) if cluster[i : i + 2] in {"uo", "uô", "ưo"}), -1)
        if at >= 0:
            tail = cluster[at + 2 :]
            pairs.append(cluster[:at] + ("ươ" if tail or closed else "uơ") + tail)
    singles = [
        cluster[:at] + marks[cluster[at]] + cluster[at + 1 :]
        for at in reversed(range(len(cluster)))
        if cluster[at] in marks and (not only or cluster[at].translate(BARE) == only)
    ]
    return pairs + singles


def _bare_w(word: str, key: str) -> str | None:
    """ "w" alone is ư (tw → tư); "w" on that ư is w again."""
    plain, tone = _split(word)
    if tone or _vowels(plain) or (plain and plain[-1].lower() == "w"):
        return None
    return plain + ("Ư" if key.isupper() else "ư")


def _settled(word: str) -> str:
    """The word with its tone where it belongs now, and "uơ" grown to "ươ" before a coda."""
    plain, tone = _split(word)
    found = _SYLLABLE.fullmatch(plain.lower())
    if found and "uơ" in found[2] and (found[3] or not found[2].endswith("uơ")):
        at = found.start(2) + found[2].index("uơ")
        plain = plain[:at] + ("Ư" if plain[at].isupper() else "ư") + plain[at + 1 :]
    return _joined(plain, tone)


def _split(word: str) -> tuple[str, str]:
    """The word without tones (hats, horns and breves stay), and its last tone."""
    apart = unicodedata.normalize("NFD", word)
    tones = [each for each in apart if each in TONES]
    plain = "".join(each for each in apart if each not in TONES)
    return unicodedata.normalize("NFC", plain), tones[-1] if tones else ""


def _joined(plain: str, tone: str) -> str:
    at = _place_of_tone(plain) if tone else -1
    if at < 0:
        return plain
    return unicodedata.normalize("NFC", plain[: at + 1] + tone + plain[at + 1 :])


def _place_of_tone(plain: str) -> int:
    """On the vowel with a mark (the last of ươ), else on the last but one of an open syllable
    with two or three vowels and the last of a closed one."""
    found = _SYLLABLE.match(plain.lower())
    if not found or not found[2]:
        return -1
    start, cluster, coda = found.start(2), found[2], found[3]
    for at in reversed(range(len(cluster))):
        if cluster[at] in "ăâêôơư":
            return start + at
    if len(cluster) == 1 or coda:
        return start + len(cluster) - 1
    return start + len(cluster) - 2


def _vowels(plain: str) -> str:
    found = _SYLLABLE.fullmatch(plain.lower())
    return found[2] if found else ""


def _cased(changed: str, plain: str, at: int) -> str:
    return "".join(
        each.upper() if plain[at + i].isupper() else each for i, each in enumerate(changed)
    )
