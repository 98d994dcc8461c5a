"""A machine's own journal goes to its hub: the line of `sync.uplink`, signed as every request."""

from typing import Any

import requests

from kiosk.errors import KnownError
from sync.http_line import REPLIES, fetched, reply_in
from sync.remote import Line
from sync.replies import Expect, No
from sync.sender import Heard
from sync.wire import Batch, packed

TIMEOUTS = (2.0, 5.0)


class HubLine:
    """Fulfils `uplink.Line` through the line that wishes take."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def append(self, batch: Batch) -> Heard:
        """Sends a batch; see `uplink.Line`."""
        path = f"/v1/logs/{batch.log}/{batch.epoch}/append"
        return self._ask("POST", path, REPLIES, packed(batch))

    def head(self, log: str, epoch: int) -> Heard:
        """Asks where a chain ends there; see `uplink.Line`."""
        return self._ask("GET", f"/v1/logs/{log}/{epoch}", {200: Expect}, b"")

    def _ask(self, method: str, path: str, replies: dict[int, Any], body: bytes) -> Heard:
        try:
            with self._line.open(method, path, body, {}, TIMEOUTS) as answer:
                said = fetched(answer)
        except (KnownError, requests.RequestException, OSError):
            return Heard(status=0)
        status = answer.status_code
        return Heard(status=status, reply=reply_in(said, replies.get(status, No)))
