"""The desk of a machine's own journal, for the time in which the centre's hub is away.

Its numbers carry the machine's own mark, so they meet no number of the hub or of another machine.
"""

import msgspec

from kiosk.answers import Lobby, TicketTaken
from kiosk.clock import to_ms
from kiosk.desk import Desk
from kiosk.desk.days import open_day
from kiosk.desk.parts import Parts, wish
from kiosk.events import HubLost
from kiosk.transaction import Row, Transaction


class AloneDesk(Desk):
    """A `Desk`, and what is known of the hub.

    Attributes:
        seen: how the hub's queues stood when it was last heard of.
    """

    def __init__(self, parts: Parts, mark: str) -> None:
        """`mark`: of this machine's numbers, as the hub let it in."""
        facts = msgspec.structs.replace(parts.centre.facts, kiosk_mark=mark)
        centre = msgspec.structs.replace(parts.centre, facts=facts)
        super().__init__(msgspec.structs.replace(parts, centre=centre))
        self._board = mark
        self.seen: Lobby | None = None

    @wish
    def hub_lost(self, tx: Transaction, *, hub_session: int) -> None:
        """This machine goes on by itself."""
        open_day(tx)
        tx.append(HubLost(hub_session=hub_session))

    @wish
    def knows(self, tx: Transaction, *, request_id: str) -> bool:
        """Whether this request was answered here."""
        return tx.earlier(request_id) is not None

    def last(self, tx: Transaction, session: int, series: str) -> int:
        """Numbers begin again with a session of the hub and not with one of this machine's, whose
        clock may be wrong while the hub cannot put it right."""
        since = tx.value("SELECT session FROM alone ORDER BY hub_session DESC LIMIT 1") or session
        return int(
            tx.value(
                "SELECT max(n) FROM ticket WHERE session >= ? AND series = ?",
                min(int(since), session),
                series,
            )
            or 0
        )

    def waiting(self, tx: Transaction, queue: str) -> int:
        """Those of the hub, as far as they were seen, and those who came here since."""
        return self._before(tx, queue, tx.now_ms + 1)

    def ahead(self, tx: Transaction, ticket: Row) -> int:
        """Everybody who was seen to wait at the hub came before."""
        return self._before(tx, ticket["queue"], ticket["issued_ms"])

    def joined(self, tx: Transaction, ticket: Row) -> int:
        """What was seen of the hub may change between two wishes."""
        return self.ahead(tx, ticket)

    def _before(self, tx: Transaction, queue: str, at_ms: int) -> int:
        """What was given here earlier is among those seen at the hub, or was called since."""
        known = self.seen.queues.get(queue) if self.seen else None
        own = tx.value(
            "SELECT count(*) FROM ticket WHERE session = ? AND queue = ? AND issued_ms > ? "
            "AND issued_ms < ?",
            tx.session,
            queue,
            to_ms(self.seen.now) if self.seen else 0,
            at_ms,
        )
        return int(own) + (known.waiting if known else 0)

    def _taken(
        self, tx: Transaction, row: Row, *, repeated: bool = False, slip: str = ""
    ) -> TicketTaken:
        taken = super()._taken(tx, row, repeated=repeated, slip=slip)
        return msgspec.structs.replace(taken, board=self._board)
