"""What a push carries: that something happened, never what it was about. Pure.

    id: 1.42                      epoch and seq of the newest event told
    event: happened | again
    data: [[log, epoch, seq, eid, kind, session, wall_ms], …]

`again`: read everything again, because what happened meanwhile is not known any more.
"""

from collections.abc import Iterable, Iterator

import msgspec

from kiosk import events
from kiosk.decoding import from_json
from kiosk.journal import Happened, Recorded

HAPPENED = b"happened"
AGAIN = b"again"
STILL_HERE = b":\n\n"
"""A comment, so that a silent line is told from a dead one."""


class Push(msgspec.Struct, frozen=True):
    """`cursor`: "epoch.seq" of the newest; `told`: None for `again`."""

    cursor: str
    told: tuple[Happened, ...] | None


def told_of(recorded: Iterable[Recorded]) -> tuple[Happened, ...]:
    """What may be told of events."""
    return tuple(
        Happened(each.log, each.epoch, each.seq, each.eid, each.kind, each.session, each.wall_ms)
        for each in recorded
    )


def cursor_of(epoch: int, seq: int) -> str:
    """How far one has been told."""
    return f"{epoch}.{seq}"


def packed(push: Push) -> bytes:
    """As it travels."""
    kind = AGAIN if push.told is None else HAPPENED
    data = msgspec.json.encode(push.told or ())
    return b"id: %s\nevent: %s\ndata: %s\n\n" % (push.cursor.encode(), kind, data)


def recorded(push: Push) -> list[Recorded]:
    """As listeners are told of a commit; for `again` one event of every kind, all at no place."""
    if push.told is None:
        return everything()
    return [Recorded(*msgspec.structs.astuple(each)) for each in push.told]


def everything() -> list[Recorded]:
    """As if one event of every kind had happened: whoever listens looks again."""
    return [Recorded("", 0, 0, "", kind, 0, 0) for kind in events.KINDS]


def read(lines: Iterable[bytes]) -> Iterator[Push | None]:
    """The pushes in a stream's lines, and None for each sign of life. Raises `ValueError` where
    it is no stream of ours."""
    fields: dict[bytes, bytes] = {}
    for line in lines:
        text = line.rstrip(b"\r\n")
        if text.startswith(b":"):
            yield None
        elif text:
            name, _, value = text.partition(b": ")
            fields[name] = value
        elif fields:
            told = fields.get(b"event") == HAPPENED
            data = from_json(fields.get(b"data", b""), tuple[Happened, ...])
            yield Push(fields.get(b"id", b"").decode("ascii"), data if told else None)
            fields = {}
