"""The page behind the QR of a ticket: place in the line, expected wait, called to which counter.

Nothing personal is on it, and nothing is asked of a phone: no program, no picture, no second
request. It is what the centre last said of this moment; where that is old the page says so.
"""

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, FileSystemLoader
from litestar import MediaType, Response, get
from litestar.params import FromPath

from kiosk.clock import from_ms, to_ms
from kiosk.codes import TicketToken, read_token
from kiosk.live import LiveTicket, key_of
from kiosk.words import DEFAULT_LANGUAGE, Words, words
from sync.server.database import Database
from sync.server.inside import Asked, inside_of
from sync.server.live import Seen, ticket_seen

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "server"
AGAIN_SECONDS = 20
OLD_MS = 60_000
"""Four beats were missed: what we know is not this moment any more."""
OVER = ("finished", "expired")
NEXT = 2
"""So few before somebody: they should be near."""
OTHER = {"vi": "en", "en": "vi"}


class Shown(msgspec.Struct, frozen=True):
    """What the page shows of a ticket, in words."""

    number: str
    state: str
    sentence: str
    ahead: str
    band: str
    centre: str
    clock: str
    old: bool
    over: bool


@get(["/t/{token:str}", "/T/{token:str}"], include_in_schema=False)
async def ticket_page(token: FromPath[str], request: Asked) -> Response[str]:
    """The page; the same one for a number of yesterday and for one that never was. A code in
    capitals is smaller, so an address may come so."""
    inside = inside_of(request)
    asked = request.query_params.get("lang", "")
    language = asked if asked in OTHER else _preferred(request.headers.get("accept-language", ""))
    code = read_token(token[:64].upper()) if token.isascii() else None
    found = None
    if isinstance(code, TicketToken):
        found = await inside.do(_look, inside.database, key_of(code.token))
    said = words(language)
    shown = _shown(*found, to_ms(inside.clock.now()), said) if found else None
    return Response(
        page(shown, language),
        status_code=200 if shown else 404,
        media_type=MediaType.HTML,
        headers={"Content-Security-Policy": _policy(), "Content-Language": language},
    )


def page(shown: Shown | None, language: str) -> str:
    """The whole page; None: nothing is known of this ticket."""
    said, other = words(language), OTHER[language]

    def text(name: str, **parts: Any) -> str:
        return said.text(f"citizen.ticket.{name}", **parts)

    filled: str = _template().render(
        language=language,
        other=other,
        other_name=words(other).text("citizen.ticket.language"),
        said=text,
        seen=shown,
        again=AGAIN_SECONDS,
        style=_style(),
    )
    return filled


def _look(database: Database, key: bytes) -> tuple[Seen, LiveTicket] | None:
    with database.reading() as connection:
        return ticket_seen(connection, key)


def _shown(seen: Seen, ticket: LiveTicket, now_ms: int, said: Words) -> Shown:
    old = now_ms - seen.received_ms > OLD_MS
    near = ticket.state == "waiting" and ticket.ahead < NEXT
    name = "next" if near else ticket.state
    language = said.language
    return Shown(
        number=ticket.number,
        state=ticket.state,
        sentence=said.text(f"citizen.ticket.{name}", counter=ticket.counter),
        ahead=said.text("citizen.ticket.ahead_people", count=ticket.ahead),
        band=said.text("citizen.ticket.band", low=ticket.low, high=ticket.high)
        if ticket.high
        else "",
        centre=seen.state.name.get(language) or seen.state.name.get(DEFAULT_LANGUAGE, ""),
        clock=f"{from_ms(seen.received_ms):%H:%M}",
        old=old and ticket.state not in OVER,
        over=ticket.state in OVER,
    )


def _preferred(header: str) -> str:
    """English for whoever does not read Vietnamese and says so first."""
    first = header.split(",", maxsplit=1)[0].strip().lower()
    return "en" if first and not first.startswith("vi") else DEFAULT_LANGUAGE


@cache
def _template() -> Any:
    return Environment(loader=FileSystemLoader(ASSETS), autoescape=True).get_template("ticket.html")


@cache
def _style() -> str:
    return (ASSETS / "ticket.css").read_text(encoding="utf-8").strip()


@cache
def _policy() -> str:
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"
