"""A request for a page, as the page's work is given it: who asks, in which language, with what."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from litestar import Request, Response
from litestar.datastructures import State

from kiosk.clock import to_ms
from kiosk.ports import Clock
from kiosk.words import DEFAULT_LANGUAGE, languages
from sync.server.database import Database
from sync.server.pages import cookies
from sync.server.people import sessions
from sync.server.people.scopes import Scope
from sync.server.people.sessions import Session

ROOT = "/manage"
SIGN_IN = f"{ROOT}/sign-in"
MOST_FIELDS = 20
LONGEST_FIELD = 400
NOBODY = Session("", Scope("centre"))
Asked = Request[Any, Any, State]


class PagesInside(msgspec.Struct, frozen=True):
    """What stands behind the pages. `workers`: few, so that devices keep the database's lines."""

    database: Database
    clock: Clock
    workers: ThreadPoolExecutor


class Visit(msgspec.Struct, frozen=True):
    """One request. `session` is `NOBODY`'s on the pages before the sign-in; `token`: what the
    forms of this browser are bound to; `here`: the address with its query; `fields`: of the form,
    or of the address."""

    database: Database
    now_ms: int
    session: Session
    token: str
    language: str
    path: str
    here: str
    part: Mapping[str, str]
    fields: Mapping[str, str]
    address: str
    secure: bool

    def field(self, name: str) -> str:
        """What was typed, without what no field of ours holds; empty where there is nothing."""
        return self.fields.get(name, "").replace("\x00", "").strip()[:LONGEST_FIELD]

    @property
    def scope(self) -> Scope:
        """What this person may see."""
        return self.session.scope


class Denied(Exception):
    """This person may not; `word` of `pages.trouble` says why."""

    def __init__(self, status: int, word: str) -> None:
        super().__init__(word)
        self.status, self.word = status, word


NOT_THERE = Denied(404, "not_there")
"""Also of what lies outside one's scope: that it exists is nobody else's business."""


def bare(inside: PagesInside, request: Asked) -> Visit:
    """What can be told of a request without the database, and without what was typed."""
    secure = request.url.scheme == "https"
    chosen = cookies.read(request.cookies, cookies.LANGUAGE, secure)
    return Visit(
        inside.database,
        to_ms(inside.clock.now()),
        NOBODY,
        cookies.read(request.cookies, cookies.FORM, secure),
        chosen if chosen in languages() else DEFAULT_LANGUAGE,
        request.url.path,
        f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path,
        {name: str(value) for name, value in request.path_params.items()},
        {},
        request.client.host if request.client else "",
        secure,
    )


def visit_of(inside: PagesInside, request: Asked, body: bytes) -> Visit:
    """Who asks, and what for."""
    visit = bare(inside, request)
    given = body.decode(errors="replace") if request.method == "POST" else request.url.query
    visit = msgspec.structs.replace(visit, fields=_fields(given))
    token = cookies.read(request.cookies, cookies.SESSION, visit.secure)
    session = _session(inside.database, token, visit.now_ms) if token else None
    return msgspec.structs.replace(visit, session=session, token=token) if session else visit


def go(path: str) -> Response[Any]:
    """See another page of ours."""
    return Response(b"", status_code=303, headers={"Location": path}, media_type="text/plain")


def _session(database: Database, token: str, now_ms: int) -> Session | None:
    with database.reading() as connection:
        known = sessions.found(connection, token, now_ms)
    if known is None:
        return None
    session, due = known
    if due:
        with database.writing() as connection:
            sessions.seen(connection, token, now_ms)
    return session


def _fields(given: str) -> dict[str, str]:
    try:
        return dict(parse_qsl(given, errors="replace", max_num_fields=MOST_FIELDS))
    except ValueError as error:
        raise Denied(400, "bad_form") from error
