"""The sets of indicators, read from `assets/forms/indicators.toml`, with their dates."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec

from kiosk.catalogue import Text
from kiosk.config.shape import Shaping
from kiosk.config.toml_lines import Place, line_at, lines_of
from kiosk.errors import ConfigError, Mistake
from kiosk.words import in_every_language

FILE = Path(__file__).resolve().parents[2] / "assets" / "forms" / "indicators.toml"


class Measure(StrEnum):
    """Which data of this machine give an indicator's points."""

    PROMISED_TIME = "promised_time"
    SUPPLEMENTS = "supplements"
    ATTITUDE = "attitude"
    COMPLAINTS = "complaints"
    NONE = "none"


LIMITED = frozenset({Measure.SUPPLEMENTS, Measure.COMPLAINTS})


class Indicator(msgspec.Struct, frozen=True):
    """One of the indicators. `points`: for good, middling and bad. `full`, `part`: the limits for
    the first two, of the measures in `LIMITED`."""

    number: int
    name: Text
    measure: Measure
    points: tuple[float, ...]
    full: float | None = None
    part: float | None = None

    @property
    def most(self) -> float:
        """The best there is to get."""
        return self.points[0]


class ScoreClass(msgspec.Struct, frozen=True, rename={"least": "from"}):
    """A class of totals, from `least` (included) to the class above it."""

    name: Text
    least: float


class IndicatorEdition(
    msgspec.Struct, frozen=True, rename={"classes": "class", "indicators": "indicator"}
):
    """One set, in use from `effective_from` until a later one begins. `check`: what nobody has
    compared with the official text, told wherever points are shown."""

    id: str
    legal_basis: str
    effective_from: date
    complaint_days: int
    classes: tuple[ScoreClass, ...]
    indicators: tuple[Indicator, ...]
    check: Text | None = None

    @property
    def most(self) -> float:
        """The total of all indicators at their best."""
        return sum(each.most for each in self.indicators)


class IndicatorFile(msgspec.Struct, frozen=True, rename={"editions": "edition"}):
    """The file as it stands."""

    editions: tuple[IndicatorEdition, ...]


def load_indicators(file: Path = FILE) -> tuple[IndicatorEdition, ...]:
    """All sets, the oldest first. Raises `ConfigError` with every mistake by line."""
    text = file.read_text(encoding="utf-8-sig")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found.group(1)) if found else 0
        raise ConfigError([Mistake(file, line, f"TOML: {error}")]) from error
    shaping = Shaping(file.name)
    read = shaping.build(IndicatorFile, table)
    lines = lines_of(text)
    mistakes = [
        Mistake(
            file,
            line_at(lines, each.place),
            in_every_language(f"config.{each.words}", **each.values),
        )
        for each in shaping.findings
    ]
    for place, words in _senseless(read) if read else ():
        sentence = in_every_language(f"exports.indicator_file.{words}")
        mistakes.append(Mistake(file, line_at(lines, place), sentence))
    if mistakes:
        raise ConfigError(mistakes)
    return tuple(sorted(read.editions, key=lambda each: each.effective_from))


@cache
def shipped_indicators() -> tuple[IndicatorEdition, ...]:
    """The sets in `assets/forms`, read once."""
    return load_indicators()


def edition_on(day: date, editions: tuple[IndicatorEdition, ...] | None = None) -> IndicatorEdition:
    """The set in use on a day; before the first, the first."""
    known = shipped_indicators() if editions is None else editions
    begun = [each for each in known if each.effective_from <= day]
    return begun[-1] if begun else known[0]


def _senseless(read: IndicatorFile) -> Iterator[tuple[Place, str]]:
    if not read.editions:
        yield (), "no_edition"
    starts: set[date] = set()
    for at, edition in enumerate(read.editions):
        place: Place = ("edition", at)
        if edition.effective_from in starts:
            yield (*place, "effective_from"), "same_day"
        starts.add(edition.effective_from)
        if not 1 <= edition.complaint_days <= 365:
            yield (*place, "complaint_days"), "days"
        yield from _classes(edition, place)
        yield from _indicators(edition, place)


def _classes(edition: IndicatorEdition, place: Place) -> Iterator[tuple[Place, str]]:
    least = [each.least for each in edition.classes]
    for at, (above, below) in enumerate(pairwise(least), 1):
        if below >= above:
            yield (*place, "class", at, "from"), "class_order"
    if not least or least[-1] != 0:
        yield (*place, "class", max(0, len(least) - 1)), "class_last"


def _indicators(edition: IndicatorEdition, place: Place) -> Iterator[tuple[Place, str]]:
    numbers: set[int] = set()
    for at, each in enumerate(edition.indicators):
        here: Place = (*place, "indicator", at)
        if each.number in numbers:
            yield (*here, "number"), "same_number"
        numbers.add(each.number)
        if len(each.points) != 3 or list(each.points) != sorted(each.points, reverse=True):
            yield (*here, "points"), "points"
        elif each.measure in LIMITED and (each.full is None or each.part is None):
            yield here, "limits"
