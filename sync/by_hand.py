"""A counter's desk: the hub's while that answers, and otherwise its last look and its own book.

Whoever was seen to wait can be called by hand, and so can a number that somebody shows. The hub
learns of it from this machine's journal; what needs the hub is refused as before.
"""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar, cast

import msgspec

from kiosk.answers import Called, Done, Finished, Reason, Refused
from kiosk.desk import CounterView, Desk
from kiosk.desk.by_hand import ByHandDesk, HandCall
from kiosk.desk.looks import LineRow, Serving
from kiosk.errors import PlaceGone
from sync.hub_watch import HubWatch, Merge

T = TypeVar("T")


class ByHand:
    """Has the methods of `Desk`, by name; for any thread but the GUI's."""

    def __init__(
        self,
        hub: Desk,
        own: ByHandDesk,
        heard: Callable[[datetime], None],
        now: Callable[[], datetime],
        arrived: Callable[[], bool],
        counter: int,
        read: Callable[[str], str],
        grace_seconds: float,
    ) -> None:
        """`heard`: told of the hub's time whenever it answers; `arrived`: whether all of the own
        journal is at the hub; `read`: a number of the centre's as it was typed, empty where it is
        none."""
        self._merge = Merge(arrived)
        self._hub = hub
        self._own = own
        self._heard = heard
        self._now = now
        self._counter = counter
        self._read = read
        self._seen: CounterView | None = None
        self._calls: list[HandCall] = []  # since that look
        self._left: set[str] = set()  # tickets that ended here since
        self._watch = HubWatch(self._look, grace_seconds)

    def __getattr__(self, name: str) -> Any:
        getattr(Desk, name)  # no wish of the desk: AttributeError
        return getattr(self._hub, name)

    def console(self, *, counter: int) -> CounterView | Refused:
        """The hub's; while it is away the last look, with what was called by hand since. Raises
        `PlaceGone` where there was none yet."""
        if not self._watch.is_gone:
            try:
                return self._look()
            except PlaceGone:
                self._watch.gone()
        return self._view()

    def call_next(self, *, counter: int, request_id: str = "") -> Called | Refused:
        """Who is next in the line as it was seen last."""
        asked = self._asked(lambda: self._hub.call_next(counter=counter, request_id=request_id))
        if asked is not None:
            return asked
        view = self._view()
        if not view.waiting:
            return self._ready(view) or Refused(reason=Reason.NOBODY_WAITING)
        return self._call(view, view.waiting[0])

    def call_ticket(self, *, counter: int, ticket: str, request_id: str = "") -> Called | Refused:
        """One of the lists, or a number that somebody shows."""
        asked = self._asked(
            lambda: self._hub.call_ticket(counter=counter, ticket=ticket, request_id=request_id)
        )
        if asked is not None:
            return asked
        view = self._view()
        listed = (*view.waiting, *view.parked, *view.missed)
        number = self._read(ticket)
        row = next(
            (each for each in listed if each.ticket == ticket or each.number == number), None
        )
        if row is None and not number:
            return Refused(reason=Reason.UNKNOWN_TICKET)
        row = row or _shown(number, self._now())
        return self._call(view, row)

    def recall(self, *, counter: int) -> Called | Refused:
        """By hand there is nothing to write down."""
        asked = self._asked(lambda: self._hub.recall(counter=counter))
        if asked is not None:
            return asked
        view = self._view()
        if view.serving is None:
            return Refused(reason=Reason.NOT_SERVING)
        return _called(view.serving, counter)

    def finish(self, *, counter: int, request_id: str = "") -> Finished | Refused:
        """Ends the visit; a citizen who was served by hand is not asked."""
        asked = self._asked(lambda: self._hub.finish(counter=counter, request_id=request_id))
        if asked is not None:
            return asked
        ended = self._end("finished")
        if isinstance(ended, Refused):
            return ended
        return Finished(
            ticket=ended.ticket, number=ended.number, counter=counter, call="", rating=""
        )

    def miss(self, *, counter: int) -> Done | Refused:
        """Nobody came."""
        asked = self._asked(lambda: self._hub.miss(counter=counter))
        if asked is not None:
            return asked
        ended = self._end("missed")
        return ended if isinstance(ended, Refused) else Done()

    def close(self) -> None:
        """Looks for the hub no more."""
        self._watch.close()

    def _asked(self, wish: Callable[[], T]) -> T | None:
        """The hub's answer; None where it is away for longer than a moment. Raises `PlaceGone`
        where it may have heard the wish: then nobody knows, and it is better to look again."""
        while self._watch.there():
            asked_at = time.monotonic()
            try:
                return wish()
            except PlaceGone as gone:
                self._watch.gone(asked_at)
                if gone.asked:
                    raise
        return None

    def _look(self) -> CounterView | Refused:
        view = self._hub.console(counter=self._counter)
        if (self._calls or self._left) and self._merge.pending():
            raise PlaceGone("", asked=False)
        if isinstance(view, CounterView):
            self._heard(view.now)
            self._seen, self._calls, self._left = view, [], set()
        return view

    def _view(self) -> CounterView:
        """The last look, and what happened here since."""
        if self._seen is None:
            view = self._look()  # raises what there is to say, or the hub is back just now
            if isinstance(view, CounterView):
                return view
            raise PlaceGone(view.message(), asked=False)
        gone = {each.ticket for each in self._calls} | {each.number for each in self._calls}
        seen = self._seen
        rows = {each.ticket: each for each in (*seen.waiting, *seen.parked, *seen.missed)}

        def left(line: tuple[LineRow, ...]) -> tuple[LineRow, ...]:
            return tuple(each for each in line if not gone & {each.ticket, each.number})

        serving = seen.serving if seen.serving and seen.serving.ticket not in self._left else None
        now = next((each for each in reversed(self._calls) if not each.how), None)
        if now is not None:
            serving = _serving(now, rows.get(now.ticket))
        return msgspec.structs.replace(
            seen,
            waiting=left(seen.waiting),
            waiting_count=max(0, seen.waiting_count - len(seen.waiting) + len(left(seen.waiting))),
            parked=left(seen.parked),
            missed=left(seen.missed),
            serving=serving,
            alone=True,
        )

    def _ready(self, view: CounterView) -> Refused | None:
        if view.state == "closed":
            return Refused(reason=Reason.NOT_SIGNED_IN)
        if view.serving is not None:
            return Refused(reason=Reason.STILL_SERVING)
        return Refused(reason=Reason.ON_BREAK) if view.state == "break" else None

    def _call(self, view: CounterView, row: LineRow) -> Called | Refused:
        if refused := self._ready(view):
            return refused
        if not self._calls:
            self._own.hub_lost()
        called = self._own.call(
            ticket=row.ticket,
            number=row.number,
            counter=self._counter,
            official=view.official,
        )
        self._calls.append(called)
        self._merge.begin()
        return _called(_serving(called, row), self._counter)

    def _end(self, how: str) -> Serving | Refused:
        view = self._view()
        if view.serving is None:
            return Refused(reason=Reason.NOT_SERVING)
        now = next((each for each in self._calls if not each.how), None)
        self._own.end(
            call=now.call if now else "",
            ticket=view.serving.ticket,
            counter=self._counter,
            how=how,
        )
        # Not by its place: the hub may have come back meanwhile, and the list begun anew.
        ended = now and msgspec.structs.replace(now, how=how)
        self._calls = [ended if ended and each is now else each for each in self._calls]
        self._left.add(view.serving.ticket)
        self._merge.begin()
        return view.serving


def as_desk(by_hand: ByHand) -> Desk:
    """What the counter is given."""
    return cast(Desk, by_hand)


def _shown(number: str, now: datetime) -> LineRow:
    """A number that was not seen in the line: given meanwhile by a kiosk that is alone, too."""
    return LineRow(
        ticket="", number=number, queue="", procedure="", priority="", dossier="", since=now
    )


def _serving(call: HandCall, row: LineRow | None) -> Serving:
    row = row or _shown(call.number, call.called)
    return Serving(
        ticket=call.ticket,
        number=call.number,
        procedure=row.procedure,
        queue=row.queue,
        priority=row.priority,
        dossier=row.dossier,
        issued=row.since,
        called=call.called,
        received_dossiers=(),
    )


def _called(serving: Serving, counter: int) -> Called:
    return Called(
        ticket=serving.ticket,
        number=serving.number,
        token="",
        procedure=serving.procedure,
        queue=serving.queue,
        priority=serving.priority,
        counter=counter,
        call="",
        issued_at=serving.issued,
        called_at=serving.called,
        dossier=serving.dossier,
    )
