"""The door on a socket, until the process is told to end."""

import signal
import socket
import ssl
import sys
from contextlib import ExitStack, closing

import uvicorn
from litestar import Litestar

from kiosk.errors import ServerTrouble
from kiosk.words import in_every_language
from sync.strict_http import configured

GRACE_SECONDS = 10
BACKLOG = 512
LAST_PORT = 65535


def listening(address: str) -> socket.socket:
    """A socket at `HOST:PORT` (port 0: any free one). Raises `ServerTrouble`."""
    host, _, port = address.rpartition(":")
    try:
        if not 0 <= int(port) <= LAST_PORT:  # the system would take the rest of a division
            raise ValueError(f"0 … {LAST_PORT}")
        found = socket.getaddrinfo(host.strip("[]"), int(port), type=socket.SOCK_STREAM)
        family, *_, place = found[0]
        with ExitStack() as undoing:
            # named as TCP, or asyncio lets an answer wait 40 ms for the one before to be heard
            made = undoing.enter_context(
                socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
            )
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind(place)
            made.listen(BACKLOG)  # whoever is told the address may come at once
            undoing.pop_all()
    except (OSError, ValueError) as error:
        sentence = in_every_language("server.trouble.listen", address=address, detail=error)
        raise ServerTrouble(sentence) from error
    return made


def url_of(listener: socket.socket, *, secure: bool = False) -> str:
    """Where it can be reached; `secure`: over TLS."""
    host, port, *_ = listener.getsockname()
    scheme = "https" if secure else "http"
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


def serve(application: Litestar, listener: socket.socket, tls: ssl.SSLContext | None) -> None:
    """Answers until SIGINT or SIGTERM, then lets what is under way end."""
    settings = configured(
        application,
        lifespan="on",
        timeout_graceful_shutdown=GRACE_SECONDS,
        ssl_context_factory=(lambda *_: tls) if tls else None,
    )
    for each in (signal.SIGINT, signal.SIGTERM):
        # uvicorn ends what is under way, then gives the signal back: a wish, not a crash
        signal.signal(each, lambda *_: sys.exit(0))
    with closing(listener):
        uvicorn.Server(settings).run(sockets=[listener])
