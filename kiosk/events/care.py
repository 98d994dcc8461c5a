"""Devices, exports, the journal itself."""

from datetime import date

from kiosk.events.event import Event


class DeviceTroubled(Event, frozen=True, kw_only=True):
    """A printer, reader or the voice went wrong; `reason` is a stable word."""

    device: str
    reason: str


class DeviceRecovered(Event, frozen=True, kw_only=True):
    """It works again."""

    device: str


class ClockPutRight(Event, frozen=True, kw_only=True):
    """The machine's clock is wrong: the true time is `ahead_ms` ahead of it, as the central server
    signed for. From here on times are true, and a day-session that was opened for a later date is
    that of this event's date."""

    ahead_ms: int


class FiguresExported(Event, frozen=True, kw_only=True):
    """Somebody took figures out; `file` is the name of the file, without its folder."""

    what: str
    since: date
    until: date
    format: str
    rows: int
    by: str
    file: str = ""


class JournalStarted(Event, frozen=True, kw_only=True):
    """A log began, or began again in a new epoch, and why: always an epoch's first event.

    `key`: the public key (Ed25519, hex) that checks every signature of this epoch.
    """

    reason: str
    program: str
    key: str


class TextsErased(Event, frozen=True, kw_only=True):
    """Sealed texts outlived their time and are gone: by name (person, note, comment …) how many,
    and before which time they were written."""

    counts: dict[str, int]
    before_ms: dict[str, int]


class EventRepeated(Event, frozen=True, kw_only=True):
    """An event of an earlier epoch said again, because a receiver knows another course of that
    epoch: see `kiosk.epochs`. It changes nothing here. `eid`, `what`: its own id and kind; `said`:
    header and body as they were hashed, deflated."""

    epoch: int
    seq: int
    eid: str
    what: str
    said: bytes
    signature: bytes | None = None
