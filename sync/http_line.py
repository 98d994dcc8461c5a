"""The line to the central server: HTTPS, deadlines, and answers that may be anybody's.

A proxy, a hotel's log-in page or a broken server answer too; what is not one of our replies is no
reply. Certificates are checked by the system's list.
"""

import time
from collections.abc import Callable
from typing import Any

import msgspec
import requests

from kiosk.decoding import from_json
from kiosk.errors import KnownError
from kiosk.keys import DeviceKey
from sync.beat import CONTENT_TYPE as LIVE
from sync.beat import Lively
from sync.checkpoints import Witnessed
from sync.joining import Vouch
from sync.remote import Line
from sync.replies import Ack, Expect, Fork, No
from sync.sender import Heard
from sync.true_time import TimeTold
from sync.wire import CONTENT_TYPE as BATCH
from sync.wire import Batch, packed

CONNECT_SECONDS, ANSWER_SECONDS = 5, 30
TIMEOUTS = float(CONNECT_SECONDS), float(ANSWER_SECONDS)
LONGEST_ANSWER = 64 * 1024
REPLIES: dict[int, Any] = {200: Ack, 409: Expect, 422: Fork}


class HttpLine:
    """For one thread at a time. Batches and beats are signed in themselves; a question is signed
    as what comes down is (`sync.signing`)."""

    def __init__(
        self,
        server: str,
        key: DeviceKey,
        log: str,
        ca: str = "",
        announce: Callable[[], bool] = lambda: False,
    ) -> None:
        """`server`: "https://HOST[:PORT][/PATH]"; `log`: as what this device is enrolled.
        `announce`: says who this is where the server does not know; whether it does since."""
        self._announce = announce
        self._line = Line(server, key, name=log, ca=ca)

    def append(self, batch: Batch) -> Heard:
        """Sends a batch; see `uplink.Line`."""
        path = f"/v1/logs/{batch.log}/{batch.epoch}/append"
        return self._send(path, REPLIES, packed(batch), BATCH)

    def head(self, log: str, epoch: int) -> Heard:
        """Asks where a chain ends there; see `uplink.Line`."""
        return self._question(f"/v1/logs/{log}/{epoch}", Expect)

    def beat(self, log: str, data: bytes) -> Heard:
        """Sends a live state; see `beat.Line`."""
        return self._send(f"/v1/logs/{log}/live", {200: Lively, 409: Lively}, data, LIVE)

    def checkpoint(self, log: str, after: int) -> Heard:
        """Asks for the next checkpoint; see `witness.Line`."""
        return self._question(f"/v1/logs/{log}/checkpoint?after_n={after}", Witnessed)

    def time(self, nonce: str) -> Heard:
        """Asks what time it is; see `true_time.Line`. Not signed: who does not know the time cannot
        say when it asks."""

        def ask() -> requests.Response:
            return self._line.session().get(
                f"{self._line.address}/v1/time?nonce={nonce}",
                timeout=TIMEOUTS,
                allow_redirects=False,
                stream=True,
            )

        return self._heard({200: TimeTold}, ask)

    def vouch(self, word: Vouch) -> Heard:
        """Tells of a machine of this centre."""
        return self._send("/v1/machines", {}, msgspec.json.encode(word), "application/json")

    def _question(self, path: str, kind: Any) -> Heard:
        return self._heard({200: kind}, lambda: self._line.open("GET", path, b"", {}, TIMEOUTS))

    def _send(self, path: str, replies: dict[int, Any], body: bytes, content_type: str) -> Heard:
        def ask() -> requests.Response:
            return self._line.session().request(
                "POST",
                self._line.address + path,
                data=body,
                headers={"Content-Type": content_type},
                timeout=TIMEOUTS,
                allow_redirects=False,
                stream=True,
            )

        return self._heard(replies, ask)

    def _heard(self, replies: dict[int, Any], ask: Callable[[], requests.Response]) -> Heard:
        try:
            with ask() as answer:
                said = fetched(answer)
        except (KnownError, requests.RequestException, OSError):
            return Heard(status=0)
        status = answer.status_code
        if status == requests.codes.unauthorized and self._announce():
            return self._heard(replies, ask)
        return Heard(
            status=status,
            reply=reply_in(said, replies.get(status, No)),
            retry_after_ms=_seconds(answer.headers.get("Retry-After", "")),
        )


def fetched(answer: requests.Response, most: int = LONGEST_ANSWER) -> bytes:
    """An answer's body: no more, and no longer, than one of ours would need."""
    end = time.monotonic() + ANSWER_SECONDS
    said = b""
    for piece in answer.iter_content(8192):
        said += piece
        if len(said) > most or time.monotonic() > end:
            return b""
    return said


def reply_in(said: bytes, kind: Any) -> Any:
    """One of our replies; None where it is none."""
    try:
        return from_json(said, kind)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _seconds(text: str) -> int | None:
    """Milliseconds; the other form of the header, a date, would need a clock that is right."""
    return int(text) * 1000 if text.isascii() and text.isdigit() and len(text) < 6 else None
