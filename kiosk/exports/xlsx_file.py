"""XLSX with native charts: a sheet per question, and the rows themselves."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.exports.sheets import NAME, Chart, Sheet
from kiosk.exports.tables import Table, Value
from kiosk.words import words

STEP = 500
SHEET_ROWS = 1_048_000
"""Excel ends at 1,048,576 rows; what is more goes on in a second sheet."""
CHART_GROUPS = 24
NO_FORMATS: Mapping[int, Any] = {}
NAME_WIDTH, FIRST_WIDTH, TIME_WIDTH = 44, 12, 19


def write_xlsx(
    table: Table, sheets: Sequence[Sheet], file: Path, progress: Callable[[int], None]
) -> int:
    """Writes the workbook, `sheets` before the rows; how many rows."""
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
        for each in sheets:
            _figures_sheet(book, each, head, share)
        return _rows_sheets(book, table, head, progress)


def _figures_sheet(book: Any, told: Sheet, head: Any, share: Any) -> None:
    sheet = book.add_worksheet(told.name)
    sheet.set_column(0, 0, FIRST_WIDTH)
    sheet.set_column(NAME, NAME, NAME_WIDTH)
    sheet.set_column(NAME + 1, len(told.heads) - 1, FIRST_WIDTH)
    sheet.freeze_panes(1, NAME + 1)
    sheet.write_row(0, 0, told.heads, head)
    for at, line in enumerate(told.lines, 1):
        _write_row(sheet, at, line, {column: share for column in told.shares})
    below = len(told.lines) + 2
    for at, note in enumerate(told.notes, below):
        sheet.write_string(at, NAME, note)
    if told.chart:
        chart = _chart(book, sheet, told, told.chart)
        sheet.insert_chart(below + len(told.notes) + bool(told.notes), NAME, chart)


def _chart(book: Any, sheet: Any, told: Sheet, plan: Chart) -> Any:
    """Bars in the order of the lines."""
    last = min(len(told.lines), CHART_GROUPS)
    subtype = {"subtype": "stacked"} if plan.stacked else {}
    chart = book.add_chart({"type": plan.kind, **subtype})
    for at, column in enumerate(plan.columns):
        chart.add_series(
            {
                "name": told.heads[column],
                "categories": [sheet.name, 1, NAME, last, NAME],
                "values": [sheet.name, 1, column, last, column],
                "fill": {"color": plan.colours[at % len(plan.colours)]},
                "border": {"color": "#65716E", "width": 0.5},
            }
        )
    chart.set_title({"name": plan.title})
    if plan.kind == "bar":
        chart.set_y_axis({"reverse": True})
        chart.set_size({"width": 900, "height": 160 + 26 * last})
    else:
        chart.set_size({"width": 900, "height": 360})
    chart.set_legend({"none": True} if len(plan.columns) == 1 else {"position": "bottom"})
    return chart


def _rows_sheets(book: Any, table: Table, head: Any, progress: Callable[[int], None]) -> int:
    name = words().section("exports", "sheets")[table.sheet]
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
    sheet.set_column(0, len(table.columns) - 1, FIRST_WIDTH)
    for at, column in enumerate(table.columns):
        if column in {"time", "due", "code"}:
            sheet.set_column(at, at, TIME_WIDTH)
        elif column == "procedure_name":
            sheet.set_column(at, at, NAME_WIDTH)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, table.heads(), head)


def _write_row(
    sheet: Any, at: int, row: Sequence[Value], formats: Mapping[int, Any] = NO_FORMATS
) -> None:
    for column, value in enumerate(row):
        if isinstance(value, datetime):
            sheet.write_datetime(at, column, value.replace(tzinfo=None))
        elif isinstance(value, str):
            if value:
                sheet.write_string(at, column, value)
        elif value is not None:
            sheet.write_number(at, column, value, formats.get(column))
