"""Ratings and waits by centre, day and more, counted by the database; the rules are the centre's.

What has too few answers is hidden as in the centre's own report (`kiosk.figures`).
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Subquery,
    Table,
    case,
    func,
    literal_column,
    select,
)

from kiosk.figures import Distribution, counted, hidden_like, percentile, veiled
from kiosk.reports import Period
from sync.server.people.scopes import Scope
from sync.server.people.tables import centre
from sync.server.projecting.tables import counted_complaint, counted_service, counted_ticket

SCALE = (5, 4, 3, 2, 1)
LEAST_ANSWERS = 5
"""As a centre's rules have it until one says otherwise (`assets/sample/rating.toml`)."""
NOT_ASKED = -1
"""Of a service by hand, without the hub."""
SHARES = ((1, 2), (9, 10))
"""Of waits: the median, and what nine in ten stay under."""
GROUPS = ("province", "centre", "day", "queue", "service", "counter", "official")
WITHIN = GROUPS[3:]
"""Groups that mean something in one centre alone."""


class Line(msgspec.Struct, frozen=True):
    """One group. Waits in seconds, None where nobody was served; `issued` None where numbers are
    not given by this group. `pending`: hidden, because a complaint is being verified."""

    key: str
    figures: Distribution
    served: int = 0
    missed: int = 0
    issued: int | None = None
    wait_median: float | None = None
    wait_p90: float | None = None
    pending: bool = False


def lines(connection: Connection, scope: Scope, period: Period, by: str) -> Sequence[Line]:
    """The groups of a period in the order of their key, never a ranking."""
    found = _counts(connection, scope, period, by)
    waits = _waits(connection, scope, period, by)
    issued = _issued(connection, scope, period, by)
    keys = sorted(found.keys() | issued.keys(), key=_by_number)
    hidden = _pending(connection, scope) if by == "official" else frozenset()
    figures = veiled([_figures(found.get(key, {}), key in hidden) for key in keys])
    return [
        _line(key, one, found.get(key, {}), waits.get(key, ()), issued.get(key), key in hidden)
        for key, one in zip(keys, figures, strict=True)
    ]


def total(connection: Connection, scope: Scope, period: Period) -> Line:
    """All of a period as one line."""
    counts = _counts(connection, scope, period, "").get("", {})
    waits = _waits(connection, scope, period, "").get("", ())
    issued = _issued(connection, scope, period, "").get("", 0)
    return _line("", _figures(counts, False), counts, waits, issued, False)


Counts = Mapping[tuple[str, int], int]
"""(outcome, score; 0 without an answer, `NOT_ASKED`) → how many services."""


def _figures(counts: Counts, pending: bool) -> Distribution:
    answers = {
        score: n for (outcome, score), n in counts.items() if outcome == "finished" and score > 0
    }
    asked = _of(counts, "finished") - counts.get(("finished", NOT_ASKED), 0)
    made = counted(asked, answers, SCALE, LEAST_ANSWERS)
    return hidden_like(made) if pending else made


def _of(counts: Counts, outcome: str) -> int:
    return sum(n for (was, _), n in counts.items() if was == outcome)


def _line(
    key: str,
    figures: Distribution,
    counts: Counts,
    waits: Sequence[float | None],
    issued: int | None,
    pending: bool,
) -> Line:
    median, p90 = waits or (None, None)
    return Line(
        key,
        figures,
        _of(counts, "finished"),
        _of(counts, "missed"),
        issued,
        median,
        p90,
        pending,
    )


def _counts(connection: Connection, scope: Scope, period: Period, by: str) -> Mapping[str, Counts]:
    services = counted_service.c
    key, of = _key(counted_service, by)
    # grouped by columns of a table of its own: a database need not see that two expressions agree
    one = (
        select(
            key.label("key"),
            services.outcome,
            case(
                (services.answer == "given", services.score),
                (services.answer == "", NOT_ASKED),
                else_=0,
            ).label("score"),
        )
        .select_from(of)
        .where(
            *_where(counted_service, scope, period), services.outcome.in_(("finished", "missed"))
        )
        .subquery()
    )
    columns = (one.c.key, one.c.outcome, one.c.score)
    found: dict[str, dict[tuple[str, int], int]] = {}
    for name, outcome, points, count in connection.execute(
        select(*columns, func.count()).group_by(*columns)
    ):
        found.setdefault(str(name), {})[outcome, points] = count
    return found


