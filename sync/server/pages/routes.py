"""A page's or a form's work, made a route of the server: sign-in, form token and role first."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler

from sync.server.pages.asked import ROOT, SIGN_IN, Asked, Denied, PagesInside, Visit, go, visit_of
from sync.server.pages.showing import shown
from sync.server.people import sessions
from sync.server.people.scopes import ROLES

FORM_BYTES = 8 * 1024

Work = Callable[[Visit], Response[Any]]


def page(
    path: str, work: Work, *, roles: tuple[str, ...] = ROLES, public: bool = False
) -> HTTPRouteHandler:
    """A page at `path` under `ROOT`, for these roles or for everybody."""
    made = get(f"{ROOT}{path}", include_in_schema=False, name=f"page {path}")
    return made(_answering(work, roles, public))


def form(
    path: str, work: Work, *, roles: tuple[str, ...] = ROLES, public: bool = False
) -> HTTPRouteHandler:
    """What a form at `path` does; it must come from a page of this browser's own session."""
    made = post(
        f"{ROOT}{path}",
        include_in_schema=False,
        name=f"form {path}",
        status_code=200,
        request_max_body_size=FORM_BYTES,
    )
    return made(_answering(work, roles, public))


def _answering(
    work: Work, roles: tuple[str, ...], public: bool
) -> Callable[[Asked], Awaitable[Response[Any]]]:
    async def answer(request: Asked) -> Response[Any]:
        inside: PagesInside = request.app.state.pages
        body = await request.body() if request.method == "POST" else b""
        doing = partial(_answered, inside, request, body, work, roles, public)
        return await asyncio.get_running_loop().run_in_executor(inside.workers, doing)

    return answer


def _answered(
    inside: PagesInside,
    request: Asked,
    body: bytes,
    work: Work,
    roles: tuple[str, ...],
    public: bool,
) -> Response[Any]:
    visit = visit_of(inside, request, body)
    if not public and not visit.session.person:
        return go(SIGN_IN)
    try:
        if request.method == "POST" and not sessions.is_form_token(
            visit.token, visit.field("form")
        ):
            raise Denied(403, "form")
        if not public and visit.scope.role not in roles:
            raise Denied(403, "role")
        return work(visit)
    except Denied as denied:
        return shown(visit, "trouble", status=denied.status, word=denied.word)
