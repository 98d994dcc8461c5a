"""Two questions to the system's print service: how a job is, and how a queue is (RFC 8011).

`lpstat` shows a job that was printed and one that was given up alike, so the service is asked
itself, over the socket or address that `lpstat -H` names. Nothing is changed here.
"""

import http.client
import os
import socket
import struct
import subprocess
from collections.abc import Iterator, Mapping

SECONDS = 3.0
GET_JOB, GET_PRINTER = 0x0009, 0x000B
PENDING, HELD, PROCESSING, STOPPED, CANCELLED, ABORTED, COMPLETED = range(3, 10)
QUEUE_STOPPED = 5
NUMBERS = {0x21, 0x23}  # integer, enum
Answers = Mapping[str, list[int | str]]


def job_state(server: str, number: int) -> int | None:
    """`PENDING` … `COMPLETED`; None where the service does not tell."""
    found = _asked(server, GET_JOB, "job-uri", f"ipp://localhost/jobs/{number}", ("job-state",))
    states = found.get("job-state", [])
    return int(states[0]) if states else None


def queue_state(server: str, name: str) -> tuple[int, list[str]] | None:
    """The queue's state (`QUEUE_STOPPED` among them) and its reasons; None: there is none."""
    wanted = ("printer-state", "printer-state-reasons")
    found = _asked(server, GET_PRINTER, "printer-uri", f"ipp://localhost/printers/{name}", wanted)
    states = found.get("printer-state", [])
    reasons = [str(each) for each in found.get("printer-state-reasons", [])]
    return (int(states[0]), reasons) if states else None


def server_here() -> str:
    """A socket's path or "host:port", empty where no print service is installed."""
    plain = {**os.environ, "LC_ALL": "C"}
    try:
        told = subprocess.run(
            ["lpstat", "-H"], capture_output=True, timeout=SECONDS, check=False, env=plain
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout.decode(errors="replace").strip()


def _asked(server: str, operation: int, uri: str, of: str, wanted: tuple[str, ...]) -> Answers:
    """The attributes the service answers; none where it does not answer."""
    line = _Line(server)
    try:
        line.request("POST", "/", _request(operation, uri, of, wanted),
                     {"Content-Type": "application/ipp"})  # fmt: skip
        return _attributes(line.getresponse().read())
    except (OSError, http.client.HTTPException, struct.error, IndexError):
        return {}
    finally:
        line.close()


class _Line(http.client.HTTPConnection):
    def __init__(self, server: str) -> None:
        host, _, port = server.rpartition(":")
        self._path = server if server.startswith("/") else ""
        super().__init__("localhost" if self._path else host or server,
                         int(port) if port.isdigit() else 631, timeout=SECONDS)  # fmt: skip

    def connect(self) -> None:
        if not self._path:
            super().connect()
            return
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(SECONDS)
        self.sock.connect(self._path)


def _request(operation: int, uri: str, of: str, wanted: tuple[str, ...]) -> bytes:
    parts = [
        _attribute(0x47, "attributes-charset", "utf-8"),
        _attribute(0x48, "attributes-natural-language", "en"),
        _attribute(0x45, uri, of),
        *(_attribute(0x44, "" if n else "requested-attributes", each)
          for n, each in enumerate(wanted)),
    ]  # fmt: skip
    return struct.pack(">HHIB", 0x0101, operation, 1, 0x01) + b"".join(parts) + b"\x03"


def _attribute(tag: int, name: str, value: str) -> bytes:
    raw, called = value.encode(), name.encode()
    return struct.pack(">BH", tag, len(called)) + called + struct.pack(">H", len(raw)) + raw


def _attributes(answer: bytes) -> Answers:
    found: dict[str, list[int | str]] = {}
    for name, tag, raw in _values(answer):
        value = int.from_bytes(raw, "big") if tag in NUMBERS else raw.decode(errors="replace")
        found.setdefault(name, []).append(value)
    return found


def _values(answer: bytes) -> Iterator[tuple[str, int, bytes]]:
    at, name = 8, ""
    while at < len(answer) and (tag := answer[at]) != 0x03:
        at += 1
        if tag < 0x10:  # begins another group
            continue
        (length,) = struct.unpack_from(">H", answer, at)
        if length:  # without a name: one more value of the last one
            name = answer[at + 2 : at + 2 + length].decode(errors="replace")
        at += 2 + length
        (length,) = struct.unpack_from(">H", answer, at)
        yield name, tag, answer[at + 2 : at + 2 + length]
        at += 2 + length
