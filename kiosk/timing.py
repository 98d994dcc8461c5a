"""Whether a dossier kept the day that was promised, as far as this machine can know.

We learn that a result is ready from the one-stop system or when it is given back, so the day we
know is the last on which it can have become ready. A dossier is therefore called late only where
somebody said so: an apology with a new day was written, or the one-stop system still had it open
after the promised day. A citizen who collects late makes nobody late (domain.md §3.3).
"""

from datetime import date
from enum import StrEnum

import msgspec


class Timing(StrEnum):
    """Early, on the day and late are certain; `RUNNING` has time left; `UNCLEAR` is past its day
    with no word of when the result was ready."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    RUNNING = "running"
    UNCLEAR = "unclear"


KNOWN = frozenset({Timing.EARLY, Timing.ON_TIME, Timing.LATE})


class Course(msgspec.Struct, frozen=True):
    """The days of one dossier. `promised`: as first promised, None: no day was. `ready`: on which
    the result was known to be there. `still_open`: the last on which it was said to be open.
    `apologised`: on which a new day was asked for."""

    promised: date | None
    ready: date | None = None
    still_open: date | None = None
    apologised: date | None = None


def timing(course: Course, today: date) -> Timing:
    """How a dossier stands on `today`."""
    promised = course.promised
    if course.apologised or (promised and course.still_open and course.still_open > promised):
        return Timing.LATE
    if promised is None:
        return Timing.UNCLEAR
    if course.ready and course.ready <= promised:
        return Timing.EARLY if course.ready < promised else Timing.ON_TIME
    if course.ready is None and today <= promised:
        return Timing.RUNNING
    return Timing.UNCLEAR


def settled_on(course: Course) -> date | None:
    """The day that decides to which quarter a dossier's points belong; None: still running."""
    return course.apologised or course.ready