def _waits(
    connection: Connection, scope: Scope, period: Period, by: str
) -> dict[str, Sequence[float | None]]:
    """For each group its `SHARES`, of which the database sends only the neighbours."""
    ranked = _ranked(scope, period, by)
    last = ranked.c.n - 1
    near = [last * part // whole for part, whole in SHARES]
    wanted = [ranked.c.rank.in_([each, each + 1]) for each in near]
    found: dict[str, tuple[int, dict[int, int]]] = {}
    chosen = select(ranked.c.key, ranked.c.waited_ms, ranked.c.rank, ranked.c.n)
    for key, waited, rank, n in connection.execute(chosen.where(wanted[0] | wanted[1])):
        found.setdefault(str(key), (n, {}))[1][rank] = waited
    return {
        key: [_between(n - 1, known, part, whole) for part, whole in SHARES]
        for key, (n, known) in found.items()
    }


def _ranked(scope: Scope, period: Period, by: str) -> Subquery:
    services = counted_service.c
    key, of = _key(counted_service, by)
    one = (
        select(key.label("key"), services.waited_ms)
        .select_from(of)
        .where(
            *_where(counted_service, scope, period),
            services.outcome == "finished",
            services.waited_ms.is_not(None),
        )
        .subquery()
    )
    rank = func.row_number().over(partition_by=one.c.key, order_by=one.c.waited_ms) - 1
    n = func.count().over(partition_by=one.c.key)
    return select(one.c.key, one.c.waited_ms, rank.label("rank"), n.label("n")).subquery()


def _between(last: int, known: Mapping[int, int], part: int, whole: int) -> float | None:
    """As `kiosk.figures.percentile` of all values, from the two beside the place."""
    below = last * part // whole
    beside = (known[below], known.get(below + 1, known[below]))
    between = percentile(beside, (last * part % whole) / whole)
    return None if between is None else between / 1000


def _issued(connection: Connection, scope: Scope, period: Period, by: str) -> dict[str, int]:
    """Numbers given; they belong to no procedure, no counter and no official."""
    if by in {"service", "counter", "official"}:
        return {}
    key, of = _key(counted_ticket, by)
    where = _where(counted_ticket, scope, period)
    one = select(key.label("key")).select_from(of).where(*where).subquery()
    given = select(one.c.key, func.count()).group_by(one.c.key)
    return {str(name): count for name, count in connection.execute(given)}


def _pending(connection: Connection, scope: Scope) -> frozenset[str]:
    """Officials of whom nothing is published now (see `kiosk.reports.judged`)."""
    column = counted_complaint.c
    found = select(column.official).where(
        scope.holds(column.centre), column.state == "pending", column.official != ""
    )
    return frozenset(connection.execute(found).scalars())


def _key(table: Table, by: str) -> tuple[ColumnElement[Any], FromClause]:
    """What groups a table's rows, and where from."""
    if by == "province":
        joined = table.outerjoin(centre, centre.c.code == table.c.centre)
        return func.coalesce(centre.c.province, ""), joined
    if by == "service":
        return case((table.c.procedure != "", table.c.procedure), else_=table.c.queue), table
    return (table.c[by] if by else literal_column("''")), table


def _where(table: Table, scope: Scope, period: Period) -> Sequence[ColumnElement[bool]]:
    since, until = period.since.isoformat(), period.until.isoformat()
    return scope.holds(table.c.centre), table.c.day.between(since, until)


def _by_number(key: str) -> tuple[int, str]:
    return (int(key), "") if key.isdigit() and key.isascii() else (0, key)
