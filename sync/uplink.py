"""Brings the journal to the central server, chain by chain and batch by batch, however long it is.

Nothing here can hold up a centre: it reads beside the writer, and its only trace is a receipt per
batch. `step` is one exchange and says when the next one is due, so that a test can drive it on a
clock and a line of its own.
"""

from collections.abc import Callable
from functools import partial
from typing import Protocol

import msgspec

from kiosk.ports import Signer
from kiosk.received import Receipt
from sync.pace import Pace
from sync.replies import Ack, Expect, Fork, receipt_message
from sync.sender import OTHER_CHAIN, Heard, Verdict, judge, judge_head
from sync.wire import Batch

Chain = tuple[str, int]
"""A log and an epoch of it."""
OtherCourse = Callable[[str, int, int], bool]
LINE = "line"
LOOK_MS = 600_000
REST_MS = 15_000
"""Nothing to send: look again so late, unless something is told to have happened."""


class Journal(Protocol):
    """What is to be brought there; see `sync.own_journal`, `sync.relaying`."""

    def chains(self) -> list[tuple[str, int, int]]:
        """(log, epoch, last seq) of every chain, the older epochs first."""

    def batch(self, log: str, epoch: int, from_seq: int, most: int, key: Signer) -> Batch:
        """What follows from a place on."""

    def hash_at(self, log: str, epoch: int, seq: int) -> bytes | None:
        """The hash at a seq; of nothing at 0; None where there is no such event."""

    def acknowledged(self, log: str, epoch: int) -> int:
        """Up to where the newest receipt of a chain goes; 0 without one."""


class Line(Protocol):
    """A way to the server."""

    def append(self, batch: Batch) -> Heard:
        """Sends a batch and waits for the answer, with a deadline; never raises for the line."""

    def head(self, log: str, epoch: int) -> Heard:
        """Asks how far the server has a chain: `Expect`, with 200."""


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """How it stands. `backlog`: events not acknowledged; `trouble`: a stable word for people, ""
    when all is well, "line" while nobody answers."""

    backlog: int = 0
    trouble: str = ""


