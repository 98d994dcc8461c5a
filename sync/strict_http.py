"""HTTP as the hub and the central server hear it: quick to parse, and with an end to everything.

The parser is httptools (llhttp in C). It refuses what two readers could understand differently,
but takes a head of any length, as slowly as it comes: the limits are here. Whoever goes beyond
them is hung up on; what every program of ours sends stays far below.
"""

from asyncio import AbstractEventLoop, TimerHandle, Transport
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_BESIDE = 16 * 1024
"""Bytes of a request that are not its body: request line, headers, and how its chunks are cut."""
MOST_AHEAD = 16
"""Requests on one line that wait for the answer to an earlier one."""


class TooMuch(Exception):
    """The parser gives it back as a broken request."""


class Together:
    """A transport that sends in one packet what is written in one turn of the loop: an answer's
    head and body. Each packet lets go of the interpreter's lock, and wakes whoever hears it."""

    def __init__(self, transport: Transport, loop: AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._held: list[bytes] = []

    def write(self, data: bytes) -> None:
        """Soon."""
        if not self._held:
            self._loop.call_soon(self._send)
        self._held.append(data)

    def close(self) -> None:
        """After what was written."""
        self._send()
        self._transport.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def _send(self) -> None:
        if self._held:
            self._transport.write(b"".join(self._held))
            self._held.clear()


class StrictHttp(HttpToolsProtocol):
    """One connection.

    Attributes:
        head_seconds: from the connection, or a request's first byte, to the end of its head.
        request_seconds: to the end of its body; a batch over a thin line needs ten.
    """

    head_seconds = 20.0
    request_seconds = 120.0

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        super().connection_made(Together(transport, self.loop))  # type: ignore[arg-type]  # alike
        self._beside = self._head = 0
        self._in_body = False
        self._since: float | None = self.loop.time()
        self._looking: TimerHandle = self.loop.call_later(self.head_seconds, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        self._looking.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Counted before it is read, as the parser keeps half a header until the other comes."""
        self._beside += len(data)
        super().data_received(data)
        if self._beside > MOST_BESIDE and self._since is not None:
            self.transport.abort()

    def on_message_begin(self) -> None:
        if len(self.pipeline) > MOST_AHEAD:
            raise TooMuch
        super().on_message_begin()
        self._head = 0
        if self._since is None:
            self._since = self.loop.time()

    def on_url(self, url: bytes) -> None:
        self._count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        if self._in_body:  # after it: nothing of ours sends that, and who asks was settled
            raise TooMuch
        self._count(len(name) + len(value))
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._in_body = True
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._beside -= len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._in_body, self._since, self._beside = False, None, 0

    def _count(self, size: int) -> None:
        self._head += size
        if self._head > MOST_BESIDE:
            raise TooMuch

    def _look(self) -> None:
        """Hangs up on whoever does not come to an end."""
        now, left = self.loop.time(), self.head_seconds
        if self._since is not None:
            longest = self.request_seconds if self._in_body else self.head_seconds
            left = self._since + longest - now
            if left <= 0:
                self.transport.abort()
                return
        self._looking = self.loop.call_later(min(left, self.head_seconds), self._look)


def configured(
    application: Any, http: type[StrictHttp] = StrictHttp, **more: Any
) -> uvicorn.Config:
    """What hub and server tell the HTTP library alike."""
    return uvicorn.Config(
        application,
        http=http,
        ws="none",
        loop="asyncio",
        log_config=None,
        log_level="error",  # of a stranger's noise one line each would fill the disk
        access_log=False,
        server_header=False,
        **more,
    )
