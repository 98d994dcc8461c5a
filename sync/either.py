"""A kiosk's desk: the hub's while that answers, and otherwise this machine's own.

A number that was touched while the hub is away comes from the machine's own series within three
seconds, on its own paper. Afterwards the machine's journal goes to the hub by itself, and
everything goes through the hub again. A request that was answered here is never made there as
well: the hub learns of it from the journal.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, cast

import msgspec

from kiosk.answers import Lobby, Reason, Refused, TicketTaken
from kiosk.desk import Desk
from kiosk.desk.alone import AloneDesk
from kiosk.desk.slip_facts import SlipRow
from kiosk.errors import PlaceGone
from sync.hub_watch import HubWatch, Merge

OWN_TOO = frozenset({"ticket", "ticket_place", "device_state", "give_up_waiting"})
"""Answered here as well as this machine can, while the hub is away."""
TOUCHES = 16
"""So many of the newest are known for as long as somebody may touch the same thing again."""
OF_A_SLIP = frozenset({"begin_slip", "slip_printed", "slip_failed", "hold_slip", "slip"})


class EitherDesk:
    """Has the methods of `Desk`, by name; for any thread but the GUI's."""

    def __init__(
        self,
        hub: Desk,
        own: AloneDesk,
        heard: Callable[[Lobby], None],
        arrived: Callable[[], bool],
        hub_session: int,
        grace_seconds: float,
    ) -> None:
        """`hub` must answer or raise `PlaceGone` within the grace. `heard`: told of the hub's
        queues and time whenever it answers; `arrived`: whether all of the own journal is at the
        hub; `hub_session`: of the hub when it was last heard of, by an earlier run."""
        self._hub = hub
        self._own = own
        self._heard = heard
        self._merge = Merge(arrived)
        self._hub_session = hub_session
        self._alone_since: int | None = None  # the hub's session at which that was written down
        self._told: OrderedDict[str, TicketTaken] = OrderedDict()  # by the hub, newest last
        self._watch = HubWatch(self._look_at_hub, grace_seconds)

    def __getattr__(self, name: str) -> Any:
        getattr(Desk, name)  # no wish of the desk: AttributeError
        if name in OF_A_SLIP:
            return self._of_slip(name)
        return self._of_both(name) if name in OWN_TOO else self._of_hub(name)

    def lobby(self) -> Lobby:
        """The hub's; while it is away, the last one of it and what came here since."""
        if not self._watch.is_gone:
            try:
                return self._look_at_hub()
            except PlaceGone:
                self._watch.gone()
        return self._own.lobby()

    def take_ticket(self, *, request_id: str = "", **wanted: Any) -> Any:
        """A number of the hub's, or one of this machine's own."""
        if request_id and self._own.knows(request_id=request_id):
            return self._own.take_ticket(request_id=request_id, **wanted)
        while self._watch.there():
            asked_at = time.monotonic()
            try:
                return self._heard_of(
                    self._hub.take_ticket(request_id=request_id, **wanted), request_id
                )
            except PlaceGone:  # it may have given a number that is not told: the merge ends that
                self._watch.gone(asked_at)
        if request_id in self._told:
            return msgspec.structs.replace(self._told[request_id], repeated=True)
        self._write_down()
        self._merge.begin()
        return self._own.take_ticket(request_id=request_id, **wanted)

    def find_booking(self, **asked: Any) -> Any:
        """Only the hub has the bookings."""
        return self._of_bookings("find_booking", asked)

    def check_in(self, **asked: Any) -> Any:
        """Only the hub can say that nobody has come to a booking yet."""
        return self._of_bookings("check_in", asked)

    def reprint_ticket(self, *, ticket: str, **how: Any) -> Any:
        """Where the number was given."""
        mine = not isinstance(self._own.ticket(ticket=ticket), Refused)
        return (self._own if mine else self._hub).reprint_ticket(ticket=ticket, **how)

    def waiting_slips(self, *, places: Any) -> tuple[SlipRow, ...]:
        """This machine's papers, wherever they were wanted. Those of the hub only once it knows
        what was printed here meanwhile."""
        own = self._own.waiting_slips(places=places)
        if self._watch.is_gone or self._merge.pending():
            return own
        try:
            return own + self._hub.waiting_slips(places=places)
        except PlaceGone:
            self._watch.gone()
            return own

    def interrupted_slips(self, *, device: str) -> int:
        """At both. Raises `PlaceGone` where the hub cannot say."""
        own = self._own.interrupted_slips(device=device)
        return own + self._hub.interrupted_slips(device=device)

    def close(self) -> None:
        """Looks for the hub no more."""
        self._watch.close()

    def _of_bookings(self, name: str, asked: dict[str, Any]) -> Any:
        """An ordinary number is always possible, so a hub that is away is a normal no."""
        if not self._watch.is_gone:
            try:
                return getattr(self._hub, name)(**asked)
            except PlaceGone:
                self._watch.gone()
        return Refused(reason=Reason.BOOKING_UNCHECKABLE)

    def _of_slip(self, name: str) -> Callable[..., Any]:
        def ask(*, slip: str, **parts: Any) -> Any:
            mine = not isinstance(self._own.slip(slip=slip), Refused)
            return getattr(self._own if mine else self._hub, name)(slip=slip, **parts)

        return ask

    def _of_both(self, name: str) -> Callable[..., Any]:
        def ask(**parts: Any) -> Any:
            if not self._watch.is_gone:
                try:
                    return getattr(self._hub, name)(**parts)
                except PlaceGone:
                    self._watch.gone()
            return getattr(self._own, name)(**parts)

        return ask

    def _of_hub(self, name: str) -> Callable[..., Any]:
        def ask(**parts: Any) -> Any:
            try:
                return getattr(self._hub, name)(**parts)
            except PlaceGone:
                self._watch.gone()
                raise

        return ask

    def _look_at_hub(self) -> Lobby:
        lobby = self._hub.lobby()
        self._own.seen = lobby
        self._hub_session = lobby.session
        self._heard(lobby)
        return lobby

    def _heard_of(self, answer: Any, request_id: str) -> Any:
        """Remembered: the same touch may come once more when the hub is gone."""
        if request_id and isinstance(answer, TicketTaken):
            self._told[request_id] = answer
            if len(self._told) > TOUCHES:
                self._told.popitem(last=False)
        return answer

    def _write_down(self) -> None:
        if self._alone_since != self._hub_session:
            self._own.hub_lost(hub_session=self._hub_session)
            self._alone_since = self._hub_session


def as_desk(either: EitherDesk) -> Desk:
    """What the kiosk is given."""
    return cast(Desk, either)
