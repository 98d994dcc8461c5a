"""The line down: what a device asks the central server, or a machine its hub, and what it hears."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import requests

from kiosk.decoding import from_json
from kiosk.errors import StoreTrouble
from sync.http_line import TIMEOUTS, fetched
from sync.news import MOST_ANSWER, BookingPage, BoxKey, Heir, Newest, News, Page
from sync.pace import GROW_AFTER
from sync.remote import Line
from sync.sender import REVOKED, UNKNOWN
from sync.uplink import LINE

T = TypeVar("T")
MOST_AT_ONCE, LEAST_AT_ONCE = 256 * 1024, 16 * 1024
"""Bytes of a bundle asked for at once: what a line of 256 kbit/s brings in eight seconds, so that
nobody waits long for this thread, and little is lost with a line that breaks. Half as many after
each piece that did not come whole."""


class Unanswered(Exception):
    """Nothing was learned; `trouble` is the stable word for people."""

    def __init__(self, trouble: str) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class DownLine:
    """For one thread at a time."""

    def __init__(self, line: Line, announce: Callable[[], bool] = lambda: False) -> None:
        """`line`: to the central server, or to the hub, which hands bundles on. `announce`: see
        `HttpLine`."""
        self._line = line
        self._announce = announce
        self._at_once, self._well = MOST_AT_ONCE, 0

    def news(self) -> News:
        """Whether there is anything new. Raises `Unanswered`."""
        return self._asked("GET", "/v1/news", News)

    def bundle(self, newest: Newest, part: Path) -> bool:
        """Brings the next piece of a bundle to the file `part`; whether that is all of it.

        What is there already is not asked for again. Raises `Unanswered`.
        """
        held = part.stat().st_size if part.exists() else 0
        if held < newest.size:
            last = min(held + self._at_once, newest.size) - 1
            wanted = {"Range": f"bytes={held}-{last}", "If-Range": f'"{newest.digest}"'}
            status, said = self._heard("GET", f"/v1/bundles/{newest.digest}", wanted, newest.size)
            whole = {
                requests.codes.ok: newest.size,
                requests.codes.partial_content: last + 1 - held,
            }
            if len(said) != whole.get(status):
                self._at_once, self._well = max(LEAST_AT_ONCE, self._at_once // 2), 0
                raise Unanswered(LINE)
            self._well += 1
            if self._well % GROW_AFTER == 0:
                self._at_once = min(MOST_AT_ONCE, self._at_once * 2)
            if status == requests.codes.ok:
                part.unlink(missing_ok=True)
            part.parent.mkdir(parents=True, exist_ok=True)
            with part.open("ab") as file:
                file.write(said)
        return part.stat().st_size >= newest.size

    def dossiers(self, since: int) -> Page:
        """What changed of the centre's dossiers. Raises `Unanswered`."""
        return self._asked("GET", f"/v1/dossiers?since={since}", Page)

    def bookings(self, since: int) -> BookingPage:
        """What changed of the centre's bookings. Raises `Unanswered`."""
        return self._asked("GET", f"/v1/bookings?since={since}", BookingPage)

    def put_box(self, key: bytes) -> None:
        """Second factors are to be sealed to this key. Raises `Unanswered`."""
        body = msgspec.json.encode(BoxKey(key=key.hex()))
        self._asked("PUT", "/v1/box", BoxKey, body)

    def put_heir(self, key: str) -> None:
        """This key (hex) may go on with this device's log; empty: nobody's. Raises `Unanswered`."""
        self._asked("PUT", "/v1/heir", Heir, msgspec.json.encode(Heir(key=key)))

    def _asked(self, method: str, path: str, kind: type[T], body: bytes = b"") -> T:
        _, said = self._heard(method, path, {}, MOST_ANSWER, body)
        try:
            return from_json(said, kind)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise Unanswered(LINE) from error

    def _heard(
        self, method: str, path: str, headers: dict[str, str], most: int, body: bytes = b""
    ) -> tuple[int, bytes]:
        try:
            with self._line.open(method, path, body, headers, TIMEOUTS) as answer:
                said = fetched(answer, most)
        except (StoreTrouble, requests.RequestException, OSError) as error:
            raise Unanswered(LINE) from error
        if answer.status_code == requests.codes.unauthorized and self._announce():
            return self._heard(method, path, headers, most, body)
        known: dict[int, Any] = {401: UNKNOWN, 403: REVOKED}
        if answer.status_code >= requests.codes.bad_request:
            raise Unanswered(known.get(answer.status_code, LINE))
        return answer.status_code, said
