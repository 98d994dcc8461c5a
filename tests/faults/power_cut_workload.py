"""What runs while the power is about to be cut: the real store, told numbers on a marked line.

    python -m tests.faults.power_cut_workload DATA ACKS SYNCHRONOUS TICKETS

Each number is written to the file ACKS only after the desk answered: whoever reads it was told.
Half-way the store is closed and opened again, so that checkpoints, truncations and the removal of
the WAL are part of what is recorded.
"""

import os
import secrets
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kiosk.answers import TicketTaken
from kiosk.clock import SystemClock
from kiosk.data_directory import DataDirectory
from kiosk.desk import Desk, Parts
from kiosk.keys import secret_for
from kiosk.store.writer import IDLE_SECONDS
from tests.small_centre import BIRTH, small_centre

CROWD = 3


def main(data: Path, acks: Path, synchronous: str, tickets: int) -> None:
    """Takes `tickets` numbers, some of them at once, and tells each on the marked line."""
    told = os.open(acks, os.O_WRONLY | os.O_CREAT)
    centre = small_centre()
    for _ in range(2):
        directory = DataDirectory(data, SystemClock(), secrets.token_bytes)
        directory.lock("power cut")
        store = directory.open_store(ballast_bytes=0, synchronous=synchronous)
        seed = directory.seed()
        desk = Desk(Parts(store, centre, SystemClock(), secrets.token_bytes, secret_for("x", seed)))

        def one(_: int, desk: Desk = desk) -> None:
            ticket = desk.take_ticket(procedure=BIRTH)
            assert isinstance(ticket, TicketTaken)
            os.write(told, f"{ticket.number}\n".encode())

        with ThreadPoolExecutor(CROWD) as crowd:
            list(crowd.map(one, range(tickets // 4)))
            time.sleep(2 * IDLE_SECONDS)  # the store rests, and notes how far it has come
            list(crowd.map(one, range(tickets // 4)))
        store.close()
        directory.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
