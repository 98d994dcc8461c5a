"""A round with a one-stop system: hear what is new, and tell what our counters did. A process of
its own, so that a slow system holds up no centre."""

from collections.abc import Mapping, Sequence

import msgspec
from sqlalchemy import and_, select

from kiosk import events
from kiosk.catalogue import DossierState
from kiosk.events import DossierReceived, DossierStateChanged
from kiosk.ports import Clock
from sync.dossiers.told import DossierSystem, Happened, Told
from sync.news import Sent
from sync.server.database import Database
from sync.server.downlink.directory import Directory
from sync.server.downlink.hearing import Hearing, Round
from sync.server.downlink.rows import put_row
from sync.server.downlink.tables import dossier, system_pushed
from sync.server.tables import event, head

PUSHED_AT_ONCE = 500
KINDS = tuple(events.NAMES[each] for each in (DossierReceived, DossierStateChanged))


class Pulling(Hearing[Told, Sent]):
    """One system's rounds."""

    def __init__(
        self,
        database: Database,
        directory: Directory,
        name: str,
        system: DossierSystem,
        centres: Mapping[str, str],
        clock: Clock,
    ) -> None:
        """See `Hearing`."""
        super().__init__(directory, name, system, centres, clock)
        self._database = database
        self._taking = system

    def round(self) -> Round:
        """See `Hearing.round`."""
        return msgspec.structs.replace(super().round(), pushed=self._pushed())

    def _pushed(self) -> int:
        """Each act at least once, in the order of its chain; after a broken round the one under
        way is told again, which the systems take as the same."""
        pushed = 0
        for place, upto in self._chains():
            for seq, happened in self._acts(place, upto):
                if happened and self._is_ours(str(place["centre"]), happened.code):
                    pushed += self._taking.push_event(happened)
                self._keep_pushed(place, seq)
        return pushed

    def _chains(self) -> Sequence[tuple[dict[str, object], int]]:
        """Chains that have something new, and how far they were told."""
        mine = and_(
            system_pushed.c.name == self._name,
            system_pushed.c.centre == head.c.centre,
            system_pushed.c.log == head.c.log,
            system_pushed.c.epoch == head.c.epoch,
        )
        told = system_pushed.c.seq
        with self._database.reading() as connection:
            rows = connection.execute(
                select(head.c.centre, head.c.log, head.c.epoch, told)
                .select_from(head.outerjoin(system_pushed, mine))
                .where(head.c.centre.in_(set(self._centres.values())))
                .where(told.is_(None) | (told < head.c.seq))
            ).all()
        return [
            ({"centre": centre, "log": log, "epoch": epoch}, upto or 0)
            for centre, log, epoch, upto in rows
        ]

    def _acts(self, place: dict[str, object], upto: int) -> list[tuple[int, Happened | None]]:
        """What counters did to dossiers, by seq; the last seq looked at ends the list."""
        mine = [event.c[name] == value for name, value in place.items()]
        with self._database.reading() as connection:
            last = connection.execute(
                select(head.c.seq).where(*(head.c[name] == value for name, value in place.items()))
            ).scalar_one()
            rows = connection.execute(
                select(event.c.seq, event.c.kind, event.c.wall_ms, event.c.body)
                .where(*mine, event.c.seq > upto, event.c.seq <= last, event.c.kind.in_(KINDS))
                .order_by(event.c.seq)
                .limit(PUSHED_AT_ONCE)
            ).all()
        acts = [(seq, _happened(kind, body, wall_ms)) for seq, kind, wall_ms, body in rows]
        return acts if len(acts) == PUSHED_AT_ONCE else [*acts, (last, None)]

    def _is_ours(self, centre: str, code: str) -> bool:
        """Whether this system told us of the dossier: no other is told of it."""
        found = select(dossier.c.source).where(dossier.c.centre == centre, dossier.c.code == code)
        with self._database.reading() as connection:
            return connection.execute(found).scalar() == self._name

    def _keep_pushed(self, place: dict[str, object], seq: int) -> None:
        row = {"name": self._name, **place, "seq": seq}
        with self._database.writing() as connection:
            put_row(
                self._database, connection, system_pushed, row, ("name", "centre", "log", "epoch")
            )


def _happened(kind: str, body: bytes, wall_ms: int) -> Happened | None:
    """An event as a system is told it; None for what it cannot know."""
    try:
        said = events.decode(kind, bytes(body))
    except ValueError:  # it is in the quarantine
        return None
    match said:
        case DossierReceived(provisional=False):
            return Happened(
                code=said.code,
                state=DossierState.RECEIVED,
                official=said.official,
                at_ms=said.received_ms,
            )
        case DossierStateChanged():
            return Happened(
                code=said.code,
                state=said.state,
                official=said.official,
                at_ms=wall_ms,
                form=said.form,
            )
    return None
