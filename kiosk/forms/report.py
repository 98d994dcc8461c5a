"""Facts of the daily rating report a manager hangs on the wall.

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
    interval, 0 to 1; None where there is no answer. `hidden`: fewer answers than the minimum.
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


class ReportFacts(FormFacts, frozen=True, kw_only=True):
    """The daily (or period) report.

    `levels`: names from best to worst; the first `satisfied_levels` of them count as satisfied.
    `until` None: one day. Empty groups are left out.
    """

    authority: str
    centre: str
    day: date
    printed_at: Moment
    levels: tuple[str, ...]
    total: RatingLine
    minimum_n: int
    until: date | None = None
    satisfied_levels: int = 2
    by_counter: tuple[RatingLine, ...] = ()
    by_official: tuple[RatingLine, ...] = ()
    by_service: tuple[RatingLine, ...] = ()
    by_hour: tuple[RatingLine, ...] = ()
    reasons: tuple[ReasonCount, ...] = ()
    complaints: ComplaintCounts | None = None
    tickets: TicketTotals | None = None
    printed_by: str = ""
