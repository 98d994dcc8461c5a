"""Whoever answers on the line: our server, a proxy, nobody."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec
import pytest

from sync import wire
from sync.http_line import LONGEST_ANSWER, HttpLine
from sync.replies import Ack, Expect, Fork, No
from sync.sender import Heard
from sync.signing import HUB_TIME
from sync.wire import Batch, Sent
from tests.server.devices import key_of

EVENT = Sent("day_opened", 1, 2, 3, "boot", "ok", None, b"e" * 16, b"{}", None)
BATCH = Batch(wire.FORMAT, "log-1", 2, 1, b"\x00" * 32, (EVENT,), b"s" * 64)
KEY = key_of(b"k" * 32)
ACK = Ack(ack_seq=1, head="00", received_ms=5, receipt="11")


@dataclass
class Peer:
    """A real HTTP server that answers what it is told to."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str, bytes]] = field(default_factory=list)
    port: int = 0


@pytest.fixture
def peer() -> Iterator[Peer]:
    one = Peer()

    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            one.asked.append((self.command, self.path, self.rfile.read(size)))
            self.send_response(one.status)
            for name, value in ({"Content-Length": str(len(one.body))} | one.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(one.body)

        do_GET = do_POST = answer

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Door) as server:
        one.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield one
        server.shutdown()
        thread.join()


@pytest.fixture
def line(peer: Peer) -> HttpLine:
    return HttpLine(f"http://127.0.0.1:{peer.port}/", KEY, "log-1")


def test_a_batch_arrives_whole_at_its_own_address(peer: Peer, line: HttpLine) -> None:
    peer.body = msgspec.json.encode(ACK)
    assert line.append(BATCH) == Heard(status=200, reply=ACK)
    ((method, path, body),) = peer.asked
    assert (method, path) == ("POST", "/v1/logs/log-1/2/append")
    assert wire.unpacked(body) == BATCH


def test_the_head_of_a_chain_is_asked_for_at_the_servers_time(peer: Peer, line: HttpLine) -> None:
    expect = Expect(expect=4, head="22")
    peer.body, peer.headers = msgspec.json.encode(expect), {HUB_TIME: f"{'a' * 16}.77"}
    assert line.head("log-1", 2) == Heard(status=200, reply=expect)
    assert [path for _, path, _ in peer.asked] == ["/v1/time", "/v1/logs/log-1/2"]
    assert line.head("log-1", 2).status == 200  # the time is known by now
    assert len(peer.asked) == 3


@pytest.mark.parametrize(
    ("status", "reply"),
    [
        (409, Expect(expect=2, head="00")),
        (422, Fork(at=1, head="00")),
        (401, No(sentence="?")),
        (413, No(sentence="?")),
    ],
)
def test_each_answer_is_read_as_what_it_is(
    peer: Peer, line: HttpLine, status: int, reply: object
) -> None:
    peer.status, peer.body = status, msgspec.json.encode(reply)
    assert line.append(BATCH) == Heard(status=status, reply=reply)  # type: ignore[arg-type]


@pytest.mark.parametrize("status", [200, 302, 404, 409, 502])
def test_a_page_of_somebody_else_is_no_reply(peer: Peer, line: HttpLine, status: int) -> None:
    peer.status, peer.body = status, b"<html>Please log in</html>"
    peer.headers = {"Location": "http://192.0.2.1/"}
    assert line.append(BATCH) == Heard(status=status)
    assert len(peer.asked) == 1  # and no redirection is followed


@pytest.mark.parametrize(
    ("said", "ms"),
    [("7", 7000), ("Wed, 21 Oct 2026 07:28:00 GMT", None), ("-1", None), ("٣", None)],
)
def test_when_to_ask_again_is_read_in_seconds(
    peer: Peer, line: HttpLine, said: str, ms: int | None
) -> None:
    peer.status, peer.headers = 503, {"Retry-After": said.encode().decode("latin-1")}
    assert line.append(BATCH).retry_after_ms == ms


def test_a_flood_is_not_read_to_its_end(peer: Peer, line: HttpLine) -> None:
    peer.body = b" " * (LONGEST_ANSWER + 100) + msgspec.json.encode(ACK)
    assert line.append(BATCH) == Heard(status=200)


BREAKS: dict[str, Callable[[Peer], None]] = {
    "promises more than it sends": lambda peer: peer.headers.update({"Content-Length": "999"}),
    "says it is compressed": lambda peer: peer.headers.update({"Content-Encoding": "gzip"}),
}


@pytest.mark.parametrize("what", BREAKS)
def test_an_answer_that_breaks_off_is_none(peer: Peer, line: HttpLine, what: str) -> None:
    peer.body = msgspec.json.encode(ACK)
    peer.headers = {"Connection": "close"}
    BREAKS[what](peer)
    assert line.append(BATCH) == Heard(status=0)


def test_where_nobody_listens_no_answer_comes() -> None:
    line = HttpLine("http://127.0.0.1:9", KEY, "log-1")
    assert line.append(BATCH) == Heard(status=0)
    assert line.head("log-1", 2) == Heard(status=0)
