"""Devices: who may send, a one-time code for another one, and no more from one."""

from collections.abc import Sequence
from typing import Any

from litestar import Response

from sync import joining
from sync.server import devices
from sync.server.devices import Enrolled
from sync.server.pages.asked import NOT_THERE, ROOT, Visit, go
from sync.server.pages.paging import paged
from sync.server.pages.routes import form, page
from sync.server.pages.showing import DEVICES, shown
from sync.server.people import viewings
from sync.server.people.scopes import centre_in, centres
from sync.server.people.viewings import Viewing

MAY = ("national", "province")
"""Who lets devices in and shows them out; a centre sees its own."""


def listed(visit: Visit, *, code: str = "", code_for: str = "", wrong: str = "") -> Response[Any]:
    """All devices of the scope, and the form for another one."""
    with visit.database.reading() as connection:
        known = centres(connection, visit.scope)
    rows, pages = paged(_ours(visit), visit)
    return shown(
        visit, "devices", rows=rows, pages=pages, centres=known, may=visit.scope.role in MAY,
        code=code, code_for=code_for, wrong=wrong, status=400 if wrong else 200,
    )  # fmt: skip


def enrol(visit: Visit) -> Response[Any]:
    """A one-time code, shown once. The country may enrol a centre that nobody has named yet."""
    centre = visit.field("other") or visit.field("centre")
    if not joining.is_name(centre):
        return listed(visit, wrong="no_centre")
    with visit.database.reading() as connection:
        known = centre_in(connection, visit.scope, centre)
    if known is None and visit.scope.role != "national":
        raise NOT_THERE
    _write_down(visit, "enrol", centre, "")
    code = devices.code_for(visit.database, centre, visit.now_ms)
    return listed(visit, code=code, code_for=centre)


def ask_revoke(visit: Visit) -> Response[Any]:
    """Are you sure?"""
    return shown(visit, "revoke", device=_device(visit))


def revoke(visit: Visit) -> Response[Any]:
    """Nothing more is taken from it."""
    device = _device(visit)
    _write_down(visit, "revoke", device.centre, device.log)
    devices.revoke(visit.database, device.log, visit.now_ms)
    return go(DEVICES)


def _ours(visit: Visit) -> Sequence[Enrolled]:
    with visit.database.reading() as connection:
        codes = {each.code for each in centres(connection, visit.scope)}
    return [each for each in devices.enrolled(visit.database) if each.centre in codes]


def _device(visit: Visit) -> Enrolled:
    found = [each for each in _ours(visit) if each.log == visit.part["log"]]
    if not found:
        raise NOT_THERE
    return found[0]


def _write_down(visit: Visit, what: str, scope: str, detail: str) -> None:
    person = visit.session.person
    viewings.write_down(visit.database, Viewing(visit.now_ms, person, what, scope, detail))


_PATH = DEVICES.removeprefix(ROOT)
ROUTES = [
    page(_PATH, listed),
    form(_PATH, enrol, roles=MAY),
    page(f"{_PATH}/{{log:str}}/revoke", ask_revoke, roles=MAY),
    form(f"{_PATH}/{{log:str}}/revoke", revoke, roles=MAY),
]
