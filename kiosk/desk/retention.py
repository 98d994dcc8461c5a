"""How long sealed texts live: facts of persons to the end of their day, what a booking is found by
to the end of the booking's, a complaint's words until so long after it was settled, all others so
long after they were written.

What is erased is gone from the journal's file, not only from its tables: SQLite overwrites it
(`secure_delete`), and the store empties the write-ahead log after the commit. The event that held
the text keeps its commitment, so the chain stays whole.
"""

from kiosk.catalogue import Retention
from kiosk.clock import from_ms, midnight_ms
from kiosk.events import TextsErased
from kiosk.transaction import Transaction

PERSONAL = frozenset({"person", "note", "facts", "card"})
DAY_MS = 86_400_000


def erase_outlived(tx: Transaction, rules: Retention) -> None:
    """Erases every sealed text that has outlived its time, and puts on record how many."""
    midnight = midnight_ms(from_ms(tx.now_ms).date())
    limits = {
        name: midnight - (0 if name in PERSONAL else rules.comments_days * DAY_MS)
        for (name,) in tx.all("SELECT DISTINCT name FROM sealed")
    }
    open_ones = _still_needed(tx, midnight - rules.comments_days * DAY_MS)
    counts = {name: tx.erase_sealed(name, limit, open_ones) for name, limit in limits.items()}
    counts = {name: count for name, count in counts.items() if count}
    if counts:
        before = {name: limits[name] for name in counts}
        tx.append(TextsErased(counts=counts, before_ms=before))


def _still_needed(tx: Transaction, limit_ms: int) -> frozenset[str]:
    """The events with the words of complaints that wait, or were settled not so long ago, and
    those by which bookings are found: the day that opened has taken the past ones away."""
    rows = tx.all(
        "SELECT text FROM complaint WHERE state = 'pending' OR settled_ms >= ? "
        "UNION SELECT eid FROM booking WHERE eid <> ''",
        limit_ms,
    )
    return frozenset(eid for (eid,) in rows)
