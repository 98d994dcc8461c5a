"""When people are told how it stands with the central server: at once where only they can help,
and after a quarter of an hour where a line is merely away, because lines come and go. Pure."""

from collections.abc import Callable

from sync.uplink import LINE

PATIENCE_MS = 15 * 60_000
LOOK_MS = 60_000


class Alarm:
    """One thread's."""

    def __init__(
        self, troubles: Callable[[], tuple[str, ...]], tell: Callable[[str], object]
    ) -> None:
        """`troubles`: stable words, the worst first, "" for none; `tell`: the one that matters
        now, "" when all is well again."""
        self._troubles = troubles
        self._tell = tell
        self._told = ""
        self._away_since: int | None = None

    def step(self, now_ms: int) -> int:
        """Looks; milliseconds until the next look."""
        found = [each for each in self._troubles() if each]
        worse = [each for each in found if each != LINE]
        if LINE not in found:
            self._away_since = None
        elif self._away_since is None:
            self._away_since = now_ms
        long_away = self._away_since is not None and now_ms - self._away_since >= PATIENCE_MS
        now = worse[0] if worse else LINE if long_away else ""
        if now != self._told:
            self._tell(now)
            self._told = now  # after it: what could not be told is told at the next look
        return LOOK_MS
