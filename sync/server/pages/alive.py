"""How each centre stands just now: its newest live state, where it came within a minute."""

from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, func, select

from kiosk.live import LiveState
from sync.server.live import all_seen
from sync.server.people.scopes import Scope
from sync.server.tables import head, live

QUIET_MS = 60_000
"""Four beats were missed: a centre is shown as not heard."""
PAPER = frozenset({"paper_out"})


class Alive(msgspec.Struct, frozen=True):
    """A centre just now; None: not told. `waiting` people, `longest_seconds` of the oldest,
    `paper_out` printers without paper, `backlog` events that are still to come."""

    heard_ms: int
    waiting: int | None = None
    longest_seconds: int | None = None
    paper_out: int | None = None
    backlog: int | None = None

    def is_quiet(self, now_ms: int) -> bool:
        """Whether it was not heard for too long."""
        return self.heard_ms < now_ms - QUIET_MS


def alive(connection: Connection, scope: Scope, now_ms: int) -> Mapping[str, Alive]:
    """Every centre of a scope that was ever heard, by its code. A centre of several logs that tell
    a state (a kiosk without its hub beside it) is told by the newest one."""
    heard = (
        select(head.c.centre, func.max(head.c.received_ms))
        .where(scope.holds(head.c.centre))
        .group_by(head.c.centre)
    )
    found = {code: Alive(received_ms) for code, received_ms in connection.execute(heard)}
    for seen in all_seen(connection, scope.holds(live.c.centre)):
        before = found.get(seen.centre)
        if before is None or seen.received_ms >= before.heard_ms or before.waiting is None:
            last = max(seen.received_ms, before.heard_ms if before else 0)
            fresh = seen.received_ms >= now_ms - QUIET_MS
            found[seen.centre] = _told(last, seen.state) if fresh else Alive(last)
    return found


def _told(heard_ms: int, state: LiveState) -> Alive:
    return Alive(
        heard_ms,
        waiting=state.waiting,
        longest_seconds=max((each.longest_seconds for each in state.queues), default=0),
        paper_out=sum(each.reason in PAPER for each in state.troubles),
        backlog=state.backlog,
    )
