"""Ratings and waits by centre, day and more, on the page and as files."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import msgspec
from litestar import Response

from kiosk.clock import from_ms
from kiosk.exports import write_csv, write_xlsx
from kiosk.exports.numbers import minutes
from kiosk.exports.tables import Table, Value
from kiosk.reports import Period
from sync.server.pages.asked import NOT_THERE, ROOT, Visit
from sync.server.pages.paging import paged
from sync.server.pages.routes import page
from sync.server.pages.showing import FIGURES, names_of, shown
from sync.server.people import viewings
from sync.server.people.scopes import Centre, Scope, centre_in, centres
from sync.server.people.viewings import Viewing
from sync.server.projecting import figures
from sync.server.projecting.figures import GROUPS, WITHIN, Line

MOST_DAYS = 366
WEEK = 7
"""Shown of one centre unless asked otherwise; of many centres it is the day."""
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
COLUMNS = (
    "group", "group_name", "issued", "served_people", "missed", "wait_median", "wait_p90",
    "asked", "answered", "satisfied", "low", "high",
)  # fmt: skip


class Wish(msgspec.Struct, frozen=True):
    """What figures are asked for. `centre`: None for all of the scope; `wrong`: a word of
    `pages.figures` for what was typed and could not be taken."""

    period: Period
    by: str
    centre: Centre | None
    scope: Scope
    groups: Sequence[str]
    wrong: str = ""

    def query(self, **other: str) -> str:
        """These figures again, as the end of an address."""
        asked = {
            "since": self.period.since.isoformat(),
            "until": self.period.until.isoformat(),
            "by": self.by,
            "centre": self.centre.code if self.centre else "",
        }
        return urlencode({**asked, **other})


def by_group(visit: Visit) -> Response[Any]:
    """The table on the page; figures of officials are written down first."""
    wish = _wish(visit)
    if wish.by == "official":
        _write_down(visit, wish, "officials", "")
    found, whole, names = _found(visit, wish)
    lines, pages = paged(found, visit)
    with visit.database.reading() as connection:
        known = centres(connection, visit.scope)
    return shown(
        visit, "figures", wish=wish, lines=lines, whole=whole, names=names, pages=pages,
        centres=known,
    )  # fmt: skip


def export(visit: Visit) -> Response[Any]:
    """The same as a file; every export is written down first."""
    kind = visit.part["kind"]
    wish = _wish(visit)
    if kind not in TYPES or wish.wrong:
        raise NOT_THERE
    _write_down(visit, wish, "export_officials" if wish.by == "official" else "export", kind)
    found, whole, names = _found(visit, wish)
    table = Table(COLUMNS, len(found) + 1, lambda: _rows(found, whole, names), "by_group")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"export.{kind}"
        if kind == "csv":
            write_csv(table, file, _nothing)
        else:
            write_xlsx(table, (), file, _nothing)
        data = file.read_bytes()
    name = f"{wish.by}-{wish.period.since:%Y%m%d}-{wish.period.until:%Y%m%d}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=TYPES[kind], headers=headers)


def _wish(visit: Visit) -> Wish:
    today = from_ms(visit.now_ms).date()
    centre = None
    with visit.database.reading() as connection:
        code = visit.scope.code if visit.scope.role == "centre" else visit.field("centre")
        if code:
            centre = centre_in(connection, visit.scope, code)
            if centre is None:
                raise NOT_THERE
    scope = Scope("centre", centre.code) if centre else visit.scope
    groups = ("day", *WITHIN) if centre else GROUPS[: GROUPS.index("day") + 1]
    if visit.scope.role != "national":
        groups = tuple(each for each in groups if each != "province")
    by = visit.field("by") if visit.field("by") in groups else ("day" if centre else "centre")
    until = _day(visit.field("until"), today)
    back = timedelta(days=WEEK - 1 if centre else 0)
    since = _day(visit.field("since"), (until or today) - back)
    usual = Period(today - back, today)
    if since is None or until is None:
        return Wish(usual, by, centre, scope, groups, "no_date")
    if not 0 <= (until - since).days < MOST_DAYS:
        return Wish(usual, by, centre, scope, groups, "no_period")
    return Wish(Period(since, until), by, centre, scope, groups)


def _day(typed: str, otherwise: date) -> date | None:
    """A date as a browser's field sends it; None for what is none, or none of our time."""
    if not typed:
        return otherwise
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return None
    return day if 2000 <= day.year < 2100 else None


def _found(visit: Visit, wish: Wish) -> tuple[Sequence[Line], Line, Mapping[str, str]]:
    """The lines, their whole, and what people call their keys."""
    with visit.database.reading() as connection:
        lines = figures.lines(connection, wish.scope, wish.period, wish.by)
        whole = figures.total(connection, wish.scope, wish.period)
        known = centres(connection, wish.scope) if wish.by == "centre" else ()
    return lines, whole, names_of(visit, wish.by, lines, known)


def _rows(
    lines: Sequence[Line], whole: Line, names: Mapping[str, str]
) -> Iterator[tuple[Value, ...]]:
    for line in (*lines, whole):
        one = line.figures
        yield (
            line.key,
            names.get(line.key, ""),
            line.issued,
            line.served,
            line.missed,
            minutes(line.wait_median),
            minutes(line.wait_p90),
            one.asked,
            one.answered,
            None if one.satisfied is None else round(one.satisfied, 4),
            round(one.interval.low, 4) if one.interval else None,
            round(one.interval.high, 4) if one.interval else None,
        )


def _write_down(visit: Visit, wish: Wish, what: str, kind: str) -> None:
    scope = wish.centre.code if wish.centre else visit.scope.code
    detail = f"{wish.by} {wish.period.since} {wish.period.until} {kind}".strip()
    viewings.write_down(
        visit.database, Viewing(visit.now_ms, visit.session.person, what, scope, detail)
    )


def _nothing(_done: int) -> None:
    """Nobody waits at a bar for these."""


ROUTES = [
    page(FIGURES.removeprefix(ROOT), by_group),
    page(f"{FIGURES.removeprefix(ROOT)}/export/{{kind:str}}", export),
]
