"""XLSX with native charts: a sheet per question, and the rows themselves."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.exports.tables import Table, Value
from kiosk.reports import RatingGroup
from kiosk.words import words

STEP = 500
SHEET_ROWS = 1_048_000
"""Excel ends at 1,048,576 rows; what is more goes on in a second sheet."""
COLOURS = ("#00565B", "#468C8A", "#D9D5CB", "#7D7772", "#2A2725")
CHART_GROUPS = 24


def write_xlsx(
    table: Table,
    groups: dict[str, list[RatingGroup]],
    levels: list[str],
    file: Path,
    progress: Callable[[int], None],
) -> int:
    """Writes the workbook; how many rows. `groups`: by "counter", "official", "service", "hour"
    (none for tickets and dossiers); `levels` names the scale from best to worst."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - loaded when somebody exports

    with Workbook(
        str(file),
        {
            "constant_memory": True,
            "default_date_format": "yyyy-mm-dd hh:mm:ss",
            "strings_to_formulas": False,
            "strings_to_urls": False,
        },
    ) as book:
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        share = book.add_format({"num_format": "0%"})
        for by, found in groups.items():
            _group_sheet(book, by, found, levels, head, share)
        return _rows_sheets(book, table, head, progress)


def _group_sheet(
    book: Any, by: str, found: list[RatingGroup], levels: list[str], head: Any, share: Any
) -> None:
    said = words().section("exports", "sheets")
    sheet = book.add_worksheet(said[by])
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, 1, 44)
    sheet.freeze_panes(1, 2)
    heads = [
        said["code"],
        said["name"],
        said["asked"],
        said["answered"],
        said["no_answer"],
        *levels,
        said["satisfied"],
        said["low"],
        said["high"],
        said["waited"],
        said["served"],
    ]
    sheet.write_row(0, 0, heads, head)
    for at, group in enumerate(found, 1):
        figures = group.figures
        sheet.write_row(
            at, 0, [group.key, group.label, figures.asked, figures.answered, figures.unanswered]
        )
        if figures.hidden:
            sheet.write_string(at, 5, said["hidden"])
        else:
            sheet.write_row(at, 5, figures.counts[: len(levels)])
            if figures.interval and figures.satisfied is not None:
                interval = (figures.satisfied, figures.interval.low, figures.interval.high)
                sheet.write_row(at, 5 + len(levels), interval, share)
        minutes = [round(group.waited_seconds / 60, 1), round(group.served_seconds / 60, 1)]
        sheet.write_row(at, 8 + len(levels), minutes)
    if found:
        sheet.insert_chart(len(found) + 2, 1, _chart(book, sheet, len(found), levels, said[by]))


def _chart(book: Any, sheet: Any, n: int, levels: list[str], title: str) -> Any:
    """Stacked bars of answers per level, in the order of the table."""
    last = min(n, CHART_GROUPS)
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for at, level in enumerate(levels):
        chart.add_series(
            {
                "name": level,
                "categories": [sheet.name, 1, 1, last, 1],
                "values": [sheet.name, 1, 5 + at, last, 5 + at],
                "fill": {"color": COLOURS[at % len(COLOURS)]},
                "border": {"color": "#65716E", "width": 0.5},
            }
        )
    chart.set_title({"name": title})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": 160 + 26 * last})
    return chart


def _rows_sheets(book: Any, table: Table, head: Any, progress: Callable[[int], None]) -> int:
    name = words().section("exports", "sheets")["rows"]
    written, sheet = 0, None
    for row in table.rows():
        at = written % SHEET_ROWS
        if at == 0:
            part = written // SHEET_ROWS
            sheet = book.add_worksheet(f"{name} {part + 1}" if part else name)
            _rows_head(sheet, table, head)
        _write_row(sheet, at + 1, row)
        written += 1
        if written % STEP == 0:
            progress(written)
    if sheet is None:
        _rows_head(book.add_worksheet(name), table, head)
    progress(written)
    return written


def _rows_head(sheet: Any, table: Table, head: Any) -> None:
    sheet.set_column(0, 0, 19)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, table.heads(), head)


def _write_row(sheet: Any, at: int, row: tuple[Value, ...]) -> None:
    for column, value in enumerate(row):
        if isinstance(value, datetime):
            sheet.write_datetime(at, column, value.replace(tzinfo=None))
        elif isinstance(value, str):
            if value:
                sheet.write_string(at, column, value)
        elif value is not None:
            sheet.write_number(at, column, value)
