"""What runs while the power is about to be cut: the real ingest, told acknowledgements.

    python -m tests.server.power_cut_workload DATA ACKS SYNCHRONOUS BATCHES

How far a batch was acknowledged is written to ACKS only after `Ingest` answered. Half-way the
database is closed and opened again, so that its WAL is folded in and removed.
"""

import os
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import event

from kiosk.clock import SystemClock, to_ms
from sync.joining import Join, join_message
from sync.replies import Ack
from sync.server import devices
from sync.server.database import Database
from sync.server.ingest import Ingest
from tests.server.devices import Device, key_of

OF_A_BATCH = 5


def main(data: Path, acks: Path, synchronous: str, batches: int) -> None:
    """Appends `batches` batches of the log "log", and tells each on the marked line."""
    told = os.open(acks, os.O_WRONLY | os.O_CREAT)
    device = Device("log", key_of(b"d" * 32))
    device.begin()
    device.write_many(batches * OF_A_BATCH)
    sent = 0
    for until in (batches // 2, batches):
        with closing(Database(f"sqlite:///{data / 'server.db'}")) as database:

            @event.listens_for(database.engine, "checkout")
            def settle(connection: Any, *_: object) -> None:
                connection.execute(f"PRAGMA synchronous = {synchronous}")

            ingest = Ingest(database, device.key, SystemClock())
            if not sent:
                join(database, device)
            while sent < until:
                first = sent * OF_A_BATCH + 1
                data_sent = device.packed(first, first + OF_A_BATCH - 1)
                answer = ingest.append(device.log, 1, data_sent)
                assert isinstance(answer, Ack)
                os.write(told, f"{answer.ack_seq}\n".encode())
                sent += 1


def join(database: Database, device: Device) -> None:
    now_ms = to_ms(SystemClock().now())
    code = devices.code_for(database, "mau", now_ms)
    signature = device.key.sign(join_message(code, device.log, device.key.public)).hex()
    wish = Join(code=code, log=device.log, public_key=device.key.public.hex(), signature=signature)
    assert devices.enrol(database, wish, now_ms)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
