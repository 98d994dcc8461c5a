"""All centres at a glance, those that need a look first, and one centre by itself."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

import msgspec
from litestar import Response

from kiosk.clock import from_ms
from kiosk.reports import Period
from sync.server.pages.alive import Alive, alive
from sync.server.pages.asked import NOT_THERE, ROOT, Visit, go
from sync.server.pages.paging import paged
from sync.server.pages.routes import page
from sync.server.pages.showing import CENTRES, names_of, shown
from sync.server.people.scopes import Centre, Scope, centre_in, centres
from sync.server.projecting import figures
from sync.server.projecting.figures import Line

DAYS = 7
"""Shown of one centre."""


class Row(msgspec.Struct, frozen=True):
    """One centre at a glance. `today`: None where nothing was counted yet."""

    centre: Centre
    alive: Alive | None
    quiet: bool
    today: Line | None

    @property
    def needs_a_look(self) -> bool:
        """Not heard, or without paper."""
        return self.quiet or bool(self.alive and self.alive.paper_out)


def at_a_glance(visit: Visit) -> Response[Any]:
    """Every centre of the scope, now and today."""
    rows = _rows(visit, visit.scope)
    shown_rows, pages = paged(rows, visit)
    return shown(
        visit,
        "centres",
        rows=shown_rows,
        pages=pages,
        count=len(rows),
        quiet=sum(row.quiet for row in rows),
        waiting=_sum(row.alive.waiting for row in rows if row.alive),
        served=sum(row.today.served for row in rows if row.today),
    )


def one_centre(visit: Visit) -> Response[Any]:
    """A centre's last days and its queues."""
    today = from_ms(visit.now_ms).date()
    with visit.database.reading() as connection:
        centre = centre_in(connection, visit.scope, visit.part["code"])
        if centre is None:
            raise NOT_THERE
        scope = Scope("centre", centre.code)
        week = Period(today - timedelta(days=DAYS - 1), today)
        by_day = figures.lines(connection, scope, week, "day")
        by_queue = figures.lines(connection, scope, Period(today, today), "queue")
        whole = figures.total(connection, scope, week)
    (row,) = _rows(visit, scope)
    return shown(
        visit,
        "centre",
        row=row,
        by_day=by_day[::-1],
        by_queue=by_queue,
        whole=whole,
        names=names_of(visit, "day", by_day) | names_of(visit, "queue", by_queue),
    )


def _rows(visit: Visit, scope: Scope) -> Sequence[Row]:
    today = from_ms(visit.now_ms).date()
    with visit.database.reading() as connection:
        known = centres(connection, scope)
        living = alive(connection, scope, visit.now_ms)
        counted = figures.lines(connection, scope, Period(today, today), "centre")
    lines = {line.key: line for line in counted}
    rows = [
        Row(
            centre,
            living.get(centre.code),
            centre.code not in living or living[centre.code].is_quiet(visit.now_ms),
            lines.get(centre.code),
        )
        for centre in known
    ]
    return sorted(rows, key=lambda row: not row.needs_a_look)


def _sum(told: Iterable[int | None]) -> int | None:
    """None where nothing was told."""
    known = [each for each in told if each is not None]
    return sum(known) if known else None


def begin(_visit: Visit) -> Response[Any]:
    """Where one comes in."""
    return go(CENTRES)


ROUTES = [
    page("", begin),
    page(CENTRES.removeprefix(ROOT), at_a_glance),
    page(f"{CENTRES.removeprefix(ROOT)}/{{code:str}}", one_centre),
]
