"""Bundles of a test: a release key, and the sample centre's files with a change."""

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kiosk import keys
from kiosk.bootstrap import SAMPLE
from kiosk.bootstrap.bundles import try_files
from kiosk.data_directory import KEY
from kiosk.keys import DeviceKey
from sync.bundles.coming_down import Fetching, Here
from sync.bundles.packing import packed
from sync.bundles.slots import Slots
from sync.downline import DownLine
from tests.server.devices import key_of

RELEASE = key_of(b"the release key".ljust(32, b"."))
NOT_A_CENTRE = b"[[queue]]\ncode = 7\n"


def queues(quota: int) -> bytes:
    """The sample's queues with another quota for building."""
    said = (SAMPLE / "queues.toml").read_text(encoding="utf-8")
    assert "quota = 3 #" in said
    return said.replace("quota = 3 #", f"quota = {quota} #").encode()


def bundle_of(version: int, key: DeviceKey = RELEASE, **said: object) -> bytes:
    """A bundle whose only file says `version` as the quota of queue C."""
    files = {"centre/queues.toml": queues(version)}
    return packed(files, key, version=version, **said)  # type: ignore[arg-type]  # as given


def bad_bundle(version: int) -> bytes:
    """Signed, and no centre."""
    return packed({"centre/queues.toml": NOT_A_CENTRE}, RELEASE, version=version)


def own_settings(folder: Path) -> Path:
    """A copy of the sample that a test may change."""
    shutil.copytree(SAMPLE, folder)
    return folder


def machine_key(data: Path) -> DeviceKey:
    """A machine's own key, made where it has none."""
    return keys.read(data / KEY) or keys.make(data / KEY, os.urandom)


def fetched_from(line: DownLine, data: Path) -> None:
    """All that one look at the hub brings into a machine's folder."""
    fetching = Fetching(here(data), line, lambda: 0)
    while fetching(line.news()):
        pass


def here(
    data: Path,
    settings: Path = SAMPLE,
    program: str = "1.2.3",
    try_it: Callable[[Path], None] | None = None,
) -> Here:
    """The centre "mau" on a data directory, without a journal."""
    return Here(
        Slots(data),
        "mau",
        program,
        lambda: RELEASE.public,
        try_it or partial(try_files, settings),
        lambda: None,
    )
