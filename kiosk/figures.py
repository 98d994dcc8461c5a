"""Figures about ratings and times that say how sure they are.

A share is never shown alone: with it go how many were asked, how many answered, and Wilson's
95 % interval (E. B. Wilson 1927), which stays honest for few answers and near 0 and 100 %.
Below a minimum of answers the distribution is hidden, so that no figure is built on a handful
and no answer can be tied to one visitor.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

Z_95 = 1.959963984540054
LEAST_TOGETHER = 3
"""Hidden lines of one table hold at least so many answers together: the whole less what is shown
must not be one visitor's answer."""
SATISFIED_FROM = 4
"""Scores from 4 of 5 count as satisfied: "Hài lòng" and "Rất hài lòng"."""


class Interval(msgspec.Struct, frozen=True):
    """Between `low` and `high`, shares from 0 to 1."""

    low: float
    high: float


class Distribution(msgspec.Struct, frozen=True):
    """What people answered about one counter, official, service or hour.

    `asked` counts the services that were asked about, `answered` those with a level. `counts` go
    with `scores`, in the order of the configured scale. `hidden`: fewer answers than the minimum;
    then `counts`, `satisfied` and `interval` are empty, so that nothing leaks further on.
    """

    asked: int
    answered: int
    scores: tuple[int, ...]
    counts: tuple[int, ...] = ()
    satisfied: float | None = None
    interval: Interval | None = None
    hidden: bool = False

    @property
    def unanswered(self) -> int:
        """Asked, and no answer came."""
        return self.asked - self.answered


def wilson(successes: int, n: int, z: float = Z_95) -> Interval | None:
    """Wilson's score interval of a share; None without a single answer."""
    if n <= 0:
        return None
    share = successes / n
    around = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    # at the ends the exact bound is 0 or 1; the arithmetic misses it by a hair
    low = 0.0 if successes == 0 else max(0.0, around - half)
    high = 1.0 if successes == n else min(1.0, around + half)
    return Interval(low, high)


def distribution(
    answers: Iterable[int | None], scale: Sequence[int], minimum_n: int = 1
) -> Distribution:
    """Counts `answers` (a score, or None: asked, not answered) along `scale`.

    A score that is not on the scale, from a day with another scale, counts as answered and
    towards the share, and appears behind the configured scores.
    """
    given = list(answers)
    return counted(
        len(given), Counter(score for score in given if score is not None), scale, minimum_n
    )


def counted(
    asked: int, answers: Mapping[int, int], scale: Sequence[int], minimum_n: int = 1
) -> Distribution:
    """The same from answers that the database has counted: score → how often."""
    scored = Counter(answers)
    scores = (*scale, *sorted(set(scored) - set(scale), reverse=True))
    answered = scored.total()
    if answered < minimum_n:
        return Distribution(asked, answered, tuple(scale), hidden=True)
    satisfied = sum(count for score, count in scored.items() if score >= SATISFIED_FROM)
    return Distribution(
        asked=asked,
        answered=answered,
        scores=scores,
        counts=tuple(scored[score] for score in scores),
        satisfied=satisfied / answered if answered else None,
        interval=wilson(satisfied, answered),
    )


def veiled(lines: Sequence[Distribution]) -> list[Distribution]:
    """The lines of one table whose whole is shown too, with as many more of them hidden, the
    fewest answers first, as it takes to keep `LEAST_TOGETHER` answers behind the hidden ones."""
    told = list(lines)
    together = sum(each.answered for each in told if each.hidden)
    open_ones = sorted(
        (at for at, each in enumerate(told) if not each.hidden and each.answered),
        key=lambda at: told[at].answered,
    )
    for at in open_ones:
        if not 0 < together < LEAST_TOGETHER:
            break
        together += told[at].answered
        told[at] = hidden_like(told[at])
    return told


def hidden_like(one: Distribution) -> Distribution:
    """How many were asked and answered, and nothing else."""
    return Distribution(one.asked, one.answered, one.scores, hidden=True)


def percentile(values: Iterable[float], share: float) -> float | None:
    """The value that `share` (0 to 1) of `values` stay under, between neighbours linearly.

    None without values.
    """
    ordered = sorted(values)
    if not ordered:
        return None
    place = min(max(share, 0.0), 1.0) * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    weight = place - below
    between = ordered[below] + (ordered[above] - ordered[below]) * weight
    return min(between, ordered[above])  # rounding may carry it a hair too far


def median_seconds(values: Iterable[float]) -> float | None:
    """The middle of some times in seconds; None without any."""
    return percentile(values, 0.5)