class Uplink:
    """Attributes:
    status: how it stands, for a manager's screen.
    """

    def __init__(
        self,
        journal: Journal,
        keep: Callable[[Receipt], None],
        line: Line,
        key: Signer,
        server: bytes,
        fits: Callable[[bytes, bytes, bytes], bool],
        pace: Pace,
        other_course: OtherCourse = lambda log, epoch, from_seq: False,
    ) -> None:
        """`keep` keeps a receipt durably. `key` signs the end of each batch; `server`: the public
        key of the server, and `fits(public, signature, message)` checks what it signed.
        `other_course`: called where the server has other events of a chain than we; whether it
        has said ours again in a new epoch (see `kiosk.epochs.say_again`)."""
        self._journal = journal
        self._keep = keep
        self._line = line
        self._key = key
        self._server = server
        self._fits = fits
        self._pace = pace
        self._other_course = other_course
        self._acked: dict[Chain, int] = {}
        self._due: dict[Chain, int] = {}  # chains in trouble: not before
        self._line_due = self._look_due = 0
        self.status = Status()

    def step(self, now_ms: int) -> int:
        """Sends one batch of the first chain that is due, if any; milliseconds until the next step
        is. A chain in trouble keeps no other waiting. `now_ms`: of a clock that never goes back."""
        if now_ms < self._line_due:
            return self._line_due - now_ms
        if now_ms >= self._look_due and not self._looked(now_ms):
            return self._line_due - now_ms
        behind = [
            (log, epoch)
            for log, epoch, last in self._journal.chains()
            if last > self._at(log, epoch)
        ]
        ready = [chain for chain in behind if self._due.get(chain, 0) <= now_ms]
        if not ready:
            self.status = msgspec.structs.replace(self.status, backlog=self._backlog())
            return min([REST_MS, *(self._due[chain] - now_ms for chain in behind)])
        self._send(*ready[0], now_ms)
        self.status = msgspec.structs.replace(self.status, backlog=self._backlog())
        return max(0, self._line_due - now_ms)

    def _looked(self, now_ms: int) -> bool:
        """A server that was put back from a backup asks for nothing: we ask it. Whether it
        answered, for every chain."""
        chains = self._journal.chains()
        newest = {log: epoch for log, epoch, _ in chains}
        for log, epoch, last in chains:
            heard = self._line.head(log, epoch)
            if not isinstance(heard.reply, Expect):
                verdict = judge(heard, lambda _: None, 0, lambda _: False)
                wait = verdict.wait_ms
                self._line_due = now_ms + (self._pace.pause_ms() if wait is None else wait)
                self._tell(verdict, heard)
                return False
            if heard.reply.expect > last + 1 and epoch < newest[log]:
                self._acked[log, epoch] = (
                    last  # what we lost is safe there; we went on in a new one
                )
                continue
            verdict = judge_head(heard.reply, partial(self._journal.hash_at, log, epoch))
            if verdict.trouble == OTHER_CHAIN:
                verdict = self._went_round(log, epoch, verdict, heard)
            if verdict.acked is not None:
                self._acked[log, epoch] = verdict.acked
            else:
                self._due[log, epoch] = now_ms + (verdict.wait_ms or 0)
            self._tell(verdict, heard)
        self._look_due = now_ms + LOOK_MS
        return True

    def _went_round(self, log: str, epoch: int, verdict: Verdict, heard: Heard) -> Verdict:
        """Where what we wrote was said again in a new epoch, nothing of this one is left to send.

        From the newest receipt on, up to which the server had what we have; from earlier where it
        shows another event there: it was put back from a backup, and the copy came first. What it
        knows already is counted once by its id.
        """
        first = self._journal.acknowledged(log, epoch) + 1
        if isinstance(heard.reply, Fork):
            first = min(first, heard.reply.at)
        elif isinstance(heard.reply, Expect):
            first = min(first, heard.reply.expect - 1)
        if not self._other_course(log, epoch, max(1, first)):
            return verdict
        last = next(
            end for name, number, end in self._journal.chains() if (name, number) == (log, epoch)
        )
        return Verdict(acked=last, wait_ms=0)

    def _at(self, log: str, epoch: int) -> int:
        if (log, epoch) not in self._acked:
            self._acked[log, epoch] = self._journal.acknowledged(log, epoch)
        return self._acked[log, epoch]

    def _backlog(self) -> int:
        chains = self._journal.chains()
        return sum(max(0, last - self._at(log, epoch)) for log, epoch, last in chains)

    def _send(self, log: str, epoch: int, now_ms: int) -> None:
        batch = self._batch(log, epoch)
        heard = self._line.append(batch)
        verdict = judge(
            heard,
            partial(self._journal.hash_at, log, epoch),
            batch.to_seq,
            partial(self._genuine, log, epoch),
        )
        if verdict.trouble == OTHER_CHAIN:
            verdict = self._went_round(log, epoch, verdict, heard)
        if verdict.proof:
            self._keep(self._receipt(log, epoch, verdict.proof))
        if verdict.acked is not None:
            self._acked[log, epoch] = verdict.acked
        smaller = verdict.smaller and self._pace.smaller()
        if verdict.trouble:
            self._due[log, epoch] = now_ms + (verdict.wait_ms or 0)
        elif verdict.wait_ms is not None:
            self._line_due = now_ms + verdict.wait_ms
        elif not (smaller and heard.status):  # with an answer only the batch was too large
            self._line_due = now_ms + self._pace.pause_ms()
        if verdict.acked is not None and verdict.wait_ms is not None:
            self._pace.well()
            self._due.pop((log, epoch), None)
        self._tell(verdict, heard)

    def _tell(self, verdict: Verdict, heard: Heard) -> None:
        """One chain in trouble is told until all chains are well."""
        if verdict.acked is not None:
            trouble = self.status.trouble if self._due else ""
        else:
            trouble = verdict.trouble or ("" if heard.status else LINE)
        self.status = msgspec.structs.replace(self.status, trouble=trouble)

    def _batch(self, log: str, epoch: int) -> Batch:
        at = self._at(log, epoch)
        return self._journal.batch(log, epoch, at + 1, self._pace.most, self._key)

    def _genuine(self, log: str, epoch: int, ack: Ack) -> bool:
        digest, signature = _bytes(ack.head), _bytes(ack.receipt)
        message = receipt_message(log, epoch, ack.ack_seq, digest, ack.received_ms)
        return self._fits(self._server, signature, message)

    def _receipt(self, log: str, epoch: int, ack: Ack) -> Receipt:
        return Receipt(log, epoch, ack.ack_seq, ack.received_ms, _bytes(ack.receipt), self._server)


def _bytes(text: str) -> bytes:
    """Hex from outside; nothing where it is none."""
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
