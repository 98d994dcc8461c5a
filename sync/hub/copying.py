"""The hub's journal for the machine that stands by: chains, and batches signed by the hub."""

import msgspec

from kiosk.desk import Desk
from kiosk.desk.machines import STANDBY
from kiosk.keys import DeviceKey
from kiosk.roles import Asker
from sync import wire
from sync.central import known
from sync.hub.doorkeeper import Turned
from sync.own_journal import OwnJournal
from sync.succession import told
from sync.wire import MOST_EVENTS


class Chain(msgspec.Struct, frozen=True, array_like=True):
    """A chain of the hub's journal, and its last event."""

    log: str
    epoch: int
    last: int


class Copying:
    """Asked from many threads."""

    def __init__(self, desk: Desk, key: DeviceKey) -> None:
        self._desk = desk
        self._key = key
        self._journal = OwnJournal(desk.store.reading)

    def chains(self, asker: Asker, address: str) -> list[Chain]:
        """All of the journal by its chains. `address`: where the asker would listen as the hub;
        every place is told."""
        _only_standby(asker)
        self._desk.name_standby(machine=asker.machine, address=address)
        return [Chain(*each) for each in self._journal.chains()]

    def batch(self, asker: Asker, log: str, epoch: int, from_seq: int) -> bytes:
        """What follows from there, as it travels; empty where nothing does."""
        _only_standby(asker)
        if not self._journal.rows(log, epoch, from_seq, 1):
            return b""
        batch = self._journal.batch(log, epoch, from_seq, MOST_EVENTS, self._key)
        return wire.packed(batch)

    def central(self, asker: Asker) -> bytes:
        """Which central server the journal goes to; empty where none was joined."""
        _only_standby(asker)
        data = self._desk.store.path.parent
        central = known(data)
        return msgspec.json.encode(told(data, central, self._key)) if central else b""


def _only_standby(asker: Asker) -> None:
    if asker.place != STANDBY:
        raise Turned(403, "not_allowed")
