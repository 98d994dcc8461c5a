"""What the sheets of a workbook say besides the rows, as plain values and charts to be."""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from kiosk import reports
from kiosk.catalogue import Centre
from kiosk.exports.numbers import minutes
from kiosk.exports.tables import Value
from kiosk.journal import Rows
from kiosk.reports import DossierReport, Period, RatingGroup, TicketGroup
from kiosk.reports.judged import JudgedQuarter, judged_quarter, officials_pending
from kiosk.timing import Timing
from kiosk.words import Section, words

COLOURS = ("#00565B", "#468C8A", "#D9D5CB", "#7D7772", "#2A2725")
NAME = 1
"""The column with the names that people read; a code stands before it."""


class Chart(msgspec.Struct, frozen=True):
    """Bars for each line of a sheet: one after another (`stacked`) or side by side. `columns` are
    the figures, in the order of `COLOURS` or in `colours`."""

    title: str
    columns: tuple[int, ...]
    stacked: bool = True
    kind: Literal["bar", "column"] = "bar"
    colours: tuple[str, ...] = COLOURS


class Sheet(msgspec.Struct, frozen=True):
    """A sheet: its heads, its lines, which columns are shares of one, and its chart. `notes`
    stand under the lines."""

    name: str
    heads: tuple[str, ...]
    lines: tuple[tuple[Value, ...], ...]
    shares: frozenset[int] = frozenset()
    chart: Chart | None = None
    notes: tuple[str, ...] = ()


def sheets_of(
    what: str, rows: Rows, centre: Centre, period: Period, now_ms: int
) -> tuple[Sheet, ...]:
    """The sheets of one of `tables.KINDS`, before the rows."""
    said = words().section("exports", "sheets")
    if what == "tickets":
        return tuple(
            _tickets(said, by, reports.ticket_groups(rows, centre, period, by))
            for by in reports.TICKET_GROUPS
        )
    if what == "dossiers":
        return tuple(_dossiers(said, reports.dossier_report(rows, centre, period, now_ms)))
    levels = [level.name["vi"] for level in centre.rating.levels]
    pending = officials_pending(rows)
    return (
        *(
            _ratings(
                said,
                by,
                reports.rating_groups(rows, centre, period, by),
                levels,
                pending if by == "official" else frozenset(),
            )
            for by in reports.GROUPS
        ),
        _indicators(judged_quarter(rows, centre, period.until, now_ms)),
    )


def _ratings(
    said: Section,
    by: str,
    found: Sequence[RatingGroup],
    levels: Sequence[str],
    pending: frozenset[str],
) -> Sheet:
    heads = (
        *(said[key] for key in ("code", "name", "asked", "answered", "no_answer")),
        *levels,
        *(said[key] for key in ("satisfied", "low", "high", "waited", "served")),
    )
    return Sheet(
        said[by],
        heads,
        tuple(_rating(said, each, len(levels), each.key in pending) for each in found),
        frozenset(range(5 + len(levels), 8 + len(levels))),
        Chart(said[by], tuple(range(5, 5 + len(levels)))) if found else None,
    )


def _rating(said: Section, group: RatingGroup, levels: int, pending: bool) -> tuple[Value, ...]:
    figures = group.figures
    shown: tuple[Value, ...]
    if figures.hidden or pending:
        shown = (said["pending" if pending else "hidden"], *(None,) * (levels + 2))
    elif figures.interval is None:
        shown = (*figures.counts[:levels], None, None, None)
    else:
        interval = figures.interval
        shown = (*figures.counts[:levels], figures.satisfied, interval.low, interval.high)
    times = (round(group.waited_seconds / 60, 1), round(group.served_seconds / 60, 1))
    head = (group.key, group.label, figures.asked, figures.answered, figures.unanswered)
    return (*head, *shown, *times)


def _tickets(said: Section, by: str, found: Sequence[TicketGroup]) -> Sheet:
    counter = by == "counter"
    keys = ("code", "name", *(() if counter else ("issued",)), "served_people", "missed")
    times = ("wait_median", "wait_p90", "service_median")
    lines = tuple(
        (
            each.key,
            each.label,
            *(() if counter else (each.issued,)),
            each.served,
            each.missed,
            *(minutes(value) for value in (each.wait_median, each.wait_p90, each.service_median)),
        )
        for each in found
    )
    chart = Chart(
        said["by_" + by],
        (2,) if counter else (2, 3),
        stacked=False,
        kind="column" if by == "hour" else "bar",
    )
    heads = tuple(said[key] for key in (*keys, *times))
    return Sheet(said["by_" + by], heads, lines, chart=chart if found else None)


def _dossiers(said: Section, report: DossierReport) -> Iterable[Sheet]:
    states = words().section("exports", "states")
    timings = words().section("exports", "timings")
    lines = tuple(
        (code, states[code], report.states[code]) for code in states if code in report.states
    )
    by_state = said["by_state"]
    yield Sheet(
        by_state,
        (said["code"], said["state"], said["count"]),
        lines,
        chart=Chart(by_state, (2,)) if lines else None,
    )
    heads = (said["code"], said["name"], said["received"], *(timings[each] for each in Timing))
    groups = {"by_field": report.by_field, "by_procedure": report.by_procedure}
    for name, found in groups.items():
        yield Sheet(
            said[name],
            heads,
            tuple(
                (
                    each.key,
                    each.label,
                    each.received,
                    *(each.timings.get(timing, 0) for timing in Timing),
                )
                for each in found
            ),
            chart=Chart(said[name], tuple(range(3, 3 + len(Timing)))) if found else None,
            notes=(words().text("exports.notes.timing"),),
        )


def _indicators(judged: JudgedQuarter) -> Sheet:
    said = words().section("exports", "indicators")
    scores = judged.scores
    lines: list[tuple[Value, ...]] = [
        (
            each.indicator.number,
            each.indicator.name["vi"],
            each.indicator.most,
            said["no_data"] if each.points is None else float(each.points),
            None if each.lowest is None or each.final else float(each.lowest),
            each.n or None,
            None,
        )
        for each in scores.scores
    ]
    lowest = None if scores.final else float(scores.lowest)
    if scores.out_of:
        out_of = float(scores.out_of)
        lines.append((None, said["total"], out_of, float(scores.total), lowest, None, None))
    keys = ("number", "name", "most", "points", "lowest", "n", "checked")
    days = {"since": f"{judged.period.since:%d/%m/%Y}", "until": f"{judged.period.until:%d/%m/%Y}"}
    notes = [words().text("exports.indicators.period", **days)]
    if scores.class_ is None:
        notes.append(said["no_class"])
    else:
        notes.append(words().text("exports.indicators.class", name=scores.class_.name["vi"]))
    if judged.edition.check:
        notes.append(judged.edition.check["vi"])
    heads = tuple(said[key] for key in keys)
    return Sheet(said["sheet"], heads, tuple(lines), notes=tuple(notes))
