"""What came down to the hub goes on to the centre's machines: one download from outside per centre.

Only what is in force at the hub, after its minute: the hub tries it for the whole centre. Each
machine checks the release key's signature itself; the hub can alter nothing in it.
"""

from pathlib import Path

from sync.bundles.slots import Slots
from sync.central import known
from sync.news import Newest, News


class HandingOn:
    """Asked from many threads."""

    def __init__(self, data: Path, centre: str) -> None:
        """`centre`: its own code, where no server was joined."""
        self._slots = Slots(data)
        self._data = data
        self._own = centre

    @property
    def centre(self) -> str:
        """The centre as whoever makes bundles calls it."""
        central = known(self._data)
        return central.centre if central else self._own

    @property
    def release_key(self) -> str:
        """What bundles are signed by (hex), as a person said here; empty where nobody did."""
        return self._slots.release_key().hex()

    def news(self) -> News:
        """Which bundle there is."""
        found = self._slots.handed_on()
        if found is None:
            return News()
        slot, packed = found
        return News(
            bundle=Newest(version=slot.version, digest=slot.digest, size=len(packed)),
            wanted=self._slots.state().wanted,
        )

    def bundle(self, digest: str) -> bytes | None:
        """Its bytes; None where it is another one by now."""
        found = self._slots.handed_on()
        return found[1] if found and found[0].digest == digest else None
