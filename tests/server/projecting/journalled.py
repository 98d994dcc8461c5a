"""A centre whose devices write what a test says, and send it through the real ingest."""

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, select

from kiosk import events
from kiosk.clock import to_ms
from kiosk.events import (
    Event,
    RatingGiven,
    ServiceFinished,
    TicketCalled,
    TicketIssued,
)
from kiosk.keys import DeviceKey
from sync.joining import Join, join_message
from sync.replies import Ack
from sync.server import devices
from sync.server.database import Database
from sync.server.ingest import Ingest
from sync.server.projecting.projection import step
from sync.server.projecting.tables import counted_service
from sync.wire import MOST_EVENTS, packed
from tests.desk_at_work import MORNING, HandClock
from tests.server.devices import Device, key_of

NINE = to_ms(MORNING.replace(hour=9, minute=0, second=0))
MINUTE = 60_000


class Journalled:
    """One centre with any number of devices; `centre` is a code of its own."""

    def __init__(self, database: Database, centre: str = "") -> None:
        self.database = database
        self.centre = centre or f"c{secrets.token_hex(4)}"
        self._ingest = Ingest(database, SERVER, HandClock())

    def device(self, first: str = "", log: str = "") -> Device:
        """An enrolled device that has begun its journal, `log`; or one whose name begins with
        `first`."""
        made = Device(log or first + secrets.token_hex(8))
        code = devices.code_for(self.database, self.centre, 0x7FFF_FFFF_FFFF)
        signature = made.key.sign(join_message(code, made.log, made.key.public)).hex()
        wish = Join(code=code, log=made.log, public_key=made.key.public.hex(), signature=signature)
        assert devices.enrol(self.database, wish, to_ms(MORNING)) == self.centre
        made.begin()
        return made

    def send(self, device: Device, epoch: int = 1, upto: int | None = None) -> None:
        """The whole chain, or as far as `upto`."""
        last = upto or len(device.chains[epoch])
        for first in range(1, last + 1, MOST_EVENTS):
            batch = device.batch(first, min(last, first + MOST_EVENTS - 1), epoch)
            answer = self._ingest.append(device.log, epoch, packed(batch))
            assert isinstance(answer, Ack), answer


SERVER: DeviceKey = key_of(b"the server's key".ljust(32, b"."))


def tell(
    device: Device, event: Event, wall_ms: int = NINE, epoch: int = 1, **header: object
) -> None:
    """Writes an event as the device's own journal would."""
    device.write(
        events.encode(event),
        events.NAMES[type(event)],
        epoch,
        signer=device.key,
        wall_ms=wall_ms,
        **header,
    )


def issued(ticket: str, **more: object) -> TicketIssued:
    told = {"number": "A001", "series": "A", "n": 1, "queue": "A", "token": f"t{ticket}"}
    return TicketIssued(ticket=ticket, **{**told, **more})  # type: ignore[arg-type]


def called(ticket: str, call: str = "", counter: int = 1, official: str = "CB01") -> TicketCalled:
    return TicketCalled(
        ticket=ticket,
        counter=counter,
        official=official,
        official_session="s",
        call=call or f"call-{ticket}",
    )


def finished(ticket: str, call: str = "", counter: int = 1) -> ServiceFinished:
    return ServiceFinished(
        ticket=ticket, call=call or f"call-{ticket}", counter=counter, rating=f"r{ticket}"
    )


def rated(ticket: str, score: int) -> RatingGiven:
    return RatingGiven(call=f"call-{ticket}", score=score, where="rater")


def visited(
    ticket: str, at_ms: int = NINE, score: int = 0, wait: int = 10, serve: int = 5, **more: object
) -> Sequence[tuple[Event, int]]:
    """A whole visit with its times; `wait` and `serve` in minutes; rated where there is a score."""
    told: list[tuple[Event, int]] = [
        (issued(ticket, **more), at_ms),
        (called(ticket), at_ms + wait * MINUTE),
        (finished(ticket), at_ms + (wait + serve) * MINUTE),
    ]
    if score:
        told.append((rated(ticket, score), at_ms + (wait + serve) * MINUTE))
    return told


def read_on(hall: Journalled) -> None:
    """Reads all that was sent, as the server's own projector would."""
    while step(hall.database, hall.centre, wait=True):
        pass


def rows(hall: Journalled, table: Table = counted_service) -> Sequence[Any]:
    """What a table has of this centre."""
    with hall.database.reading() as connection:
        found = select(table).where(table.c.centre == hall.centre)
        return sorted(connection.execute(found).all())


def write(device: Device, *visits: Sequence[tuple[Event, int]]) -> None:
    """Writes whole visits into a device's journal."""
    for each in visits:
        for event, at_ms in each:
            tell(device, event, at_ms)
