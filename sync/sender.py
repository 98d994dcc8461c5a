"""What to do with the answer to a batch. Pure: no clock, no line, no store.

The place up to which a receiver has a chain is only remembered here; the receiver's own word is
the truth. Nothing is ever deleted or skipped for an answer: what cannot be delivered stays in the
journal, is tried again, and people are told (sync.md, Uplink).
"""

from collections.abc import Callable

import msgspec

from sync.replies import Ack, Expect, Fork, No

HOUR_MS = 3_600_000
OTHER_CHAIN = "fork"
"""The receiver has other events of this chain: it must go on in a new epoch."""
UNKNOWN = "not_enrolled"
REVOKED = "revoked"
TOO_OLD = "update_needed"
NOT_TAKEN = "not_taken"
"""The receiver says that our bytes are wrong: a bug of ours or of its, for people to look at."""
STRANGE = "strange_answer"
"""Whoever answered is not the receiver we know."""

HashAt = Callable[[int], bytes | None]
"""This device's own hash at a seq; the hash of nothing at 0, None where it has no such event."""


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """An answer as it came. `status` 0: none came (no line, or too late); `reply` None: it was
    not one of ours (a proxy's page). `retry_after_ms`: what the answer asked for."""

    status: int
    reply: Ack | Expect | Fork | No | None = None
    retry_after_ms: int | None = None


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """`acked`: where the receiver is now, None for no news. `proof`: a receipt to keep. `smaller`:
    with half as many events. `wait_ms`: None for the usual growing pause after a failure, 0 for
    at once. `trouble`: a stable word for people, empty when all is well."""

    acked: int | None = None
    proof: Ack | None = None
    smaller: bool = False
    wait_ms: int | None = None
    trouble: str = ""


def judge(heard: Heard, hash_at: HashAt, sent_to: int, genuine: Callable[[Ack], bool]) -> Verdict:
    """What an answer to a batch that ended at `sent_to` means.

    `genuine`: whether a receipt bears the signature of the receiver that this device knows.
    """
    match heard.status, heard.reply:
        case 200, Ack() as ack:
            return _acknowledged(ack, hash_at, sent_to, genuine)
        case 409, Expect() as expected:
            return judge_head(expected, hash_at)
        case 422, Fork():
            return Verdict(trouble=OTHER_CHAIN, wait_ms=HOUR_MS)
        case 413, _:
            return Verdict(smaller=True)
        case 401, _:
            return Verdict(trouble=UNKNOWN, wait_ms=HOUR_MS)
        case 403, _:
            return Verdict(trouble=REVOKED, wait_ms=HOUR_MS)
        case 426, _:
            return Verdict(trouble=TOO_OLD, wait_ms=HOUR_MS)
        case 400, No():
            return Verdict(trouble=NOT_TAKEN, wait_ms=HOUR_MS)
        case ((429 | 503), _):
            return Verdict(wait_ms=heard.retry_after_ms)
        case 0, _:
            return Verdict(smaller=True)
    return Verdict()


def _acknowledged(
    ack: Ack, hash_at: HashAt, sent_to: int, genuine: Callable[[Ack], bool]
) -> Verdict:
    own = hash_at(ack.ack_seq)
    if ack.ack_seq < 1 or own is None or own.hex() != ack.head or not genuine(ack):
        return Verdict(trouble=STRANGE, wait_ms=HOUR_MS)
    if ack.ack_seq < sent_to:  # it has taken a part; the rest is sent again
        return Verdict(acked=ack.ack_seq, proof=ack)
    return Verdict(acked=ack.ack_seq, proof=ack, wait_ms=max(0, ack.pace_ms))


def judge_head(expected: Expect, hash_at: HashAt) -> Verdict:
    """What it means that a receiver expects this next: one that was restored is filled up again
    from where it is."""
    before = expected.expect - 1
    own = hash_at(before) if before >= 0 else None
    if own is None:
        return Verdict(trouble=OTHER_CHAIN, wait_ms=HOUR_MS)
    if own.hex() != expected.head:
        return Verdict(trouble=OTHER_CHAIN, wait_ms=HOUR_MS)
    return Verdict(acked=before, wait_ms=0)
