"""Beginning anew: a place restarts so that what a person wants now comes into force."""

import logging
import os
import sys
from pathlib import Path

from kiosk.bootstrap.bundles import FOLDER
from kiosk.clock import SystemClock, to_ms
from kiosk.data_directory import DataDirectory, Writer

AGAIN = 75
"""How a place's screens end where they are to begin anew; never seen outside."""
CODE = "--enrol"


class Wanted:
    """Whether this process is to restart, asked once a second.

    Whoever writes restarts first and begins with the new configuration; who stands beside it
    follows when it has. Where nobody writes any more, whoever comes first does.
    """

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER
        self._data = data
        self._seen = 0
        self._due = False
        self._began_with = self._current() if self._folder.is_dir() else 0

    def __call__(self) -> bool:
        """Looks at the pointer where it is another than before, and always while it waits for the
        one that writes."""
        try:
            at = (self._folder / "state.json").stat().st_mtime_ns
        except OSError:
            return False
        if at != self._seen or not self._due:
            self._seen, self._due = at, self._is_due()
        return self._due

    def _is_due(self) -> bool:
        from sync.bundles.slots import Slots

        state = Slots(self._data).state()
        if not state.wanted:
            return False
        if state.waits_for_now(to_ms(SystemClock().now())):
            writer = at_work(self._data)
            return writer is None or writer.pid == os.getpid()
        current = state.current.version if state.current else 0
        return current == state.wanted != self._began_with

    def _current(self) -> int:
        from sync.bundles.slots import Slots

        current = Slots(self._data).state().current
        return current.version if current else 0


def at_work(data: Path) -> Writer | None:
    """Who writes there now; None where nobody does."""
    directory = DataDirectory(data, SystemClock(), os.urandom)
    writer = directory.writer()
    return writer if writer and directory.is_held() else None


def waits(data: Path) -> bool:
    """Whether the next start of whoever writes brings what a person wants now."""
    if not (data / FOLDER).is_dir():
        return False
    from sync.bundles.slots import Slots

    return Slots(data).state().waits_for_now(to_ms(SystemClock().now()))


def again() -> None:
    """The same command once more in this process's place; never returns. Everything must be closed
    before."""
    logging.shutdown()
    sys.stdout.flush()
    command = [sys.executable, *without_code(sys.orig_argv[1:])]
    os.execv(sys.executable, command)  # noqa: S606 - ourselves, as we were begun


def without_code(arguments: list[str]) -> list[str]:
    """A command's arguments without a one-time code: it was used."""
    kept: list[str] = []
    skip = False
    for each in arguments:
        if not skip and each != CODE and not each.startswith(f"{CODE}="):
            kept.append(each)
        skip = each == CODE and not skip
    return kept
