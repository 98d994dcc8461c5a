"""Paper: from the facts of a ticket to its bytes, from the picture to bytes, many slips."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from kiosk.forms import FormKind, Media, edition_for
from printing.escpos import job
from printing.pages import PageSetter
from tests.bench.measuring import MS, Row, percentile, resident_mb, timed
from tests.printing.samples import TICKET, TODAY

ROUNDS, TICKETS = 5, 60
WARM, SLIPS, MOST_MB = 200, 2000, 4.0


def rows(_folder: Path) -> Iterator[Row]:
    """The figures of this file."""
    pages, layout = PageSetter(), edition_for(FormKind.TICKET, TODAY, Media.ROLL)
    given = iter(range(1_000_000))

    def slip() -> bytes:
        # another number each time: the page setter remembers pages it has set
        facts = msgspec.structs.replace(TICKET, number=f"B{next(given):03d}")
        return job(pages.picture(facts, layout))

    slip()
    found = _calmest(slip)
    yield Row("facts to bytes of a ticket, p95", f"{found:.1f} ms", "35 ms", found <= 35)
    picture = pages.picture(TICKET, layout)
    found = _calmest(lambda: job(picture))
    yield Row("bytes from a ticket's picture, p95", f"{found:.2f} ms", "2 ms", found <= 2)
    timed(slip, WARM)
    before = resident_mb()
    timed(slip, SLIPS)
    grown = resident_mb() - before
    yield Row(
        f"memory after {SLIPS:,} slips more",
        f"{grown:+.1f} MB on {before:.0f} MB",
        f"+{MOST_MB:.0f} MB",
        grown <= MOST_MB,
    )


def _calmest(work: Callable[[], object]) -> float:
    """p95 in milliseconds of the round that other programs of the machine disturbed least."""
    return min(percentile(timed(work, TICKETS), 0.95) for _ in range(ROUNDS)) * MS
