"""What is killed: a bundle on its way into a slot, into force, through its minute and back.

    python -m tests.bundles.killed_workload FOLDER

For n = 1, 2 …: a child process does all of it on a copy of FOLDER/before and kills itself at the
nth time it touches a file (`sys.addaudithook`); its folder is FOLDER/n. Ends with the first child
that came through, whose folder is FOLDER/whole.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from sync.bundles.slots import Slots
from tests.bundles.made import bundle_of, here

TOUCHES = ("open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree")
STEPS = ("take", "take over", "begin", "confirm", "told", "take again", "begin again", "roll back")


Done = Callable[[str], None]


def everything(data: Path, done: Done) -> None:
    """Version 2 and then 3 over version 1; then 4, which does not work."""
    slots, taking = Slots(data), here(data, try_it=lambda _: None)
    taking.take(bundle_of(2))
    done("take")
    taking.take(bundle_of(3))  # over the one that waits
    done("take over")
    slots.begin(1)
    done("begin")
    slots.confirm()
    done("confirm")
    slots.told(slots.state().news)
    done("told")
    taking.take(bundle_of(4))
    done("take again")
    slots.begin(1)
    done("begin again")
    slots.roll_back("did_not_work")
    done("roll back")


def killed_at(
    nth: int, data: Path, note: Path, everything: Callable[[Path, Done], None] = everything
) -> bool:
    """Whether the child came through. `note`: where it says what is done."""

    def done(step: str) -> None:
        descriptor = os.open(note, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(descriptor, f"{step}\n".encode())
        os.close(descriptor)

    child = os.fork()
    if child == 0:
        left = nth

        def touch(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            mine = (
                bool(arguments)
                and str(data) in str(arguments[0])
                and "lock" not in str(arguments[0])
            )
            if event in TOUCHES and mine:
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(touch)
        everything(data, done)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status):
        assert os.WEXITSTATUS(status) == 0
        return True
    return False


def main(folder: Path) -> None:
    """See above."""
    before = folder / "before"
    here(before).take(bundle_of(1))
    Slots(before).begin(1)
    Slots(before).confirm()
    nth = 0
    while True:
        nth += 1
        data = folder / str(nth)
        shutil.copytree(before, data)
        if killed_at(nth, data, folder / f"{nth}.note"):
            data.rename(folder / "whole")
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]))
