"""The clock of whoever writes: the machine's own, put right by whoever knows better.

Machines in the field lose their time with a dead battery (1970 at every start) or are set to a
wrong year. The central server tells its time signed (`sync.true_time`); what was heard is kept
beside the key for the next start, which may be without a line.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from kiosk.clock import to_ms
from kiosk.decoding import from_json
from kiosk.identity import sync_folder
from kiosk.ports import Clock

RIGHT_MS = 60_000
"""A machine's clock that is so near to the true time is left to itself (and to NTP)."""
FILE = "clock.json"


class Heard(msgspec.Struct, frozen=True):
    """The true time, and what the machine's clock said then."""

    true_ms: int
    system_ms: int


class DisciplinedClock:
    """Fulfils `ports.Clock`: the machine's wall clock, as long as it keeps to the true time that
    was heard last and what has passed since on a clock that never jumps; otherwise that time."""

    def __init__(
        self, system: Clock, heard: Heard | None = None, keep: Callable[[Heard], None] | None = None
    ) -> None:
        """`heard`: by an earlier run; `keep`: called with what is heard from now on."""
        self._system = system
        self._keep = keep or (lambda _: None)
        self._reference: tuple[int, int] | None = None
        says = to_ms(system.now())
        right = _reckoned(says, heard) if heard else says
        if right != says:
            self._reference = system.monotonic_ms(), right

    @property
    def ahead_ms(self) -> int:
        """By how much the true time is ahead of the machine's clock; 0 where that is right."""
        if self._reference is None:
            return 0
        since, at = self._reference
        ahead = at + self._system.monotonic_ms() - since - to_ms(self._system.now())
        return ahead if abs(ahead) > RIGHT_MS else 0

    def heard(self, true: datetime) -> int:
        """What the time is now, from whoever can be believed; `ahead_ms` after it."""
        self._reference = self._system.monotonic_ms(), to_ms(true)
        self._keep(Heard(true_ms=to_ms(true), system_ms=to_ms(self._system.now())))
        return self.ahead_ms

    def now(self) -> datetime:
        """The wall clock, put right as far as that is known."""
        return self._system.now() + timedelta(milliseconds=self.ahead_ms)

    def monotonic_ms(self) -> int:
        """As the system's."""
        return self._system.monotonic_ms()


def disciplined(folder: Path, system: Clock) -> DisciplinedClock:
    """The clock of a data directory, with what was heard for it."""
    file = folder / FILE

    def keep(heard: Heard) -> None:
        fresh = file.with_suffix(".new")
        fresh.write_bytes(msgspec.json.encode(heard))
        fresh.replace(file)
        sync_folder(folder)

    try:
        kept = from_json(file.read_bytes(), Heard)
    except (OSError, msgspec.MsgspecError):  # a lost one is heard again
        kept = None
    return DisciplinedClock(system, kept, keep)


def _reckoned(says: int, heard: Heard) -> int:
    """The true time at a start. The machine's clock may have been set right meanwhile, go on as
    wrong as it was, or have begun anew at its own beginning; time never went back since."""
    as_wrong = says + heard.true_ms - heard.system_ms
    possible = [each for each in (says, as_wrong) if each >= heard.true_ms - RIGHT_MS]
    return max(heard.true_ms, min(possible, default=heard.true_ms))
