"""A kiosk with a journal of its own, through a hub that may go away."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kiosk.answers import TicketTaken
from kiosk.bootstrap.alone import either_desk
from kiosk.bootstrap.program import Program
from kiosk.catalogue import Centre
from kiosk.data_directory import KEY
from kiosk.desk import Desk
from sync.remote import remote_desk
from tests.hub.conftest import Machine
from tests.small_centre import BIRTH


@contextmanager
def kiosk_of(
    machine: Machine, centre: Centre, own: Path, grace_seconds: float = 0.2
) -> Iterator[Desk]:
    """As `kiosk run kiosk --hub` has it, on the folder `own`."""
    own.mkdir(parents=True, exist_ok=True)
    (own / KEY).write_bytes(machine.key.seed + machine.key.public)
    with ExitStack() as undoing:
        plain = Program(centre, remote_desk(machine.line), own, lambda _: None)
        yield either_desk(
            plain, machine.line, machine.me, own, undoing, grace_seconds=grace_seconds
        ).desk


def number(desk: Desk, **wanted: str) -> str:
    """A number as it is told."""
    taken = desk.take_ticket(procedure=BIRTH, **wanted)  # type: ignore[arg-type]
    assert isinstance(taken, TicketTaken)
    return taken.number
