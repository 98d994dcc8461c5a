"""What is exported, as tables: names of the columns and rows of plain values."""

from collections.abc import Callable, Iterator
from datetime import datetime

import msgspec

from kiosk import reports
from kiosk.catalogue import Centre
from kiosk.clock import from_ms
from kiosk.journal import Rows
from kiosk.reports import Period
from kiosk.words import words

Value = str | int | float | datetime | None
KINDS = ("ratings", "tickets", "dossiers", "logbook")
ONLY_PDF = frozenset({"logbook"})
"""A form with names, to be signed: not a table of figures."""


class Table(msgspec.Struct, frozen=True):
    """`columns` are keys of `exports.toml`, table `columns`; `count` the rows that will come;
    `sheet` the key of what a sheet of them is called."""

    columns: tuple[str, ...]
    count: int
    rows: Callable[[], Iterator[tuple[Value, ...]]]
    sheet: str

    def heads(self, language: str = "vi") -> list[str]:
        """The columns' names for people."""
        section = words(language).section("exports", "columns")
        return [section[column] for column in self.columns]


def table_of(what: str, rows: Rows, centre: Centre, period: Period) -> Table:
    """One of `KINDS`; the logbook has the lines of the dossiers."""
    made = {
        "ratings": _ratings,
        "tickets": _tickets,
        "dossiers": _dossiers,
        "logbook": _dossiers,
    }
    return made[what](rows, centre, period)


def _ratings(rows: Rows, centre: Centre, period: Period) -> Table:
    """One row per service that was asked about; no ticket, so that no answer leads to a visitor."""
    names = {level.score: level.name["vi"] for level in centre.rating.levels}
    reasons = {reason.code: reason.name["vi"] for reason in centre.rating.reasons}
    answers = words().section("exports", "answers")

    def all_rows() -> Iterator[tuple[Value, ...]]:
        for each in reports.rated_services(rows, period):
            yield (
                each.ended,
                each.queue,
                each.procedure,
                each.counter,
                each.official,
                answers["yes"],
                answers[each.answer],
                each.score or None,
                names.get(each.score, ""),
                "; ".join(reasons.get(code, code) for code in each.reasons),
                each.comment,
                each.waited_seconds,
                each.served_seconds,
            )

    columns = (
        "time", "queue", "procedure", "counter", "official", "asked", "answered",
        "level", "level_name", "reasons", "comment", "waited", "served",
    )  # fmt: skip
    return Table(columns, reports.count_rated(rows, period), all_rows, "rows")


def _tickets(rows: Rows, _centre: Centre, period: Period) -> Table:
    limits = period.limits
    count = next(
        rows.execute("SELECT count(*) FROM ticket WHERE issued_ms >= ? AND issued_ms < ?", limits)
    )[0]

    def all_rows() -> Iterator[tuple[Value, ...]]:
        for row in rows.execute(
            "SELECT issued_ms, number, queue, procedure, priority, state, counter, reprints "
            "FROM ticket WHERE issued_ms >= ? AND issued_ms < ? ORDER BY id",
            limits,
        ):
            yield from_ms(row[0]), *tuple(row)[1:6], row[6] or None, row[7]

    columns = (
        "time", "number", "queue", "procedure", "priority", "state", "counter", "reprints"
    )  # fmt: skip
    return Table(columns, int(count), all_rows, "ticket_rows")


def _dossiers(rows: Rows, centre: Centre, period: Period) -> Table:
    limits = period.limits
    where = "FROM dossier WHERE counter > 0 AND received_ms >= ? AND received_ms < ?"
    count = next(rows.execute(f"SELECT count(*) {where}", limits))[0]

    def all_rows() -> Iterator[tuple[Value, ...]]:
        for row in rows.execute(
            "SELECT received_ms, code, procedure, state, due_ms, counter, official, sets, fee_vnd, "
            f"result_place, book, entry {where} ORDER BY received_ms, code",
            limits,
        ):
            known = centre.procedure.get(row["procedure"])
            yield (
                from_ms(row["received_ms"]),
                row["code"],
                row["procedure"],
                known.name["vi"] if known else "",
                row["state"],
                from_ms(row["due_ms"]) if row["due_ms"] else None,
                *tuple(row)[5:],
            )

    columns = (
        "time", "code", "procedure", "procedure_name", "state", "due", "counter", "official",
        "sets", "fee", "result_place", "book", "entry",
    )  # fmt: skip
    return Table(columns, int(count), all_rows, "dossier_rows")


def harmless(value: Value) -> Value:
    """Free text that a spreadsheet would take for a formula, made text again."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value
