"""A line of so many bits a second, each way, before a server."""

import asyncio
import threading
from types import TracebackType
from urllib.parse import urlsplit

PIECE_BYTES = 1600
"""About a packet: the line is as slow for a little as for much."""


class SlowLine:
    """A TCP proxy on a thread of its own; all its connections share the line.

    Attributes:
        url: of the server, through it.
    """

    def __init__(self, server: str, bits_a_second: int) -> None:
        parts = urlsplit(server)
        self._there = parts.hostname, parts.port
        self._rate = bits_a_second / 8
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), daemon=True)

    def __enter__(self) -> "SlowLine":
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join()

    async def _run(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        up, down = asyncio.Lock(), asyncio.Lock()

        async def through(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            there, back = await asyncio.open_connection(*self._there)
            await asyncio.gather(self._pour(reader, back, up), self._pour(there, writer, down))

        listening = await asyncio.start_server(through, "127.0.0.1", 0, limit=PIECE_BYTES)
        self.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        self._ready.set()
        await self._end.wait()
        listening.close()

    async def _pour(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, way: asyncio.Lock
    ) -> None:
        try:
            while piece := await source.read(PIECE_BYTES):
                async with way:
                    await asyncio.sleep(len(piece) / self._rate)
                sink.write(piece)
                await sink.drain()
        except ConnectionError:
            pass  # as on any line: whoever spoke finds out
        finally:
            sink.close()
