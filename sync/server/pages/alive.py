"""How each centre stands just now.

This is the one place where a centre's live state comes in: today it tells when a centre was last
heard (`head.received_ms`); a row of live state per log fills the rest of `Alive`.
"""

from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, func, select

from sync.server.people.scopes import Scope
from sync.server.tables import head

QUIET_MS = 15 * 60_000
"""After so long without a word a centre is shown as not heard."""


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


def alive(connection: Connection, scope: Scope) -> Mapping[str, Alive]:
    """Every centre of a scope that was ever heard, by its code."""
    heard = (
        select(head.c.centre, func.max(head.c.received_ms))
        .where(scope.holds(head.c.centre))
        .group_by(head.c.centre)
    )
    return {code: Alive(received_ms) for code, received_ms in connection.execute(heard)}
