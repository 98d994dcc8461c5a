"""What the journal's events make of the derived tables.

One function per event, in the file of what it changes; `apply` finds it. Nothing else writes a
derived table, so `kiosk rebuild` (clear them, read the journal again) gives the same rows.
"""

from collections.abc import Callable
from typing import Any

from kiosk import journal, schema
from kiosk.journal import Recorded, Rows
from kiosk.views import counters, devices, dossiers, ratings, tickets

Apply = Callable[[Rows, Recorded, Any], None]
APPLY: dict[str, Apply] = {
    **tickets.APPLY,
    **counters.APPLY,
    **ratings.APPLY,
    **dossiers.APPLY,
    **devices.APPLY,
}


def apply(rows: Rows, recorded: Recorded) -> None:
    """Brings the derived tables up to one more event; unknown kinds change nothing."""
    change = APPLY.get(recorded.kind)
    if change and recorded.event is not None:
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
