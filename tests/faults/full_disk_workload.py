"""Takes numbers on a disk that fills up, makes room, and takes numbers again; prints what happened.

    unshare --user --map-root-user --mount sh -c \
        "mount -t tmpfs -o size=3m tmpfs DIR && python -m tests.faults.full_disk_workload DIR"
"""

import json
import secrets
import sys
import time
from pathlib import Path

from kiosk.answers import Finished, Reason, Refused, TicketTaken
from kiosk.ballast import Ballast
from kiosk.clock import SystemClock
from kiosk.data_directory import DataDirectory, verify
from kiosk.desk import Desk, Parts
from kiosk.errors import DiskFull
from tests.small_centre import BIRTH, small_centre

BALLAST = 512 * 1024
PATIENCE = 20


def main(disk: Path) -> None:
    """Prints one JSON object: numbers told, how the desk refused, what went on meanwhile."""
    data, filler = disk / "data", disk / "filler"
    directory = DataDirectory(data, SystemClock(), secrets.token_bytes)
    directory.lock("full disk")
    store = directory.open_store(ballast_bytes=BALLAST)
    desk = Desk(Parts(store, small_centre(), SystemClock(), secrets.token_bytes, b"x" * 32))
    told = [number(desk.take_ticket(procedure=BIRTH)) for _ in range(20)]
    desk.sign_in_by_command(counter=1)
    desk.call_next(counter=1)
    while not Ballast(data / "ballast", BALLAST).held:
        time.sleep(0.1)  # the store takes its ballast when it rests
    fill(filler)
    refused: list[str] = []
    for _ in range(400):
        try:
            answer = desk.take_ticket(procedure=BIRTH)
        except DiskFull:
            refused.append("disk_full")
            break
        if isinstance(answer, Refused):
            refused.append(answer.reason)
            break
        told.append(answer.number)
    # the visit under way can be finished in the room that the ballast left
    finished = isinstance(desk.finish(counter=1), Finished)
    filler.unlink()
    recovered = ""
    for _ in range(PATIENCE * 10):
        answer = desk.take_ticket(procedure=BIRTH)
        if isinstance(answer, TicketTaken):
            recovered = answer.number
            told.append(answer.number)
            break
        assert answer.reason is Reason.NO_ROOM
        time.sleep(0.1)
    kept = desk.store.run(lambda tx: [row["number"] for row in tx.all("SELECT number FROM ticket")])
    store.close()
    directory.close()
    said = {
        "told": told,
        "kept": kept,
        "refused": refused,
        "finished": finished,
        "recovered": recovered,
        "ballast": (data / "ballast").exists(),
        "intact": verify(data).intact,
    }
    print(json.dumps(said))


def fill(filler: Path) -> None:
    """Leaves not one free block."""
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 512):
            try:
                while True:
                    file.write(b"\x00" * size)
            except OSError:
                continue


def number(answer: TicketTaken | Refused) -> str:
    """The number of a ticket that must have been given."""
    assert isinstance(answer, TicketTaken)
    return answer.number


if __name__ == "__main__":
    main(Path(sys.argv[1]))
