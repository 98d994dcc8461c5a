"""Keeps the server's checkpoints, each after it was held against our own journal. One thread's.

A server that shows another past than it acknowledged is told to people, and what it showed is kept
beside what we hold: that is all a centre can do about it, and enough to prove it.
"""

from collections.abc import Callable
from typing import Protocol

from sync.checkpoints import Checkpoint, Fits, Leaf, Witnessed, follows, holds, signed_by
from sync.sender import Heard

LOOK_MS = 3_600_000
AGAIN_MS = 300_000
NEXT_MS = 1_000
"""One follows at once where we are behind."""
HashAt = Callable[[int, int], bytes | None]
"""Our own hash at (epoch, seq); None where we have no such event."""


class Line(Protocol):
    """A way to the server."""

    def checkpoint(self, log: str, after: int) -> Heard:
        """Asks for the checkpoint after a number: `Witnessed`, with 200."""


class Kept(Protocol):
    """What this device keeps of them."""

    def newest(self) -> Witnessed | None:
        """The newest that was kept."""

    def keep(self, told: Witnessed) -> None:
        """Keeps one more, durably."""

    def left(self, epoch: int) -> bool:
        """Whether another course of this epoch is known elsewhere, and we have left it."""


class Witness:
    """Attributes:
    trouble: a stable word for people, "" when all is well.
    """

    def __init__(
        self, log: str, line: Line, kept: Kept, hash_at: HashAt, server: bytes, fits: Fits
    ) -> None:
        """`server`: the public key of the server that was joined."""
        self._log = log
        self._line = line
        self._kept = kept
        self._hash_at = hash_at
        self._server = server
        self._fits = fits
        self._due = 0
        self.trouble = ""

    def step(self, now_ms: int) -> int:
        """Asks for the next checkpoint if it is time; milliseconds until the next step."""
        if now_ms >= self._due:
            self._due = now_ms + self._look()
        return self._due - now_ms

    def _look(self) -> int:
        before = self._kept.newest()
        point = before.checkpoint if before else None
        heard = self._line.checkpoint(self._log, point.n if point else 0)
        if not isinstance(heard.reply, Witnessed):
            return AGAIN_MS
        told = heard.reply
        if told.checkpoint is None:
            if point is not None and told.newest < point.n:
                self.trouble = "server_forgot"  # restored from a backup: it makes them again
            return LOOK_MS
        wrong = self._wrong(told.checkpoint, point, told.leaves)
        if wrong:
            self.trouble = wrong
            return LOOK_MS
        self._kept.keep(told)
        self.trouble = ""
        return NEXT_MS if told.newest > told.checkpoint.n else LOOK_MS

    def _wrong(self, told: Checkpoint, before: Checkpoint | None, leaves: tuple[Leaf, ...]) -> str:
        if not signed_by(told, self._server, self._fits):
            return "strange_answer"
        if not follows(told, before):
            return "other_history"
        for leaf in leaves:
            if not holds(told, self._log, leaf):
                return "strange_answer"
            own = self._hash_at(leaf.epoch, leaf.seq)
            other = own is not None and own.hex() != leaf.hash
            if other and not self._kept.left(leaf.epoch):
                return "other_history"
        return ""
