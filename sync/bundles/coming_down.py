"""A bundle on its way into a centre: fetched piece by piece, checked, and put where it waits.

Whatever is wrong with one, the centre stays as it is and says so; nothing of a bundle is read
before its signature by the release key that a person put there.
"""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import msgspec

from kiosk.errors import ConfigError
from sync.bundles.packing import MOST_BYTES, BadBundle, Bundle, digest_of, opened
from sync.bundles.slots import Slots, check
from sync.news import Newest, News

log = logging.getLogger(__name__)
COMING = "coming"
AGAIN_MS = 3_600_000
"""A bundle that was not taken is looked at again so late: a person may have put right what was
wrong here."""


class BundleLine(Protocol):
    """A way to the server's bundles."""

    def bundle(self, newest: Newest, part: Path) -> bool:
        """See `DownLine.bundle`."""


class Here(msgspec.Struct, frozen=True):
    """Which centre this is. `try_it(folder)`: raises where a bundle's files make no centre here;
    `tell`: brings the slots' news into the journal."""

    slots: Slots
    centre: str
    program: str
    release_key: Callable[[], bytes]
    try_it: Callable[[Path], None]
    tell: Callable[[], None]

    def take(self, data: bytes) -> Bundle:
        """Takes a bundle's packed bytes for the next start. Raises `BadBundle`."""
        key = self.release_key()
        if not key:
            raise BadBundle("no_release_key")
        bundle, digest = opened(data, key), digest_of(data)
        highest = self.slots.state().highest
        check(bundle, centre=self.centre, highest=highest, program=self.program)
        try:
            self.slots.take(bundle, data, self._tried)
        except BadBundle as bad:
            if bad.reason == "does_not_load":
                self.slots.refuse(bundle.manifest.version, digest, bad.reason)
                self.tell()
            raise
        return bundle

    def _tried(self, folder: Path) -> None:
        try:
            self.try_it(folder)
        except ConfigError as error:
            raise BadBundle("does_not_load", str(error.mistakes[0])) from error


class Hastening:
    """What a person wants now at the hub is wanted at its machines, as soon as it lies there."""

    def __init__(self, slots: Slots) -> None:
        self._slots = slots

    def __call__(self, news: News) -> bool:
        """Never has more to do."""
        state = self._slots.state()
        if news.wanted and news.wanted != state.wanted:
            self._slots.want(news.wanted)
        return False


class Fetching:
    """Brings the newest bundle, on the thread that asked for the news."""

    def __init__(self, here: Here, line: BundleLine, monotonic_ms: Callable[[], int]) -> None:
        self._here = here
        self._line = line
        self._monotonic_ms = monotonic_ms
        self._not_before: dict[str, int] = {}

    def __call__(self, news: News) -> bool:
        """One piece, or the end of it; whether there is more to do at once."""
        newest = news.bundle
        state = self._here.slots.state()
        if newest is None or newest.version <= state.highest or state.on_trial:
            return False
        if newest.size > MOST_BYTES:  # nobody fills a disk with what could never be taken
            return False
        if self._not_before.get(newest.digest, 0) > self._monotonic_ms():
            return False
        coming = self._here.slots.folder / COMING
        part = coming / newest.digest
        for old in coming.glob("*"):
            if old != part:
                old.unlink()
        if not self._line.bundle(newest, part):
            return True
        try:
            bundle = self._taken(part, newest)
        except BadBundle as bad:
            log.warning("bundle %d is not taken: %s", newest.version, bad)
            self._not_before[newest.digest] = self._monotonic_ms() + AGAIN_MS
        else:
            part.unlink()
            log.info("bundle %d waits for the next start", bundle.manifest.version)
        return False

    def _taken(self, part: Path, newest: Newest) -> Bundle:
        data = part.read_bytes()
        if digest_of(data) != newest.digest:
            part.unlink()
            raise BadBundle("damaged")
        return self._here.take(data)
