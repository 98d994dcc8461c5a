"""Facts of the rating report a manager hangs on the wall, and what all reports have.

Figures arrive counted: this paper adds nothing up and judges nobody. A line about a person with
fewer answers than `minimum_n` arrives `hidden`, with empty `counts`; the page says why.
"""

from datetime import date

import msgspec

from kiosk.forms.kinds import Count, FormFacts, Moment


class RatingLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one counter, official, service or hour was rated.

    `counts`: answers per level, in the order of `ReportFacts.levels`. `no_answer` was asked and
    gave none (skipped or in silence). `share`, `low`, `high`: satisfied share and its Wilson 95 %
    interval, 0 to 1; None where there is no answer. `hidden`: fewer answers than the minimum, or
    kept apart because the hidden lines together are so few. `pending`: a complaint about this
    person is being verified, so nothing is published of them.
    """

    label: str
    asked: Count
    answered: Count
    no_answer: Count
    counts: tuple[int, ...] = ()
    share: float | None = None
    low: float | None = None
    high: float | None = None
    hidden: bool = False
    pending: bool = False


class ReasonCount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How often a reason was chosen; `about` is "process" or "person"."""

    label: str
    about: str
    count: Count


class ComplaintCounts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Complaints by state (domain.md §3.1, indicator 7): pending counts for nobody yet."""

    pending: Count = 0
    upheld: Count = 0
    not_upheld: Count = 0


class TicketTotals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The day's tickets; waits in minutes, None where nobody was served."""

    issued: Count
    served: Count
    missed: Count
    wait_median: int | None = None
    wait_p90: int | None = None


class IndicatorLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One indicator. `points` None: no data at this machine. `lowest`: what they would be if every
    pending complaint were upheld; `n`: the dossiers or complaints they rest on."""

    number: int
    name: str
    most: float
    points: float | None = None
    lowest: float | None = None
    n: Count = 0


class IndicatorPoints(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The indicators of a quarter so far. `total` of `out_of` are those with data, `most` is what
    all could give; `class_name` is empty unless all have data. `check`: what nobody has compared
    with the official text."""

    since: date
    until: date
    lines: tuple[IndicatorLine, ...]
    total: float
    lowest: float
    out_of: float
    most: float
    pending: Count = 0
    class_name: str = ""
    check: str = ""


class Report(FormFacts, frozen=True, kw_only=True):
    """What all reports for the wall say of themselves. `until` None: one day."""

    authority: str
    centre: str
    day: date
    printed_at: Moment
    until: date | None = None
    printed_by: str = ""


class ReportFacts(Report, frozen=True, kw_only=True):
    """How services were rated on a day or more.

    `levels`: names from best to worst; the first `satisfied_levels` of them count as satisfied.
    Empty groups are left out; `other_services` have no line.
    """

    levels: tuple[str, ...]
    total: RatingLine
    minimum_n: int
    satisfied_levels: int = 2
    by_counter: tuple[RatingLine, ...] = ()
    by_official: tuple[RatingLine, ...] = ()
    by_service: tuple[RatingLine, ...] = ()
    other_services: Count = 0
    by_hour: tuple[RatingLine, ...] = ()
    reasons: tuple[ReasonCount, ...] = ()
    complaints: ComplaintCounts | None = None
    indicators: IndicatorPoints | None = None
    tickets: TicketTotals | None = None
