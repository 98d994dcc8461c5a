"""The server's daily checkpoint: made once, by whichever copy of the server comes first."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import msgspec
from litestar import Litestar, Response, get
from litestar.params import FromPath, FromQuery
from sqlalchemy import Row, func, select

from kiosk.clock import from_ms, to_ms
from kiosk.keys import DeviceKey
from sync.checkpoints import NOTHING, Checkpoint, Leaf, Witnessed, leaf_of, message, name_of
from sync.joining import is_name
from sync.merkle import Tree
from sync.server import described
from sync.server.admission import admitted, turned_away
from sync.server.database import AWAY, CHECKPOINTING, Database
from sync.server.downlink.asking import Asker
from sync.server.ingest import Refused
from sync.server.inside import Asked, Inside, inside_of
from sync.server.tables import checkpoint, checkpoint_leaf, device, head
from sync.server.trees import Trees

LOOK_SECONDS = 300.0

log = logging.getLogger("kiosk.server")


def make(database: Database, key: DeviceKey, now_ms: int) -> Checkpoint | None:
    """The checkpoint of today, if it is not there yet."""
    day = f"{from_ms(now_ms):%Y-%m-%d}"
    with database.writing() as connection:
        database.one_at_a_time(connection, CHECKPOINTING)
        newest = connection.execute(select(checkpoint).order_by(checkpoint.c.n.desc())).first()
        if newest is not None and newest.day >= day:
            return None
        ends = connection.execute(
            select(head.c.log, head.c.epoch, head.c.seq, head.c.hash)
            .where(head.c.seq > 0)
            .order_by(head.c.log, head.c.epoch)
        ).all()
        unsigned = Checkpoint(
            n=newest.n + 1 if newest else 1,
            day=day,
            size=len(ends),
            root=Tree([leaf_of(*end) for end in ends]).root.hex(),
            before=name_of(_point(newest)) if newest else NOTHING.hex(),
            made_ms=now_ms,
            signature="0" * 128,
        )
        made = msgspec.structs.replace(unsigned, signature=key.sign(message(unsigned)).hex())
        connection.execute(checkpoint.insert(), msgspec.structs.asdict(made))
        names = ("log", "epoch", "seq", "hash")
        leaves = [
            {"n": made.n, "position": at, **dict(zip(names, end, strict=True))}
            for at, end in enumerate(ends)
        ]
        if leaves:
            connection.execute(checkpoint_leaf.insert(), leaves)
        return made


def after(database: Database, trees: Trees, centre: str, of_log: str, n: int) -> Witnessed | None:
    """The checkpoint after number `n` with the chains of a log; None where the centre has none of
    that name."""
    with database.reading() as connection:
        its = select(device.c.log).where(device.c.log == of_log, device.c.centre == centre)
        if connection.execute(its).first() is None:
            return None
        newest = connection.execute(select(func.max(checkpoint.c.n))).scalar() or 0
        found = connection.execute(select(checkpoint).where(checkpoint.c.n == n + 1)).first()
        if found is None:
            return Witnessed(newest=newest)
        mine = connection.execute(
            select(checkpoint_leaf)
            .where(checkpoint_leaf.c.n == n + 1, checkpoint_leaf.c.log == of_log)
            .order_by(checkpoint_leaf.c.epoch)
        ).all()
        tree = trees.tree(connection, n + 1) if mine else None
    leaves = tuple(_leaf(row, tree) for row in mine if tree)
    return Witnessed(newest=newest, checkpoint=_point(found), leaves=leaves)


@get("/v1/logs/{log:str}/checkpoint", responses=described.answers(400, 401, 403, 429, 503))
async def checkpoint_after(
    log: FromPath[str], request: Asked, after_n: FromQuery[int] = 0
) -> Response[Witnessed]:
    """The next checkpoint, for a device of the log's centre."""
    inside = inside_of(request)
    known = is_name(log) and 0 <= after_n < 2**62

    def tell(asker: Asker) -> Response[Any]:
        told = known and after(inside.database, inside.trees, asker.centre, log, after_n)
        return Response(told) if told else turned_away(Refused(401, "unknown_log"))

    return await admitted(request, tell)


@asynccontextmanager
async def daily(app: Litestar) -> AsyncIterator[None]:
    """Makes a checkpoint soon after each midnight for as long as the server answers."""
    inside: Inside = app.state.inside

    async def watch() -> None:
        while True:
            try:
                await inside.do(make, inside.database, inside.key, to_ms(inside.clock.now()))
            except AWAY:
                log.warning("no checkpoint: the database did not answer")
            await asyncio.sleep(LOOK_SECONDS)

    watching = asyncio.create_task(watch())
    try:
        yield
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching


def _point(row: Row[Any]) -> Checkpoint:
    return Checkpoint(**row._asdict())


def _leaf(row: Row[Any], tree: Tree) -> Leaf:
    return Leaf(
        epoch=row.epoch,
        seq=row.seq,
        hash=row.hash.hex(),
        index=row.position,
        proof=tuple(each.hex() for each in tree.proof(row.position)),
    )
