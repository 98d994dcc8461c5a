"""Calls wait in line for the board and the voice: which is said next, and when. Pure.

A call stands large for its spotlight before the next is said. With more than a few waiting, they
follow each other as fast as the voice can say them (each once then): late words help nobody.
"""

from collections import deque
from collections.abc import Sequence

from kiosk.desk import Call
from ui.voice import CROWDED

SILENT_MS = 6000
"""A call without a voice stands at least so long: three flashes, and time to read it."""
EARLIER = 8
"""Calls kept for the list beside the newest."""


class CallLine:
    """Attributes:
    newest: the call that stands large, or None.
    earlier: the ones before it, newest first, each number once.
    """

    def __init__(self, spotlight_ms: int) -> None:
        self._spotlight_ms = spotlight_ms
        self._waiting: deque[Call] = deque()
        self._handed: deque[Call] = deque()
        self._last_id = 0
        self._since = 0
        self._begun = False
        self.newest: Call | None = None
        self.earlier: list[Call] = []

    def begin(self, calls: Sequence[Call]) -> None:
        """What was called before the board came up (newest first) is listed, not called again."""
        self._begun = True
        self._last_id = max((each.id for each in calls), default=0)
        self.newest = calls[0] if calls else None
        self.earlier = list(calls[1 : 1 + EARLIER])

    def arrived(self, calls: Sequence[Call]) -> None:
        """The desk's last calls, newest first; those not known yet join the line."""
        if not self._begun:
            self.begin(calls)
            return
        if not calls:
            self._new_day()
            return
        today = calls[0].at.date()
        if self.newest and self.newest.at.date() != today:
            self._new_day()
        fresh = sorted((each for each in calls if each.id > self._last_id), key=lambda c: c.id)
        for each in fresh:
            self._waiting = deque(c for c in self._waiting if c.number != each.number)
            self._waiting.append(each)
            self._last_id = each.id

    def due(self, now_ms: int) -> list[Call]:
        """Calls to hand to the voice now: one when its turn has come, all where it is crowded."""
        if not self._waiting:
            return []
        if len(self._waiting) > CROWDED and not self._handed and now_ms >= self._free_at(SILENT_MS):
            given = list(self._waiting)
            self._waiting.clear()
        elif not self._handed and now_ms >= self._free_at(self._spotlight_ms):
            given = [self._waiting.popleft()]
        else:
            return []
        self._handed.extend(given)
        return given

    def began(self, number: str, now_ms: int) -> None:
        """The voice begins with this number: it stands large; those it left out are listed."""
        while self._handed:
            call = self._handed.popleft()
            self._show(call, now_ms)
            if call.number == number:
                return

    def silent(self, now_ms: int) -> bool:
        """The voice has nothing more to say. Calls it did not say are shown by the board's own
        pace; whether one was shown now."""
        if self._handed and now_ms >= self._free_at(SILENT_MS):
            self._show(self._handed.popleft(), now_ms)
            return True
        return False

    def _free_at(self, stands_ms: int) -> int:
        return self._since + stands_ms if self._since else 0

    def _show(self, call: Call, now_ms: int) -> None:
        if self.newest is not None and self.newest.number != call.number:
            self.earlier.insert(0, self.newest)
        self.earlier = [each for each in self.earlier if each.number != call.number][:EARLIER]
        self.newest = call
        self._since = now_ms

    def _new_day(self) -> None:
        self.newest = None
        self.earlier = []
        self._waiting.clear()
        self._handed.clear()
        self._since = 0
