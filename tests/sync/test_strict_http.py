"""Whatever a stranger sends or leaves out, a connection takes little memory and comes to an end."""

import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from sync.server.serving import listening
from sync.strict_http import MOST_AHEAD, MOST_BESIDE, StrictHttp, configured

POST = b"POST / HTTP/1.1\r\nHost: x\r\n"
GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n\r\n"
DROPS = 200
MUCH = 40 * 1024 * 1024
LITTLE = 8 * 1024 * 1024
"""What may lie in the sockets' buffers of both sides when one hangs up."""


class Impatient(StrictHttp):
    head_seconds = 0.3
    request_seconds = 1.0


async def told_back(scope: Any, receive: Any, send: Any) -> None:
    """Answers with the body's length and the headers' names."""
    length, more = 0, True
    while more:
        message = await receive()
        length += len(message.get("body", b""))
        more = message.get("more_body", False)
    said = b"%d %s" % (length, b",".join(name for name, _ in scope["headers"]))
    start = {"type": "http.response.start", "status": 200}
    await send({**start, "headers": [(b"content-length", b"%d" % len(said))]})
    await send({"type": "http.response.body", "body": said})


@pytest.fixture(scope="module")
def door() -> Iterator[tuple[str, int]]:
    listener = listening("127.0.0.1:0")
    server = uvicorn.Server(configured(told_back, Impatient, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield listener.getsockname()[:2]
    server.should_exit = True
    thread.join()
    listener.close()


def heard(line: socket.socket) -> bytes:
    """All until it is hung up on; fails where that does not happen."""
    told = b""
    try:
        while came := line.recv(65536):
            told += came
    except ConnectionResetError:
        pass
    return told


def dripped(line: socket.socket, drop: bytes) -> int:
    """How many drops it took until it was hung up on."""
    for n in range(DROPS):
        time.sleep(0.02)
        try:
            line.sendall(drop)
        except OSError:
            return n
    return DROPS


def asked(door: tuple[str, int], data: bytes) -> bytes:
    with socket.create_connection(door, 9) as line:
        line.sendall(data)
        return heard(line)


@pytest.mark.parametrize(
    ("begin", "more"),
    [
        (POST + b"X: ", b"a" * 65536),
        (POST, b"a" * 65536),
        (POST, b"a: b\r\n" * 10_000),
        (b"GET /", b"a" * 65536),
        (CHUNKED + b"1;", b"a" * 65536),
        (CHUNKED, b"1\r\nx\r\n" * 10_000),
        (CHUNKED + b"0\r\n", b"authorization: x\r\n" * 3_000),
        (CHUNKED + b"0\r\nX: ", b"a" * 65536),
        (b"", GET * 2_000),
    ],
    ids=[
        *("header value", "header name", "headers", "request line", "chunk's extension"),
        *("chunks of one byte", "trailers", "trailer", "requests"),
    ],
)
def test_what_has_no_end_is_hung_up_on_soon(
    door: tuple[str, int], begin: bytes, more: bytes
) -> None:
    sent = 0
    with socket.create_connection(door, 9) as line:
        try:
            line.sendall(begin)
            while sent < MUCH:
                line.sendall(more)
                sent += len(more)
        except OSError:
            pass
        assert heard(line).count(b"HTTP/1.1 200") <= MOST_AHEAD + 1
    assert sent < LITTLE


def test_a_head_may_be_as_long_as_that_and_no_longer(door: tuple[str, int]) -> None:
    beside = len(POST + b"Content-Length: 5\r\nConnection: close\r\nX: \r\n\r\n")
    for over, status in ((0, b"200"), (200, b"400")):
        x = b"X: " + b"a" * (MOST_BESIDE - beside + over)
        head = POST + b"Content-Length: 5\r\nConnection: close\r\n" + x + b"\r\n\r\n"
        assert asked(door, head + b"12345").startswith(b"HTTP/1.1 " + status), over


def test_a_large_body_is_not_taken_for_a_large_head(door: tuple[str, int]) -> None:
    body = b"x" * 300_000
    length = b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(body)
    assert b"\r\n\r\n300000 " in asked(door, POST + length + body)
    close = POST + b"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert b"\r\n\r\n300000 " in asked(door, close + b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body))


def test_a_trailer_is_never_a_header(door: tuple[str, int]) -> None:
    said = asked(door, CHUNKED + b"1\r\nx\r\n0\r\nauthorization: x\r\n\r\n")
    assert b"authorization" not in said


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Length: 4\r\nTransfer-Encoding: chunked",
        b"Transfer-Encoding: chunked\r\nContent-Length: 4",
        b"Content-Length: 4\r\nContent-Length: 5",
        b"Content-Length: +4",
        b"Content-Length: 0x4",
        b"Content-Length: -1",
        b"Content-Length: 18446744073709551620",
        b"Content-Length : 4",
        b"Transfer-Encoding: xchunked",
        b"Transfer-Encoding: chunked, identity",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        b"X: a\r\n Content-Length: 4",
        b"X: a\rContent-Length: 4",
        b"X: \x00",
    ],
)
def test_what_two_readers_could_take_for_two_requests_is_refused(
    door: tuple[str, int], head: bytes
) -> None:
    said = asked(door, POST + head + b"\r\n\r\n0\r\n\r\n" + GET)
    assert said.startswith(b"HTTP/1.1 400")
    assert said.count(b"HTTP/1.1") == 1


@pytest.mark.parametrize(
    "begin",
    [b"", b"G", POST, GET + POST, POST + b"Content-Length: 9\r\n\r\n", CHUNKED + b"1\r\nx\r\n"],
    ids=["nothing", "a letter", "half a head", "half a second head", "half a body", "half chunks"],
)
def test_who_does_not_go_on_is_hung_up_on(door: tuple[str, int], begin: bytes) -> None:
    began = time.monotonic()
    asked(door, begin)
    assert time.monotonic() - began >= Impatient.head_seconds / 2


def test_who_goes_on_drop_by_drop_is_hung_up_on_too(door: tuple[str, int]) -> None:
    for begin, drop in ((POST, b"a"), (CHUNKED, b"1\r\nx\r\n"), (GET + POST, b"a")):
        with socket.create_connection(door, 9) as line:
            line.sendall(begin)
            assert dripped(line, drop) < DROPS


def test_a_line_that_rests_between_two_requests_is_kept(door: tuple[str, int]) -> None:
    with socket.create_connection(door, 9) as line:
        for _ in range(3):
            line.sendall(GET)
            said = b""
            while not said.endswith(b"0 host"):
                said += line.recv(4096)
            time.sleep(Impatient.head_seconds * 1.5)


def test_questions_ahead_of_an_answer_are_answered_in_order(door: tuple[str, int]) -> None:
    ask = b"".join(
        POST + b"Content-Length: %d\r\n\r\n%s" % (n, b"x" * n) for n in range(MOST_AHEAD)
    )
    said = asked(door, ask + GET.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
    found = [part.split(b"\r\n\r\n")[1][:2].strip() for part in said.split(b"HTTP/1.1 200")[1:]]
    assert found == [b"%d" % n for n in range(MOST_AHEAD)] + [b"0"]
