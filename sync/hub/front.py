"""The way of a wish past the HTTP library's routes: it is what a hall full of people waits for.

The library finds a handler, makes objects of a request and looks for hooks; for a number that cost
as much as all the rest of the hub's work on it. Whatever is not a wish goes to the library.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from sync.hub.doorkeeper import Request
from sync.hub.wishing import Reply, Wishing, turned_away

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Any, Any, Any], Awaitable[None]]

WISH = "/v1/wish"


class HungUp(Exception):
    """Whoever asked is gone; nobody waits for an answer."""


class Front:
    """An ASGI application before another one."""

    def __init__(
        self,
        wishing: Wishing,
        headers: Callable[[], dict[str, str]],
        most_bytes: int,
        others: Application,
    ) -> None:
        """`headers`: of every answer, as of now. `most_bytes`: of a wish. `others`: answers what
        is none."""
        self._wishing = wishing
        self._headers = headers
        self._most_bytes = most_bytes
        self._others = others

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["path"] != WISH or scope["method"] != "POST":
            await self._others(scope, receive, send)
            return
        try:
            status, body = await self._answer(scope, receive)
        except HungUp:
            return
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", b"%d" % len(body)),
            *((name.encode(), value.encode()) for name, value in self._headers().items()),
        ]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _answer(self, scope: Message, receive: Receive) -> Reply:
        authorization, length = None, 0
        for name, value in scope["headers"]:
            if name == b"authorization":
                authorization = value.decode("latin-1")
            elif name == b"content-length":
                length = int(value)  # digits: anything else did not pass the parser
        body = await self._body(receive) if length <= self._most_bytes else None
        if body is None:
            return turned_away(413, "too_large")
        query = scope["query_string"].decode("latin-1")
        target = f"{WISH}?{query}" if query else WISH
        return await self._wishing.wish(Request("POST", target, authorization, body))

    async def _body(self, receive: Receive) -> bytes | None:
        """None where it is too large; the rest is not read."""
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise HungUp
            body += message["body"]
            if len(body) > self._most_bytes:
                return None
            if not message["more_body"]:
                return bytes(body)
