"""Exports: the figures of `kiosk/`, the pages of `printing/`."""

import errno
import tempfile
from collections.abc import Callable
from pathlib import Path

from kiosk.bootstrap.desks import reading
from kiosk.bootstrap.papers import print_form_to
from kiosk.bootstrap.program import Program
from kiosk.clock import SystemClock, to_ms
from kiosk.errors import ExportTrouble
from kiosk.reports import Period
from kiosk.words import in_every_language

WHY = {
    errno.ENOSPC: "_full",
    errno.EACCES: "_denied",
    errno.EPERM: "_denied",
    errno.EROFS: "_denied",
    errno.ENOENT: "_missing",
    errno.ENOTDIR: "_missing",
    errno.ENODEV: "_missing",
}
"""What the system says, in a sentence of ours; the rest is told by its number."""


def export_figures(
    program: Program,
    what: str,
    period: Period,
    out: Path,
    by: str,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> int:
    """Exports figures to a .csv, .xlsx or .pdf file and puts that on record; how many rows.

    The file appears whole or not at all. `progress(done, of)` may be called from this thread.
    """
    from kiosk import exports
    from kiosk.exports.tables import table_of

    now_ms = to_ms(SystemClock().now())
    kind = out.suffix.lower().removeprefix(".")
    try:
        with (
            tempfile.TemporaryDirectory(prefix=".export-", dir=out.parent) as beside,
            reading(program.data) as rows,
        ):
            part = Path(beside) / out.name
            table = table_of(what, rows, program.centre, period)

            def told(done: int) -> None:
                progress(done, table.count)

            if kind == "csv":
                count = exports.write_csv(table, part, told)
            elif kind == "xlsx":
                sheets = exports.sheets_of(what, rows, program.centre, period, now_ms)
                count = exports.write_xlsx(table, sheets, part, told)
            else:
                facts = exports.FACTS[what](rows, program.centre, period, now_ms, by)
                print_form_to(facts, str(part))
                count = table.count
            part.replace(out)
    except OSError as error:
        why = f"exports.command.not_written{WHY.get(error.errno or 0, '')}"
        raise ExportTrouble(in_every_language(why, file=out, number=error.errno)) from error
    program.desk.figures_exported(
        what=what,
        since=period.since,
        until=period.until,
        format=kind,
        rows=count,
        by=by,
        file=out.name,
    )
    return count
