"""What is killed: a bundle on its way from the hub into a machine's slot, and into force there.

    python -m tests.bundles.killed_on_the_lan FOLDER HUB

FOLDER/before holds a machine that the hub at the address HUB let in. For n = 1, 2 …: as
`tests.bundles.killed_workload`, each child with its copy in FOLDER/n.
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from sync.bundles.slots import Slots
from sync.downline import DownLine
from sync.remote import Line
from tests.bundles.killed_workload import killed_at
from tests.bundles.made import fetched_from, machine_key

STEPS = ("come", "begin", "confirm")


def main(folder: Path, hub: str) -> None:
    """See above."""

    def everything(data: Path, done: Callable[[str], None]) -> None:
        fetched_from(DownLine(Line(hub, machine_key(data))), data)
        done("come")
        Slots(data).begin(1)
        done("begin")
        Slots(data).confirm()
        done("confirm")

    nth = 0
    while True:
        nth += 1
        data = folder / str(nth)
        shutil.copytree(folder / "before", data)
        if killed_at(nth, data, folder / f"{nth}.note", everything):
            data.rename(folder / "whole")
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
