"""Texts that follow a grammar: codes, letters, hashes, addresses, sentences with gaps."""

import re
from collections.abc import Callable, Iterator, Mapping
from string import Formatter
from typing import Any

from kiosk import codes
from kiosk.config.findings import Finding, Given, text
from kiosk.config.toml_lines import Place
from kiosk.words import languages

PREFIXES = "ABCDEFGHKLMNPQRSTUVX"
"""Letters of numbers: without I, J, O, W, Y, Z, which are misread or misheard."""

_PATTERNS = {
    ("queues.toml", "queue", "prefix"): rf"[{PREFIXES}]",
    ("procedures.toml", "procedure", "code"): (
        r"\d\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|\.[A-Z]\d{2})?(?:\.\d{2})?"
    ),
    ("staff.toml", "official", "pin_hash"): (
        r"\$argon2id\$v=19\$m=\d{1,9},t=\d{1,4},p=\d{1,3}\$[A-Za-z0-9+/]{11,}\$[A-Za-z0-9+/]{22,}"
    ),
    ("devices.toml", "device", "kind"): "printer|reader",
    ("devices.toml", "device", "place"): "kiosk|counter|rater|board|manager",
    ("devices.toml", "device", "media"): "roll|page",
    ("devices.toml", "device", "url"): (
        r"screen:\S*|wedge:|camera:.*|tcp://[^\s/]+|serial:\S+|usb://[0-9a-fA-F]{1,4}:[0-9a-fA-F]{1,4}"
        r"(?:\?\S+)?|file://\S+|(?:win|cups)://\S.*"
    ),
    ("screens.toml", "panel", "place"): "kiosk|counter|rater|board|manager",
    ("rating.toml", "reason", "about"): "process|person|other",
    ("dossiers.toml", "dossier", "phone_tail"): r"\d{4}|",
    ("dossiers.toml", "dossier", "id_tail"): r"\d{4}|",
    ("dossiers.toml", "dossier", "lookup"): rf"[{codes.LOOKUP_LETTERS}]{{4}}|",
}
_CENTRE_PATTERNS = {
    ("centre", "code"): r"[a-z0-9][a-z0-9_-]{0,31}",
    ("centre", "agency_id"): r"[A-Z0-9]{1,5}(?:\.[A-Z0-9]{1,5}){0,6}",
    ("centre", "kiosk_mark"): r"[A-Z0-9]{0,2}",
    ("centre", "lookup_url"): r"https?://\S+|",
    ("centre", "tickets_url"): r"(?i:https?)://\S+/|",
    ("pay", "bank"): r"\d{6}",
    ("pay", "account"): r"[0-9A-Za-z]{1,19}",
}


def check(given: Given) -> Iterator[Finding]:
    """Every text that does not follow its grammar, with the grammar in words."""
    for (file, table, key), pattern in _PATTERNS.items():
        for place, row in given.rows(file, table):
            yield from _fits(file, place, row, key, pattern, f"grammar.{table}_{key}")
    for (table, key), pattern in _CENTRE_PATTERNS.items():
        row = given.table("centre.toml", table)
        yield from _fits("centre.toml", (table,), row, key, pattern, f"grammar.{table}_{key}")
    yield from _dossier_pattern(given)
    yield from _booking_pattern(given)
    yield from _codes(given)
    yield from _announcements(given)


def _fits(
    file: str, place: Place, row: Mapping[str, Any], key: str, pattern: str, words: str
) -> Iterator[Finding]:
    value = row.get(key)
    if isinstance(value, str) and not re.fullmatch(pattern, value, re.ASCII):
        yield Finding(file, (*place, key), words, {"value": value})


def _dossier_pattern(given: Given) -> Iterator[Finding]:
    """The centre's own grammar must be one, say the day, and fit the centre's own agency."""
    facts = given.table("centre.toml", "centre")
    pattern = text(facts, "dossier_pattern")
    if pattern and not _groups(pattern):
        yield Finding("centre.toml", ("centre", "dossier_pattern"), "grammar.dossier_pattern")


def _booking_pattern(given: Given) -> Iterator[Finding]:
    """The systems' codes follow a grammar, and not the empty text."""
    pattern = text(given.table("centre.toml", "bookings"), "pattern")
    if pattern and (_groups(pattern) is None or re.fullmatch(pattern, "", re.ASCII)):
        yield Finding("centre.toml", ("bookings", "pattern"), "grammar.booking_pattern")


def _groups(pattern: str) -> int | None:
    """How many a grammar has; None where it is none."""
    try:
        return re.compile(pattern, re.ASCII).groups
    except (re.error, RecursionError, OverflowError):
        return None


def _codes(given: Given) -> Iterator[Finding]:
    """Dossier codes and badges, by the same grammar that reads them later."""
    pattern = text(given.table("centre.toml", "centre"), "dossier_pattern")
    if any(_dossier_pattern(given)):
        pattern = ""
    readers: tuple[tuple[str, str, str, Callable[[str], object], type], ...] = (
        ("dossiers.toml", "dossier", "code", _dossier_reader(pattern), codes.DossierCode),
        ("staff.toml", "official", "badge", codes.read_token, codes.Badge),
    )
    for file, table, key, read, wanted in readers:
        for place, row in given.rows(file, table):
            value = text(row, key)
            if value and not isinstance(read(value), wanted):
                yield Finding(file, (*place, key), f"grammar.{table}_{key}", {"value": value})


def _dossier_reader(pattern: str) -> Callable[[str], object]:
    return lambda value: codes.read_dossier(value, pattern)


def _announcements(given: Given) -> Iterator[Finding]:
    file = "announcements.toml"
    for place, row in given.rows(file, "announcement"):
        language = text(row, "language")
        if language and language not in languages():
            values = {"value": language, "choices": ", ".join(languages())}
            yield Finding(file, (*place, "language"), "grammar.announcement_language", values)
        for key in ("text", "recall"):
            sentence = text(row, key)
            if sentence and sorted(_gaps(sentence)) != ["counter", "number"]:
                yield Finding(file, (*place, key), "grammar.announcement_text", {"name": key})


def _gaps(sentence: str) -> list[str]:
    """The names in braces; anything beyond a plain name spoils the sentence."""
    try:
        parts = list(Formatter().parse(sentence))
    except ValueError:
        return []
    gaps = [part for part in parts if part[1] is not None]
    plain = all(not spec and not conversion for _, _, spec, conversion in gaps)
    return [str(name) for _, name, _, _ in gaps] if plain else []
