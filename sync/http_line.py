"""The line to the central server: HTTPS, deadlines, and answers that may be anybody's.

A proxy, a hotel's log-in page or a broken server answer too; what is not one of our replies is no
reply. Certificates are checked by the system's list.
"""

import time
from typing import Any

import msgspec
import requests

from kiosk.decoding import from_json
from sync.beat import CONTENT_TYPE as LIVE
from sync.beat import Lively
from sync.checkpoints import Witnessed
from sync.joining import Vouch
from sync.replies import Ack, Expect, Fork, No
from sync.sender import Heard
from sync.wire import CONTENT_TYPE as BATCH
from sync.wire import Batch, packed

CONNECT_SECONDS, ANSWER_SECONDS = 5, 30
LONGEST_ANSWER = 64 * 1024
REPLIES: dict[int, Any] = {200: Ack, 409: Expect, 422: Fork}


class HttpLine:
    """One kept-alive session; not to be shared between threads."""

    def __init__(self, server: str) -> None:
        """`server`: "https://HOST[:PORT][/PATH]"."""
        self._server = server.rstrip("/")
        self._session = requests.Session()

    def append(self, batch: Batch) -> Heard:
        """Sends a batch; see `uplink.Line`."""
        path = f"/v1/logs/{batch.log}/{batch.epoch}/append"
        return self._ask("POST", path, REPLIES, packed(batch))

    def head(self, log: str, epoch: int) -> Heard:
        """Asks where a chain ends there; see `uplink.Line`."""
        return self._ask("GET", f"/v1/logs/{log}/{epoch}", {200: Expect}, None)

    def beat(self, log: str, data: bytes) -> Heard:
        """Sends a live state; see `beat.Line`."""
        return self._ask("POST", f"/v1/logs/{log}/live", {200: Lively, 409: Lively}, data, LIVE)

    def checkpoint(self, log: str, after: int) -> Heard:
        """Asks for the next checkpoint; see `witness.Line`."""
        path = f"/v1/logs/{log}/checkpoint?after_n={after}"
        return self._ask("GET", path, {200: Witnessed}, None)

    def vouch(self, word: Vouch) -> Heard:
        """Tells of a machine of this centre."""
        return self._ask("POST", "/v1/machines", {}, msgspec.json.encode(word))

    def close(self) -> None:
        """Lets the connection go."""
        self._session.close()

    def _ask(
        self,
        method: str,
        path: str,
        replies: dict[int, Any],
        body: bytes | None,
        content_type: str = BATCH,
    ) -> Heard:
        try:
            with self._session.request(
                method,
                self._server + path,
                data=body,
                headers={"Content-Type": content_type} if body else None,
                timeout=(CONNECT_SECONDS, ANSWER_SECONDS),
                allow_redirects=False,
                stream=True,
            ) as answer:
                said = fetched(answer)
        except (requests.RequestException, OSError):
            return Heard(status=0)
        status = answer.status_code
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
