"""Who took which figures out, and when: every export is on record."""

from datetime import date, datetime

import msgspec

from kiosk.clock import from_ms
from kiosk.journal import Rows
from kiosk.reports.period import Period

MOST = 100


class PastExport(msgspec.Struct, frozen=True):
    """One export. `what` is one of `exports.tables.KINDS`, `by` an official's code or the
    machine's user, `file` a name without its folder."""

    at: datetime
    by: str
    what: str
    format: str
    period: Period
    rows: int
    file: str


def past_exports(rows: Rows, most: int = MOST) -> list[PastExport]:
    """The newest first."""
    return [
        PastExport(
            from_ms(row["at_ms"]),
            row["by"],
            row["what"],
            row["format"],
            Period(date.fromisoformat(row["since"]), date.fromisoformat(row["until"])),
            row["rows"],
            row["file"],
        )
        for row in rows.execute("SELECT * FROM export ORDER BY id DESC LIMIT ?", (most,))
    ]
