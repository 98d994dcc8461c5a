"""A proxy with TLS before several copies of the server: each request goes to the next one."""

import http.client
import ssl
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

PATIENCE_SECONDS = 20
OF_ONE_HOP = {"connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade"}
"""Headers that a proxy does not hand on (RFC 9110 §7.6.1)."""


class TurningProxy(ThreadingHTTPServer):
    """As an operator would put one there: it says from where a request came, and that it came by
    TLS; one that a copy did not answer is answered with 502 and sent to no other.

    Attributes:
        answered: how many requests each copy has answered.
        url: of the proxy.
    """

    daemon_threads = True

    def __init__(self, servers: list[str], certificate: Path, key: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Turn)
        self.servers = servers
        self.answered: Counter[str] = Counter()
        self.url = f"https://127.0.0.1:{self.server_address[1]}"
        self._turn = count()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.socket = context.wrap_socket(
            self.socket, server_side=True, do_handshake_on_connect=False
        )

    def next_server(self) -> str:
        """Whose turn it is."""
        return self.servers[next(self._turn) % len(self.servers)]

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients hang up as they like."""


class _Turn(BaseHTTPRequestHandler):
    server: TurningProxy
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Hands on whatever came."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        where = self.server.next_server()
        parts = urlsplit(where)
        there = http.client.HTTPConnection(
            parts.hostname or "", parts.port, timeout=PATIENCE_SECONDS
        )
        given = {name: value for name, value in self.headers.items() if _goes_on(name)}
        given["X-Forwarded-For"] = self.headers.get("X-Test-From", self.client_address[0])
        given["X-Forwarded-Proto"] = "https"
        try:
            there.request(self.command, self.path, body, given)
            answer = there.getresponse()
            said = answer.read()
        except (OSError, http.client.HTTPException):
            self.send_error(502)
            return
        finally:
            there.close()
        self.server.answered[where] += 1
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if _goes_on(name) and name.lower() != "content-length":
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    do_POST = do_PUT = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def _goes_on(name: str) -> bool:
    return name.lower() not in OF_ONE_HOP


@contextmanager
def turning(servers: list[str], certificate: Path, key: Path) -> Iterator[TurningProxy]:
    """Until the block ends."""
    proxy = TurningProxy(servers, certificate, key)
    thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield proxy
    finally:
        proxy.shutdown()
        thread.join()
        proxy.server_close()
