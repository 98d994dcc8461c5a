"""Machines that ask a hub or a server, as cheap as can be: signed before, raw sockets, a process of
its own, so that what answers is measured and not who asks.

`python -m tests.bench.crowd` reads a `Crowd` from standard input and writes an `Outcome`.
"""

import secrets
import selectors
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from kiosk.desk.machines import machine_id
from sync.signing import HUB_TIME, NONCE_BYTES, HubTime, read_time, sign
from tests.server.devices import key_of

ROOT = Path(__file__).resolve().parents[2]


class Crowd(msgspec.Struct):
    """`seeds`: of the machines' keys (hex); each asks the same wish so many `times`, the next when
    the last was answered."""

    address: str
    seeds: list[str]
    wish: str
    parts: dict[str, str]
    times: int


class Outcome(msgspec.Struct):
    """From the first question to the last answer; `waited`: seconds of each."""

    seconds: float
    waited: list[float]
    answers: list[str]


def sent_by(crowd: Crowd) -> Outcome:
    """Lets the crowd ask, in another process."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.crowd"],
        input=msgspec.json.encode(crowd),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    return msgspec.json.decode(done.stdout, type=Outcome)


class Asking:
    """One line, and what is still to be asked on it."""

    def __init__(self, host: str, port: int, requests: Iterable[bytes]) -> None:
        self.line = socket.create_connection((host, port))
        self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._requests = iter(requests)
        self._heard = b""
        self.waited: list[float] = []
        self.answers: list[bytes] = []

    def ask(self) -> bool:
        """Sends the next one; whether there was one."""
        request = next(self._requests, None)
        if request is None:
            self.line.close()
            return False
        self._asked = time.perf_counter()
        self.line.sendall(request)
        return True

    def hear(self) -> bool:
        """Takes what came; whether that is a whole answer."""
        came = self.line.recv(65536)
        assert came, "hung up"
        self._heard += came
        head, found, body = self._heard.partition(b"\r\n\r\n")
        if not found or len(body) < _length(head):
            return False
        self.waited.append(time.perf_counter() - self._asked)
        self.answers.append(head[9:12] + b" " + body)
        self._heard = b""
        return True


def run(lines: list[Asking]) -> float:
    """Seconds until all is answered."""
    with selectors.DefaultSelector() as waiting:
        for each in lines:
            waiting.register(each.line, selectors.EVENT_READ, each)
        started = time.perf_counter()
        for each in lines:
            each.ask()
        while waiting.get_map():
            for key, _ in waiting.select():
                if key.data.hear():
                    waiting.unregister(key.fileobj)
                    if key.data.ask():
                        waiting.register(key.fileobj, selectors.EVENT_READ, key.data)
        return time.perf_counter() - started


def _length(head: bytes) -> int:
    _, _, after = head.lower().partition(b"content-length:")
    return int(after.split(b"\r\n", 1)[0])


def _time_of(host: str, port: int) -> HubTime:
    asking = Asking(host, port, [b"GET /v1/time HTTP/1.1\r\nHost: hub\r\n\r\n"])
    asking.ask()
    heard = asking.line.recv(65536).decode().lower()
    asking.ask()
    told = read_time(heard.partition(f"{HUB_TIME.lower()}: ")[2].split("\r\n", 1)[0])
    assert told
    return told


def _requests(crowd: Crowd, seed: str, at: HubTime) -> list[bytes]:
    key = key_of(bytes.fromhex(seed))
    made = []
    for _ in range(crowd.times):
        body = msgspec.json.encode(
            {"wish": crowd.wish, "with": crowd.parts, "request_id": secrets.token_hex(16)}
        )
        nonce = secrets.token_hex(NONCE_BYTES)
        signed = sign(key, "POST", "/v1/wish", body, machine_id(key.public), at, nonce)
        head = (
            "POST /v1/wish HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\n"
            f"Authorization: {signed.header()}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        made.append(head.encode() + body)
    return made


def main() -> None:
    """See above."""
    crowd = msgspec.json.decode(sys.stdin.buffer.read(), type=Crowd)
    parts = urlsplit(crowd.address)
    host, port = str(parts.hostname), int(parts.port or 80)
    at = _time_of(host, port)
    lines = [Asking(host, port, _requests(crowd, seed, at)) for seed in crowd.seeds]
    seconds = run(lines)
    waited = [each for line in lines for each in line.waited]
    answers = [each.decode() for line in lines for each in line.answers]
    sys.stdout.buffer.write(msgspec.json.encode(Outcome(seconds, waited, answers)))


if __name__ == "__main__":
    main()
