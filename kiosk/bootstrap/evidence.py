"""Evidence of a rating: taken from the journal beside whoever writes, checked without one."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.bootstrap.desks import reading
from kiosk.decoding import from_json
from kiosk.errors import StoreTrouble
from kiosk.events import NAMES, RatingGiven
from kiosk.journal import Rows
from kiosk.words import in_every_language

if TYPE_CHECKING:
    from sync.evidence import Anchor, Checked, Stretch

OF_TICKET = """
SELECT e.log, e.epoch, e.seq FROM ticket t
JOIN service s ON s.ticket = t.id
JOIN event e ON e.session = s.session AND e.kind = ?
    AND json_extract(CAST(e.body AS TEXT), '$.call') = s.call
WHERE t.token = ? OR t.id = ? OR (t.number = ? AND t.session = (SELECT max(session) FROM day))
ORDER BY e.epoch DESC, e.seq DESC LIMIT 1
"""


def evidence_of(data: Path, ticket: str) -> bytes:
    """The evidence of a ticket's rating, as a file's bytes. `ticket`: its token, id, or number of
    the newest day. Raises `StoreTrouble` where it was not rated."""
    from sync.evidence import FORMAT, Evidence

    with reading(data) as rows:
        asked = (NAMES[RatingGiven], ticket, ticket, ticket.strip().upper())
        found = next(rows.execute(OF_TICKET, asked), None)
        if found is None:
            raise StoreTrouble(in_every_language("answers.evidence.none", ticket=ticket))
        log, epoch, seq = found
        first = _stretch(rows, log, epoch, 1, 1)
        start = 1 if first.receipt and first.receipt.seq >= seq else seq
        second = _stretch(rows, log, epoch, start, seq)
        stretches = (second,) if start == 1 else (first, second)
        server = next(
            rows.execute("SELECT server FROM receipt WHERE log = ? AND epoch = ?", (log, epoch)),
            (b"",),
        )[0]
        last = stretches[-1].receipt
        anchor = _anchor(rows, epoch, seq) if last else None
        if anchor and last and anchor.leaf.seq > last.seq:
            stretches = (*stretches, _way(rows, log, epoch, last.seq, anchor.leaf.seq))
        shown = Evidence(FORMAT, log, epoch, seq, bytes(server), stretches, anchor)
    return msgspec.json.format(msgspec.json.encode(shown), indent=1)


def check_evidence(file: Path, trusted: Collection[bytes]) -> "tuple[Checked, bytes] | None":
    """What can be said of a file, and whose receipts it shows; None where it is no evidence."""
    from sync import evidence

    with file.open("rb") as source:
        found = evidence.read(source.read(evidence.LONGEST + 1))
    return (evidence.check(found, trusted), found.server) if found else None


def checkpoint_of(checked: "Checked") -> dict[str, str]:
    """Day and name of the checkpoint over a rating; empty where there is none."""
    from sync.checkpoints import name_of

    point = checked.checkpoint
    return {"day": point.day, "name": name_of(point)} if point else {}


def known_servers(data: Path) -> tuple[bytes, ...]:
    """The keys of servers that were joined from here."""
    from sync.central import known

    central = known(data)
    return (central.public,) if central else ()


def _anchor(rows: Rows, epoch: int, seq: int) -> "Anchor | None":
    """The first checkpoint that was kept after the rating."""
    from sync.checkpoints import Witnessed
    from sync.evidence import Anchor

    for (told,) in rows.execute("SELECT told FROM checkpoint ORDER BY n"):
        found = from_json(told, Witnessed)
        for leaf in found.leaves:
            if leaf.epoch == epoch and leaf.seq >= seq and found.checkpoint:
                return Anchor(found.checkpoint, leaf)
    return None


def _way(rows: Rows, log: str, epoch: int, start: int, last: int) -> "Stretch":
    """Nothing of what happened, only that one event followed the other."""
    from sync.evidence import Stretch, link_of

    found = _events(rows, log, epoch, start, last)
    links = tuple(link_of(row, shown=False) for row in found)
    return Stretch(start, bytes(found[0]["prev"]), links)


def _events(rows: Rows, log: str, epoch: int, start: int, last: int) -> list[Any]:
    return list(
        rows.execute(
            "SELECT * FROM event WHERE log = ? AND epoch = ? AND seq BETWEEN ? AND ? ORDER BY seq",
            (log, epoch, start, last),
        )
    )


def _stretch(rows: Rows, log: str, epoch: int, start: int, rating: int) -> "Stretch":
    """From a seq to the first receipt at or after the rating; to the rating where there is none.
    What is shown: the epoch's first event, and the rating."""
    from sync.evidence import Signed, Stretch, link_of

    receipt: Any = next(
        rows.execute(
            "SELECT seq, received_ms, signature FROM receipt "
            "WHERE log = ? AND epoch = ? AND seq >= ? ORDER BY seq LIMIT 1",
            (log, epoch, rating),
        ),
        None,
    )
    last = receipt[0] if receipt else rating
    found = _events(rows, log, epoch, start, last)
    links = tuple(link_of(row, shown=row["seq"] in {1, rating}) for row in found)
    signed = Signed(receipt[0], receipt[1], bytes(receipt[2])) if receipt else None
    return Stretch(start, bytes(found[0]["prev"]), links, signed)
