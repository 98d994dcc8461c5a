"""What stands behind the door: the parts that every answer is made with."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

import msgspec
from litestar import Request
from litestar.datastructures import State

from kiosk.keys import DeviceKey
from kiosk.ports import Clock
from sync.server.crowd import Crowd
from sync.server.database import Database
from sync.server.downlink.asking import Asking
from sync.server.guard import Guard
from sync.server.ingest import Ingest
from sync.server.limits import Limits
from sync.server.trees import Trees

T = TypeVar("T")
Asked = Request[Any, Any, State]


class Inside(msgspec.Struct, frozen=True):
    """Made once for each process of the server."""

    database: Database
    ingest: Ingest
    guard: Guard
    key: DeviceKey
    clock: Clock
    asking: Asking
    workers: ThreadPoolExecutor
    trees: Trees
    limits: Limits
    crowd: Crowd

    async def do(self, work: Callable[..., T], *given: object) -> T:
        """On a thread of its own: no more at once than there are connections."""
        loop = asyncio.get_running_loop()
        with self.crowd.one_more():
            return await loop.run_in_executor(self.workers, partial(work, *given))


def inside_of(request: Asked) -> Inside:
    """The parts of the server that was asked."""
    inside: Inside = request.app.state.inside
    return inside


def address_of(request: Asked) -> str:
    """From where it came."""
    return request.client.host if request.client else ""
