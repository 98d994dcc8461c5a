"""A kiosk with a journal of its own, through a hub that may go away."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kiosk.answers import TicketTaken
from kiosk.bootstrap.alone import by_hand_desk, either_desk
from kiosk.bootstrap.program import Program
from kiosk.catalogue import Centre
from kiosk.data_directory import KEY
from kiosk.desk import Desk
from tests.hub.conftest import Machine
from tests.small_centre import BIRTH


@contextmanager
def counter_of(machine: Machine, centre: Centre, own: Path) -> Iterator[Desk]:
    """As `kiosk run counter --hub` has it, on the folder `own`."""
    with _alone(by_hand_desk, machine, centre, own, 0.2) as desk:
        yield desk


@contextmanager
def kiosk_of(
    machine: Machine, centre: Centre, own: Path, grace_seconds: float = 0.2
) -> Iterator[Desk]:
    """As `kiosk run kiosk --hub` has it, on the folder `own`."""
    with _alone(either_desk, machine, centre, own, grace_seconds) as desk:
        yield desk


@contextmanager
def _alone(
    goes_on: Callable[..., Program],
    machine: Machine,
    centre: Centre,
    own: Path,
    grace_seconds: float,
) -> Iterator[Desk]:
    own.mkdir(parents=True, exist_ok=True)
    (own / KEY).write_bytes(machine.key.seed + machine.key.public)
    with ExitStack() as undoing:
        plain = Program(centre, machine.desk, own, lambda _: None)
        yield goes_on(
            plain, machine.line, machine.me, own, undoing, grace_seconds=grace_seconds
        ).desk


def number(desk: Desk, **wanted: str) -> str:
    """A number as it is told."""
    taken = desk.take_ticket(procedure=BIRTH, **wanted)  # type: ignore[arg-type]
    assert isinstance(taken, TicketTaken)
    return taken.number
