"""What the journal's events make of the derived tables.

One function per event, in the file of what it changes; `apply` finds it. Nothing else writes a
derived table, so `kiosk rebuild` (clear them, read the journal again) gives the same rows.
"""

from collections.abc import Callable
from typing import Any

from kiosk import journal, schema
from kiosk.journal import Recorded, Rows
from kiosk.views import (
    apart,
    bookings,
    complaints,
    counters,
    courses,
    devices,
    dossiers,
    fees,
    machines,
    ratings,
    slips,
    tickets,
)

Apply = Callable[[Rows, Recorded, Any], None]
PARTS = (
    *(tickets, counters, ratings, dossiers, courses, fees, devices, complaints, slips, machines),
    apart,
    bookings,
)
APPLY: dict[str, list[Apply]] = {}
for part in PARTS:
    for kind, change in part.APPLY.items():
        APPLY.setdefault(kind, []).append(change)


def apply(rows: Rows, recorded: Recorded) -> None:
    """Brings the derived tables up to one more event; unknown kinds change nothing."""
    if recorded.event is not None:
        for change in APPLY.get(recorded.kind, ()):
            change(rows, recorded, recorded.event)


def rebuild(rows: Rows) -> int:
    """Empties the derived tables and applies the whole journal again; how many events."""
    for table in schema.DERIVED:
        rows.execute(f"DELETE FROM {table}")
    count = 0
    for recorded in journal.read(rows):
        apply(rows, recorded)
        count += 1
    return count
