"""What somebody at the centre's disk could do to the journal; the device's key is not theirs."""

from pathlib import Path

from kiosk.chain import FORMAT, GENESIS, Header, body_hash, chain_hash, digest
from kiosk.data_directory import DATABASE
from kiosk.journal import COLUMNS
from kiosk.store import connect


def forge(data: Path, *statements: str) -> None:
    """Changes the past by SQL."""
    rows = connect(data / DATABASE)
    rows.execute("DROP TRIGGER IF EXISTS event_is_never_changed")
    rows.execute("DROP TRIGGER IF EXISTS event_is_never_deleted")
    for each in statements:
        rows.execute(each)
    rows.close()


def rechain(data: Path) -> None:
    """Makes every hash right again."""
    rows = connect(data / DATABASE)
    prev, walked = GENESIS, ("", 0)
    for *named, body, _, _, signature in list(
        rows.execute(f"SELECT {COLUMNS} FROM event ORDER BY log, epoch, seq")
    ):
        log, epoch, seq = named[:3]
        if walked != (log, epoch):
            prev, walked = GENESIS, (log, epoch)
        header = Header(FORMAT, *named, prev.hex())
        hashed = chain_hash(digest(header, body_hash(body)), signature)
        rows.execute(
            "UPDATE event SET prev = ?, hash = ? WHERE log = ? AND epoch = ? AND seq = ?",
            (prev, hashed, log, epoch, seq),
        )
        prev = hashed
    rows.close()
