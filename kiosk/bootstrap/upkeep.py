"""What a manager looks after on this machine: the data directory's bundles, and its part as hub or
standby."""

from collections.abc import Callable
from contextlib import nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk.answers import Done, Reason, Refused
from kiosk.bootstrap.bundles import FOLDER
from kiosk.bootstrap.restarting import at_work
from kiosk.clock import from_ms
from kiosk.data_directory import DATABASE
from kiosk.errors import StoreTrouble
from kiosk.journal import Rows, head
from kiosk.store import IDENTITY
from kiosk.upkeep import BundleLook, HubLook, UpkeepLook

if TYPE_CHECKING:
    from sync.bundles.slots import Slot

FOLLOWER = "kiosk hub --standby-of"
"""Under which name a standby holds its copy."""


class MachineUpkeep:
    """Fulfils `kiosk.upkeep.Upkeep`."""

    def __init__(
        self, settings: Path, data: Path, away_seconds: Callable[[], float] = lambda: 0.0
    ) -> None:
        """`away_seconds`: since when the hub does not answer this machine, 0 while it does."""
        self._settings = settings
        self._data = data
        self._away_seconds = away_seconds

    def look(self) -> UpkeepLook:
        """How it stands."""
        return UpkeepLook(bundle=self._bundle(), hub=self._hub())

    def take_bundle(self, version: int) -> Done | Refused:
        """What waits is wanted now, unless it is another one by now."""
        from sync.bundles.slots import Slots

        wanted = Slots(self._data).want(version)
        return Done() if wanted else Refused(reason=Reason.WRONG_STATE)

    def promote(self, official: str, pin: str) -> Done | Refused:
        """See `bootstrap.standby.promote`."""
        from kiosk.bootstrap.standby import promote

        return promote(self._settings, self._data, official, pin) or Done()

    def _bundle(self) -> BundleLook:
        if not (self._data / FOLDER).is_dir():
            return BundleLook()
        from sync.bundles.slots import Slots

        slots = Slots(self._data)
        state = slots.state()
        look = BundleLook(
            current=state.current.version if state.current else 0,
            on_trial=state.on_trial,
            back=state.back.version if state.back else 0,
            reason=state.back.reason if state.back else "",
        )
        waiting = state.waiting
        if waiting is None:
            return look
        return msgspec.structs.replace(
            look,
            waiting=waiting.version,
            since=_changed(slots.folder / waiting.name),
            changes=self._changes(slots.folder, state.current, waiting),
            not_before=from_ms(waiting.not_before_ms) if waiting.not_before_ms else None,
            wanted=state.wanted == waiting.version,
        )

    def _changes(self, folder: Path, current: "Slot | None", waiting: "Slot") -> tuple[str, ...]:
        """Which files would be others, by their names."""
        fresh = folder / waiting.name
        before = folder / current.name if current else None
        found = set()
        for file in fresh.rglob("*.toml"):
            name = file.relative_to(fresh)
            of_centre = name.parts[0] == "centre"
            held = [before / name] if before else []
            held += [self._settings / name.name] if of_centre else []
            known = next((each.read_bytes() for each in held if each.is_file()), b"")
            if known != file.read_bytes():
                found.add(name.stem if of_centre else name.parts[0])
        return tuple(sorted(found))

    def _hub(self) -> HubLook:
        from kiosk.bootstrap.desks import HUB, reading
        from kiosk.bootstrap.standby import PROMOTED

        writer = at_work(self._data)
        what = writer.what if writer else ""
        if not (self._data / DATABASE).exists():
            return HubLook()
        if (self._data / PROMOTED).exists():
            return HubLook(role="promoting", following=bool(writer))
        with suppress(StoreTrouble), reading(self._data) as rows:
            if (self._data / IDENTITY).exists():
                named = next(rows.execute("SELECT address FROM standby"), None)
                return HubLook(
                    role="hub" if what == HUB else "alone", standby=named[0] if named else ""
                )
            last_ms = _copied_upto(rows)
            return HubLook(
                role="standby",
                away_seconds=self._away_seconds(),
                following=what == FOLLOWER,
                copied=from_ms(last_ms) if last_ms else None,
            )
        return HubLook()


def _changed(folder: Path) -> datetime:
    return datetime.fromtimestamp(folder.stat().st_mtime, UTC)


def _copied_upto(rows: Rows) -> int:
    """The time of the newest event of a copy; 0 without one. Asked for every second, so by the
    ends of its chains and never over all events."""
    from sync.own_journal import OwnJournal

    ends = [
        (epoch, head(rows, log, epoch).wall_ms)
        for log, epoch, _ in OwnJournal(lambda: nullcontext(rows)).chains()
    ]
    return max(ends, default=(0, 0))[1]
