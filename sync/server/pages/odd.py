"""What people must look at: events laid aside, events without a figure, chains that forked; and,
for the country, who looked at what."""

from typing import Any

from litestar import Response
from sqlalchemy import select

from sync.server import quarantine
from sync.server.pages.asked import ROOT, Visit
from sync.server.pages.routes import page
from sync.server.pages.showing import QUARANTINE, VIEWINGS, shown
from sync.server.people import viewings
from sync.server.projecting.tables import uncounted
from sync.server.tables import fork
from sync.server.tables import quarantine as laid_aside


def aside(visit: Visit) -> Response[Any]:
    """The newest of each, of the scope."""
    among = visit.scope.holds(laid_aside.c.centre)
    place = (uncounted.c.centre, uncounted.c.log, uncounted.c.epoch, uncounted.c.seq)
    without = select(uncounted).where(visit.scope.holds(uncounted.c.centre)).order_by(*place)
    forked = (
        select(fork.c.centre, fork.c.log, fork.c.epoch, fork.c.at_seq, fork.c.received_ms)
        .where(visit.scope.holds(fork.c.centre))
        .order_by(fork.c.received_ms.desc())
    )
    rows = quarantine.newest(visit.database, among=among)
    with visit.database.reading() as connection:
        odd = connection.execute(without.limit(quarantine.SHOWN)).all()
        forks = connection.execute(forked.limit(quarantine.SHOWN)).all()
    return shown(visit, "quarantine", rows=rows, without=odd, forks=forks)


def who_looked(visit: Visit) -> Response[Any]:
    """The record of views, exports and what was done to devices."""
    return shown(visit, "viewings", rows=viewings.newest(visit.database))


ROUTES = [
    page(QUARANTINE.removeprefix(ROOT), aside),
    page(VIEWINGS.removeprefix(ROOT), who_looked, roles=("national",)),
]
