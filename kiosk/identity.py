"""Who this device is, kept outside the database.

The log's id, its epoch and the highest day-session ever opened lie in a small file beside the
database. So a journal that was damaged, restored from an older backup or copied is noticed, and
goes on in a new epoch whose numbers cannot meet the old ones (sync.md: fork, clone, restore).
"""

import os
from datetime import date
from enum import StrEnum
from pathlib import Path

import msgspec

from kiosk.decoding import from_json
from kiosk.ports import Random


class Why(StrEnum):
    """Why an epoch began, as the journal says it; people read `answers.epoch.<name>`."""

    FIRST_START = "first start"
    IDENTITY_LOST = "identity lost"
    JOURNAL_MISSING = "journal missing"
    JOURNAL_DAMAGED = "journal damaged"
    JOURNAL_OLDER = "an older journal was put in place"
    BACKUP_RESTORED = "backup restored"
    KEY_LOST = "device key lost"
    FORKED = "a copy of this device went on under its name"
    PROMOTED = "a standby became the hub"


KEEPS_SESSION = (Why.KEY_LOST, Why.PROMOTED)
"""The journal is all there: its day goes on."""


class Identity(msgspec.Struct, frozen=True):
    """`session` and `day`: the newest day-session known to have been opened, and its date.

    `seq`: how far the journal of this epoch surely had come, never more than it had. `why`: for
    which reasons this epoch began, while it has opened no session yet and its database rightly
    knows less than this file.
    """

    log: str
    epoch: int = 1
    session: int = 0
    day: date | None = None
    seq: int = 0
    why: tuple[Why, ...] = ()

    def opened(self, session: int, day: date) -> "Identity":
        """The identity after a day-session was opened; neither number ever falls."""
        newest = max(self.day, day) if self.day else day
        return msgspec.structs.replace(self, session=max(self.session, session), day=newest, why=())

    def put_right(self, today: date) -> "Identity":
        """The identity after a wrong clock was put right: no day after today was ever opened."""
        return msgspec.structs.replace(self, day=min(self.day, today) if self.day else None)

    def next_epoch(self, why: Why) -> "Identity":
        """The identity of the log after its database or its key was lost or replaced.

        After a database the session rises too, so that the next wish opens a new one instead of
        going on with numbers whose newest may be lost; with another key they go on.
        """
        lost = 0 if why in KEEPS_SESSION else 1
        return msgspec.structs.replace(
            self,
            epoch=self.epoch + 1,
            session=self.session + lost,
            seq=0,
            why=tuple(dict.fromkeys((*self.why, why))),
        )

    def outruns(self, session: int, seq: int) -> bool:
        """Whether a journal that ends there is older than this identity knows it to have been."""
        raised = any(why not in KEEPS_SESSION for why in self.why)
        return seq < self.seq or (session < self.session and not raised)


def read(path: Path) -> Identity | None:
    """The identity in `path`; None where there is none, or none that can be read."""
    try:
        return from_json(path.read_bytes(), Identity)
    except (FileNotFoundError, msgspec.MsgspecError):
        return None


def load(path: Path, random: Random) -> Identity:
    """The identity in `path`, or a new one, written before it is returned.

    An unreadable file is set aside, never deleted; the log then goes on under a new id.
    """
    if known := read(path):
        return known
    if path.exists():
        path.rename(path.with_name(f"{path.name}.unreadable-{random(4).hex()}"))
    identity = Identity(log=random(8).hex())
    save(path, identity)
    return identity


def save(path: Path, identity: Identity) -> None:
    """Replaces the file in one step, durable when this returns."""
    fresh = path.with_suffix(".new")
    with fresh.open("wb") as file:
        file.write(msgspec.json.encode(identity))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes names created or replaced in `folder` survive a power cut, where that takes a call.

    Windows has no such call for folders: NTFS journals names by itself.
    """
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
