"""What comes down, in HTTP; the table of wishes is in `sync.news`."""

import re
from typing import Any

from litestar import Response, get, put
from litestar.params import FromPath, FromQuery

from kiosk.clock import to_ms
from kiosk.decoding import from_json
from sync.dossiers.sealing import sealed_to
from sync.handing_out import part_of
from sync.news import BookingPage, BoxKey, Heir, News, Page
from sync.server import described, heirs
from sync.server.admission import admitted
from sync.server.content import LARGEST
from sync.server.downlink import library
from sync.server.downlink.asking import Asker
from sync.server.downlink.bookings import Bookings
from sync.server.downlink.directory import Directory
from sync.server.inside import Asked, address_of, inside_of
from sync.server.troubles import no
from sync.signing import read_signed
from sync.true_time import TimeTold, time_message

BOX_BYTES = 256
_NONCE = re.compile(r"[0-9a-f]{32}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@get("/v1/time", responses=described.answers(400, 429))
async def time(request: Asked, nonce: FromQuery[str] = "") -> Response[TimeTold]:
    """The server's time, which every answer tells in its header; signed together with a nonce for
    whoever must believe it."""
    inside = inside_of(request)
    wait = inside.limits.wait_seconds(address_of(request), "")
    if wait:
        return no(429, "slower", wait=wait)
    if nonce and not _NONCE.fullmatch(nonce):
        return no(400, "bad_wish")
    ms = to_ms(inside.clock.now())
    signature = inside.key.sign(time_message(nonce, ms)).hex() if nonce else ""
    return Response(TimeTold(ms=ms, signature=signature))


@get("/v1/news", responses=described.answers(401, 403, 429, 503))
async def news(request: Asked) -> Response[News]:
    """Is there anything new for my centre?"""
    database = request.app.state.inside.database
    directory, booked = _directory(request), _bookings(request)

    def tell(asker: Asker) -> Response[Any]:
        return Response(
            News(
                bundle=library.newest_for(database, asker.centre),
                dossiers=directory.last_change(asker.centre),
                bookings=booked.last_change(asker.centre),
                box=directory.key_of(asker.centre, asker.log),
            )
        )

    return await admitted(request, tell)


@get("/v1/bundles/{digest:str}", responses=described.answers(401, 403, 404, 429, 503))
async def bundle(digest: FromPath[str], request: Asked) -> Response[bytes]:
    """A bundle's bytes, or those from where the last line broke."""
    database = request.app.state.inside.database

    def give(asker: Asker) -> Response[Any]:
        named = _DIGEST.fullmatch(digest)
        data = library.bytes_of(database, asker.centre, digest) if named else None
        if data is None:
            return no(404, "no_such_bundle")
        return part_of(data, f'"{digest}"', request)

    return await admitted(request, give)


@get("/v1/dossiers", responses=described.answers(400, 401, 403, 429, 503))
async def dossiers(request: Asked, since: FromQuery[int] = 0) -> Response[Page]:
    """What changed of my centre's dossiers."""
    directory = _directory(request)

    def give(asker: Asker) -> Response[Any]:
        if not 0 <= since <= LARGEST:
            return no(400, "bad_wish")
        return Response(directory.page(asker.centre, asker.log, since))

    return await admitted(request, give)


@get("/v1/bookings", responses=described.answers(400, 401, 403, 429, 503))
async def bookings(request: Asked, since: FromQuery[int] = 0) -> Response[BookingPage]:
    """What changed of my centre's bookings."""
    booked = _bookings(request)

    def give(asker: Asker) -> Response[Any]:
        if not 0 <= since <= LARGEST:
            return no(400, "bad_wish")
        return Response(booked.page(asker.centre, asker.log, since))

    return await admitted(request, give)


@put(
    "/v1/box",
    request_max_body_size=BOX_BYTES,
    status_code=200,
    responses=described.answers(400, 401, 403, 413, 429, 503),
    operation_class=described.BoxOperation,
)
async def box(request: Asked) -> Response[BoxKey]:
    """What second factors are sealed to for me."""
    directory = _directory(request)
    said = await request.body()

    def keep(asker: Asker) -> Response[Any]:
        try:
            wish = from_json(said, BoxKey)
            sealed_to(bytes.fromhex(wish.key), (), "")
        except ValueError:
            return no(400, "bad_wish")
        directory.seal_to(asker.centre, asker.log, bytes.fromhex(wish.key))
        return Response(wish)

    return await admitted(request, keep)


@put(
    "/v1/heir",
    request_max_body_size=BOX_BYTES,
    status_code=200,
    responses=described.answers(400, 401, 403, 413, 429, 503),
    operation_class=described.HeirOperation,
)
async def name_heir(request: Asked) -> Response[Heir]:
    """Who may go on with my log when I am dead."""
    inside = inside_of(request)
    said = await request.body()
    signed = read_signed(request.headers.get("authorization"))

    def keep(asker: Asker) -> Response[Any]:
        try:
            wish = from_json(said, Heir)
        except ValueError:
            return no(400, "bad_wish")
        at_ms = signed.at.ms if signed else 0
        key = bytes.fromhex(wish.key)
        if not heirs.name_heir(inside.database, asker.log, key, at_ms):
            return no(400, "bad_wish")
        return Response(wish)

    return await admitted(request, keep)


DOWN = [time, news, bundle, dossiers, bookings, box, name_heir]
"""For the door."""


def _directory(request: Asked) -> Directory:
    inside = request.app.state.inside
    return Directory(inside.database, inside.key.seed)


def _bookings(request: Asked) -> Bookings:
    inside = request.app.state.inside
    return Bookings(inside.database, inside.key.seed)
