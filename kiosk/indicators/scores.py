"""The points of an edition's indicators from what is known here; pure.

A dossier's points are averaged over the dossiers of a quarter whose timing is certain. A pending
complaint counts for nobody yet: `points` leave it out, `lowest` says what they would be if every
pending one were upheld, and they are final only when none is pending (domain.md §3.1). Nothing is
guessed: an indicator without data has no points, and without all of them there is no class.
"""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

import msgspec

from kiosk.indicators.editions import Indicator, IndicatorEdition, Measure, ScoreClass
from kiosk.timing import KNOWN, Timing

PLACES = Decimal("0.01")


class JudgedDossier(msgspec.Struct, frozen=True):
    """What a dossier adds: its timing, how often papers were asked for, who received it."""

    timing: Timing
    supplements: int
    official: str


class JudgedComplaint(msgspec.Struct, frozen=True):
    """What a complaint adds. `state`: pending, upheld, not_upheld. `in_time` None: unanswered,
    with time left."""

    about: str
    official: str
    state: str
    in_time: bool | None


class Score(msgspec.Struct, frozen=True):
    """One indicator. `points` None: no data here. `n`: dossiers or complaints it rests on."""

    indicator: Indicator
    points: Decimal | None = None
    lowest: Decimal | None = None
    n: int = 0
    pending: int = 0

    @property
    def final(self) -> bool:
        """Whether no pending complaint can change it."""
        return self.points == self.lowest


class PersonScore(msgspec.Struct, frozen=True):
    """Indicator 7 of one official. `points` None while a complaint is pending, or where there are
    too few dossiers to speak of a person."""

    official: str
    n: int
    pending: int
    points: Decimal | None


class Scores(msgspec.Struct, frozen=True):
    """All indicators of a period. `total` and `out_of` are of those with data; `class_` None
    unless all have."""

    scores: tuple[Score, ...]
    total: Decimal
    lowest: Decimal
    out_of: Decimal
    class_: ScoreClass | None
    people: tuple[PersonScore, ...] = ()

    @property
    def final(self) -> bool:
        """Whether no pending complaint can change the total."""
        return all(each.final for each in self.scores)

    @property
    def pending(self) -> int:
        """Complaints that are being verified."""
        return max((each.pending for each in self.scores), default=0)


def scores(
    edition: IndicatorEdition,
    dossiers: Sequence[JudgedDossier],
    complaints: Sequence[JudgedComplaint],
    minimum_n: int,
) -> Scores:
    """Every indicator that this machine has data for."""
    known = [each for each in dossiers if each.timing in KNOWN]
    found = tuple(_score(each, known, complaints) for each in edition.indicators)
    judged = [each for each in found if each.points is not None]
    total = sum((each.points for each in judged if each.points is not None), Decimal())
    lowest = sum((each.lowest for each in judged if each.lowest is not None), Decimal())
    whole = len(judged) == len(found)
    attitude = next((e for e in edition.indicators if e.measure is Measure.ATTITUDE), None)
    return Scores(
        found,
        total,
        lowest,
        sum((Decimal(str(each.indicator.most)) for each in judged), Decimal()),
        class_of(edition, total) if whole else None,
        tuple(_people(attitude, known, complaints, minimum_n)) if attitude else (),
    )


def class_of(edition: IndicatorEdition, total: Decimal) -> ScoreClass:
    """The class of a total; a class begins at its least, which belongs to it."""
    return next(each for each in edition.classes if total >= Decimal(str(each.least)))


def _score(
    indicator: Indicator, known: Sequence[JudgedDossier], complaints: Sequence[JudgedComplaint]
) -> Score:
    match indicator.measure:
        case Measure.PROMISED_TIME:
            points = _mean(_time_points(indicator, each) for each in known)
            return Score(indicator, points, points, len(known))
        case Measure.SUPPLEMENTS:
            points = _mean(_supplement_points(indicator, each) for each in known)
            return Score(indicator, points, points, len(known))
        case Measure.ATTITUDE:
            return _attitude(indicator, known, complaints)
        case Measure.COMPLAINTS:
            return _answered(indicator, complaints)
        case Measure.NONE:
            return Score(indicator)


def _time_points(indicator: Indicator, dossier: JudgedDossier) -> float:
    good, middling, bad = indicator.points
    return {Timing.EARLY: good, Timing.ON_TIME: middling}.get(dossier.timing, bad)


def _supplement_points(indicator: Indicator, dossier: JudgedDossier) -> float:
    good, middling, bad = indicator.points
    if dossier.supplements <= (indicator.full or 0):
        return good
    return middling if dossier.supplements <= (indicator.part or 0) else bad


def _attitude(
    indicator: Indicator, known: Sequence[JudgedDossier], complaints: Sequence[JudgedComplaint]
) -> Score:
    """The dossiers of an official about whom a complaint was upheld have the worst points."""
    upheld, pending = _officials(complaints, "upheld"), _officials(complaints, "pending")
    bad = indicator.points[-1]

    def mean(blamed: set[str]) -> Decimal | None:
        return _mean(
            bad if each.official in blamed else _time_points(indicator, each) for each in known
        )

    waiting = sum(each.about == "person" and each.state == "pending" for each in complaints)
    return Score(indicator, mean(upheld), mean(upheld | pending), len(known), waiting)


def _people(
    indicator: Indicator,
    known: Sequence[JudgedDossier],
    complaints: Sequence[JudgedComplaint],
    minimum_n: int,
) -> Iterable[PersonScore]:
    named = {each.official for each in known} | {each.official for each in complaints}
    for official in sorted(named - {""}):
        own = [each for each in known if each.official == official]
        about = [each for each in complaints if each.official == official]
        pending = sum(each.state == "pending" for each in about)
        shown = not pending and len(own) >= minimum_n
        points = _attitude(indicator, own, about).points if shown else None
        yield PersonScore(official, len(own), pending, points)


def _answered(indicator: Indicator, complaints: Sequence[JudgedComplaint]) -> Score:
    """None at all is as good as all of them answered in time; who still has time is not counted."""
    due = [each for each in complaints if each.in_time is not None]
    in_time = sum(bool(each.in_time) for each in due)
    good, middling, bad = (Decimal(str(each)) for each in indicator.points)
    full, part = (Decimal(str(each or 0)) for each in (indicator.full, indicator.part))
    share = Decimal(in_time) / len(due) if due else Decimal(1)
    points = good if share >= full else middling if share >= part else bad
    waiting = sum(each.state == "pending" for each in complaints)
    return Score(indicator, points, points, len(due), waiting)


def _officials(complaints: Iterable[JudgedComplaint], state: str) -> set[str]:
    return {each.official for each in complaints if each.state == state and each.official}


def _mean(points: Iterable[float]) -> Decimal | None:
    """Of each dossier's points, to the hundredth that is shown; None without a dossier."""
    each = [Decimal(str(one)) for one in points]
    if not each:
        return None
    return (sum(each, Decimal()) / len(each)).quantize(PLACES, ROUND_HALF_UP)
