"""CSV that spreadsheets and programs read alike: UTF-8 with a mark (BOM), ISO dates, RFC 4180."""

import csv
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kiosk.exports.tables import Table, Value, harmless

STEP = 1000


def write_csv(table: Table, file: Path, progress: Callable[[int], None]) -> int:
    """Writes all rows; how many. `progress` is told the rows written so far.

    The head has the columns' keys, which programs may rely on.
    """
    written = 0
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        lines = csv.writer(out, lineterminator="\r\n")
        lines.writerow(table.columns)
        for row in table.rows():
            lines.writerow([_cell(value) for value in row])
            written += 1
            if written % STEP == 0:
                progress(written)
    progress(written)
    return written


def _cell(value: Value) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return "" if value is None else harmless(value)
