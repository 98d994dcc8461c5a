"""The downlink: asks for news beside the uplink, and does what they call for, errand by errand.

`step` is one round and says when the next one is due; `sync.going_up` runs it on a thread of its
own, so that no event waits behind a bundle and no visitor behind either.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from sync.downline import Unanswered
from sync.news import News
from sync.pace import Pace
from sync.sender import HOUR_MS
from sync.uplink import LINE, Status

LOOK_MS = 60_000
Errand = Callable[[News], bool]
"""Does a piece of what the news call for; whether there is more to do at once. May raise
`Unanswered`."""


class NewsLine(Protocol):
    """A way to the server's news."""

    def news(self) -> News:
        """See `DownLine.news`."""


class ComingDown:
    """Attributes:
    status: how it stands, as of the uplink.
    """

    def __init__(self, line: NewsLine, errands: Sequence[Errand], pace: Pace) -> None:
        self._line = line
        self._errands = errands
        self._pace = pace
        self.status = Status()

    def step(self, _now_ms: int) -> int:
        """Asks once; milliseconds until the next step is due."""
        try:
            news = self._line.news()
            busy = [errand(news) for errand in self._errands]
        except Unanswered as unanswered:
            self.status = Status(trouble=unanswered.trouble)
            return self._pace.pause_ms() if unanswered.trouble == LINE else HOUR_MS
        self.status = Status()
        self._pace.well()
        return 0 if any(busy) else LOOK_MS
