"""Templates into pages. Everything is escaped; words come from `assets/i18n/*/pages.toml`."""

import secrets
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import MediaType, Response

import kiosk
from kiosk.clock import from_ms
from kiosk.exports.numbers import whole_minutes
from kiosk.figures import Distribution
from kiosk.words import words
from sync.server.pages import cookies
from sync.server.pages.asked import ROOT, Visit
from sync.server.people.scopes import Centre
from sync.server.people.sessions import form_token
from sync.server.projecting.figures import GROUPS, Line

ASSETS = Path(kiosk.__file__).resolve().parent.parent / "assets"
WIDTH = 200
"""Of a drawn distribution or interval, in units of its picture."""
CENTRES, FIGURES, QUARANTINE, DEVICES, VIEWINGS = (
    f"{ROOT}/centres", f"{ROOT}/figures", f"{ROOT}/quarantine", f"{ROOT}/devices",
    f"{ROOT}/viewings",
)  # fmt: skip


class Bar(msgspec.Struct, frozen=True):
    """A part of a drawn distribution."""

    level: int
    x: float
    width: float


def shown(visit: Visit, template: str, *, status: int = 200, **facts: object) -> Response[str]:
    """A page with its words in the visitor's language."""
    said = words(visit.language)

    def t(key: str, **values: object) -> str:
        return said.text(key if key.count(".") == 2 else f"pages.{key}", **values)

    token = visit.token or secrets.token_urlsafe(24)
    html = (
        _environment()
        .get_template(f"{template}.html")
        .render(
            visit=visit,
            root=ROOT,
            t=t,
            has=said.has,
            form=form_token(token),
            tabs=_tabs(visit),
            tell=Telling(visit),
            **facts,
        )
    )
    response = Response(html, status_code=status, media_type=MediaType.HTML)
    if not visit.token:
        response.set_cookie(cookies.made(cookies.FORM, token, visit.secure))
    return response


class Telling:
    """Times and figures as people read them."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._words = words(visit.language)

    def at(self, ms: int | None) -> str:
        """A time, or nothing."""
        return f"{from_ms(ms):%d/%m/%Y %H:%M}" if ms else ""

    def clock(self, ms: int) -> str:
        """A moment of just now: the time of day is enough."""
        return f"{from_ms(ms):%H:%M}"

    def day(self, iso: str) -> str:
        """An ISO date as people write it."""
        return "/".join(reversed(iso.split("-")))

    def minutes(self, seconds: float | None) -> str:
        """Whole minutes, or nothing."""
        whole = whole_minutes(seconds)
        return "" if whole is None else self._words.text("pages.common.minutes", count=whole)

    def count(self, number: int | None) -> str:
        """A whole number with the language's marks of thousands, or nothing."""
        marked = "" if number is None else f"{number:,}"
        return marked.replace(",", ".") if self._visit.language == "vi" else marked

    def detail(self, written: str) -> str:
        """What a viewing's `detail` says, see `viewings.Viewing`."""
        by, *rest = written.split(" ")
        if by not in GROUPS or len(rest) < 2:
            return written
        said = self._words.text(f"pages.groups.{by}")
        return f"{said}: {self.day(rest[0])} – {self.day(rest[1])} {' '.join(rest[2:])}".strip()

    def share(self, figures: Distribution) -> str:
        """The interval in whole per cent."""
        if figures.interval is None:
            return ""
        return f"{figures.interval.low * 100:.0f}–{figures.interval.high * 100:.0f} %"

    def bars(self, figures: Distribution) -> Sequence[Bar]:
        """The distribution along `WIDTH`; scores off the scale are drawn with the nearest."""
        made, x = [], 0.0
        for score, count in zip(figures.scores, figures.counts, strict=False):
            width = WIDTH * count / figures.answered
            if count:
                made.append(Bar(min(max(score, 1), 5), round(x, 1), round(max(width - 1, 0.5), 1)))
            x += width
        return made

    def along(self, share: float) -> float:
        """Where a share lies along `WIDTH`."""
        return round(share * WIDTH, 1)


def _tabs(visit: Visit) -> Mapping[str, str]:
    if not visit.session.person:
        return {}
    tabs = {"centres": CENTRES, "figures": FIGURES, "quarantine": QUARANTINE, "devices": DEVICES}
    return tabs | ({"viewings": VIEWINGS} if visit.scope.role == "national" else {})


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(ASSETS / "server"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def names_of(
    visit: Visit, by: str, lines: Sequence[Line], centres: Sequence[Centre] = ()
) -> dict[str, str]:
    """What people call the groups of some lines; empty where a group has no name at all."""
    known = {each.code: each.name for each in centres}
    if by == "day":
        return {line.key: Telling(visit).day(line.key) for line in lines}
    return {line.key: known.get(line.key, line.key) for line in lines}
