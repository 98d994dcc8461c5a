"""The line to the central server: HTTPS, deadlines, and answers that may be anybody's.

A proxy, a hotel's log-in page or a broken server answer too; what is not one of our replies is no
reply. Certificates are checked by the system's list.
"""

import time
from typing import Any

import msgspec
import requests

from sync.replies import Ack, Expect, Fork, No
from sync.sender import Heard
from sync.wire import CONTENT_TYPE, Batch, packed

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

    def close(self) -> None:
        """Lets the connection go."""
        self._session.close()

    def _ask(self, method: str, path: str, replies: dict[int, Any], body: bytes | None) -> Heard:
        try:
            with self._session.request(
                method,
                self._server + path,
                data=body,
                headers={"Content-Type": CONTENT_TYPE} if body else None,
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
            reply=_reply(said, replies.get(status, No)),
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


def _reply(said: bytes, kind: Any) -> Any:
    try:
        return msgspec.json.decode(said, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _seconds(text: str) -> int | None:
    """Milliseconds; the other form of the header, a date, would need a clock that is right."""
    return int(text) * 1000 if text.isascii() and text.isdigit() and len(text) < 6 else None
