"""A counter without the hub: who it calls by a board or by voice, in a journal of its own."""

from datetime import datetime

import msgspec

from kiosk.clock import from_ms
from kiosk.desk.days import open_day
from kiosk.desk.parts import DeskPart, wish
from kiosk.events import HandCalled, HandEnded, HubLost
from kiosk.transaction import Transaction, new_id


class HandCall(msgspec.Struct, frozen=True):
    """One call by hand; `how`: finished or missed, empty while the visit goes on."""

    call: str
    ticket: str
    number: str
    called: datetime
    how: str


class ByHandDesk(DeskPart):
    """The counter's own book."""

    @wish
    def hub_lost(self, tx: Transaction) -> None:
        """From here on by hand."""
        open_day(tx)
        tx.append(HubLost(hub_session=0))

    @wish
    def call(
        self, tx: Transaction, *, ticket: str, number: str, counter: int, official: str
    ) -> HandCall:
        """Somebody comes to the counter."""
        open_day(tx)
        called = HandCalled(
            call=new_id(tx.now_ms, self.parts.random),
            ticket=ticket,
            number=number,
            counter=counter,
            official=official,
        )
        tx.append(called)
        return HandCall(called.call, ticket, number, from_ms(tx.now_ms), "")

    @wish
    def end(self, tx: Transaction, *, call: str, ticket: str, counter: int, how: str) -> None:
        """The visit is over."""
        open_day(tx)
        tx.append(HandEnded(call=call, ticket=ticket, counter=counter, how=how))
