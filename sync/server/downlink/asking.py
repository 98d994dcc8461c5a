"""Whose request this is: signed by an enrolled device for a moment of the server's time.

The hub's scheme (`sync.signing`), but nothing is remembered: any copy of the server may answer. So
its time is the wall clock of machines that keep theirs right, under a run that all copies with one
key share; and a request that is heard twice within the window is answered twice, which gives
nobody anything, since nothing is asked here that does more the second time.
"""

import msgspec

from kiosk import keys
from kiosk.clock import to_ms
from kiosk.keys import DeviceKey, secret_for
from kiosk.ports import Clock
from sync.joining import is_name
from sync.server.database import Database
from sync.server.devices import sender_of
from sync.server.ingest import Refused
from sync.signing import HubTime, message, read_signed

WINDOW_MS = 30_000
"""Either way: copies' clocks differ a little too."""


class Request(msgspec.Struct, frozen=True):
    """What came in. `target`: path and query; `authorization`: that header."""

    method: str
    target: str
    authorization: str | None
    body: bytes


class Asker(msgspec.Struct, frozen=True):
    """An enrolled device that is not revoked."""

    log: str
    centre: str


class Asking:
    """Asked from many threads."""

    def __init__(self, database: Database, key: DeviceKey, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._run = secret_for("run of the server's time", key.seed)[:8].hex()

    def now(self) -> HubTime:
        """This moment, as every answer tells it."""
        return HubTime(self._run, to_ms(self._clock.now()))

    def who(self, request: Request) -> Asker | Refused:
        """Who asks."""
        signed = read_signed(request.authorization)
        if signed is None or not is_name(signed.machine):
            return Refused(401, "unsigned")
        with self._database.reading() as connection:
            sender = sender_of(connection, signed.machine, 1)
        if sender is None:
            return Refused(401, "unknown_log")
        now = self.now()
        told = message(
            request.method, request.target, request.body, signed.machine, signed.at, signed.nonce
        )
        if not keys.fits(sender.public_key, bytes.fromhex(signed.signature), told):
            return Refused(401, "bad_signature")
        if signed.at.run != now.run or abs(now.ms - signed.at.ms) > WINDOW_MS:
            return Refused(401, "stale")
        return Refused(403, "revoked") if sender.revoked else Asker(signed.machine, sender.centre)
