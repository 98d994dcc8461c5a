"""The pages as one part of the server: their addresses, headers, troubles and the projector."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from litestar import Request, Response, get
from litestar.config.app import AppConfig
from litestar.datastructures import MutableScopeHeaders
from litestar.exceptions import HTTPException
from litestar.plugins import InitPlugin
from litestar.response import Redirect
from litestar.types import Message, Scope

from kiosk.ports import Clock
from sync.server.database import AWAY, Database
from sync.server.pages import centres, devices, figures, files, odd, signing_in
from sync.server.pages.asked import ROOT, Denied, PagesInside, bare
from sync.server.pages.showing import shown
from sync.server.projecting.projector import Projector

WORKERS = 2
"""Threads, and so connections, that people's pages take from the devices."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""Beside those of `troubles.HEADERS`."""
KEPT = "public, max-age=3600"
KNOWN = {404: "not_there", 405: "not_there", 413: "too_large"}

log = logging.getLogger("kiosk.server")


class Pages(InitPlugin):
    """Adds the pages to the server; the projector lives as long as it serves."""

    def __init__(self, database: Database, clock: Clock) -> None:
        workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="pages")
        self._inside = PagesInside(database, clock, workers)

    def on_app_init(self, app_config: AppConfig) -> AppConfig:
        """Litestar asks for it once, before the server is made."""
        told = app_config.exception_handlers[Exception]
        app_config.exception_handlers[Exception] = _in_pages(told)
        app_config.route_handlers += [home, files.file]
        for part in (signing_in, centres, figures, devices, odd):
            app_config.route_handlers += part.ROUTES
        app_config.state.pages = self._inside
        app_config.before_send.append(guarded)
        app_config.on_startup.append(self._begin)
        app_config.on_shutdown.append(self._end)
        return app_config

    def _begin(self) -> None:
        self._projector = Projector(self._inside.database)
        self._projector.start()

    def _end(self) -> None:
        self._projector.stop()
        self._inside.workers.shutdown()


@get("/", include_in_schema=False)
async def home() -> Redirect:
    """Whoever types the server's bare address is a person."""
    return Redirect(ROOT)


async def guarded(message: Message, scope: Scope) -> None:
    """The headers of pages, in the place of those for programs."""
    if message["type"] == "http.response.start" and _is_page(scope["path"]):
        headers = MutableScopeHeaders.from_message(message)
        for name, value in HEADERS.items():
            headers[name] = value
        if scope["path"].startswith(f"{files.FILES}/") and message["status"] == 200:
            headers["Cache-Control"] = KEPT


def _is_page(path: str) -> bool:
    return path == ROOT or path.startswith(f"{ROOT}/")


def _in_pages(told: Any) -> Callable[[Request[Any, Any, Any], Exception], Response[Any]]:
    """Troubles of pages are pages; all others stay as `told` tells them."""

    def answer(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
        if not _is_page(request.url.path):
            response: Response[Any] = told(request, error)
            return response
        status, word = _trouble(error)
        inside: PagesInside = request.app.state.pages
        return shown(bare(inside, request), "trouble", status=status, word=word)

    return answer


def _trouble(error: Exception) -> tuple[int, str]:
    if isinstance(error, Denied):
        return error.status, error.word
    if isinstance(error, HTTPException):
        return error.status_code, KNOWN.get(error.status_code, "bad_form")
    if isinstance(error, AWAY):
        log.warning("the database did not answer: %s", type(error).__name__)
        return 503, "database_away"
    log.error("a page failed", exc_info=error)
    return 500, "our_mistake"
