"""What a kiosk did without the hub is at the central server, under the kiosk's own signature."""

import time
from collections.abc import Callable
from pathlib import Path

from kiosk import keys
from kiosk.bootstrap import SAMPLE
from kiosk.bootstrap.hub import centre_of_hub, hub_at_work
from kiosk.bootstrap.server import enrolled_devices, events_laid_aside
from kiosk.desk import Desk
from kiosk.store import connect
from tests.journeys.test_central_server import joined, numbers, wait
from tests.journeys.test_commands import BIRTH, Commands
from tests.server.processes import ServerProcess

ANY_PORT = "127.0.0.1:0"


def alone(desk: Desk, many: int) -> None:
    """Numbers given while the hub is away."""
    for _ in range(many):
        desk.take_ticket(procedure=BIRTH, request_id=f"{time.monotonic_ns()}")


def logs(folder: Path) -> dict[str, int]:
    """The key of every log that the server takes, and how many events of it there are."""
    return {each.key: each.events for each in enrolled_devices(folder, None)}


def test_a_kiosks_own_journal_goes_through_the_hub_untouched(tmp_path: Path) -> None:
    data, folder, machine = tmp_path / "hub", tmp_path / "server", tmp_path / "machine"
    commands = Commands(data)
    commands.said("take", "--procedure", BIRTH)
    with ServerProcess("--data", str(folder)) as server:
        joined(commands, server, folder)
        with hub_at_work(SAMPLE, data, ANY_PORT) as (program, hub):
            at, code = hub.address, program.desk.offer_enrolment(place="kiosk")
            with centre_of_hub(SAMPLE, machine, at, "kiosk", code.code) as (kiosk, _):  # type: ignore[union-attr]
                numbers(kiosk.desk, 1)
                hub.close()
                alone(kiosk.desk, 2)
        listen = at.removeprefix("http://")
        with (
            hub_at_work(SAMPLE, data, listen),
            centre_of_hub(SAMPLE, machine, at, "kiosk"),
        ):
            own = keys.read(machine / "kiosk" / "device.key")
            assert own is not None
            key = own.public.hex()
            events = _events(machine / "kiosk" / "kiosk.db")
            wait(_arrived(folder, key, events))
    assert not events_laid_aside(folder, None)  # every signature and chain holds there


def _arrived(folder: Path, key: str, events: int) -> Callable[[], bool]:
    return lambda: logs(folder).get(key, 0) >= events


def _events(file: Path) -> int:
    connection = connect(file, read_only=True)
    count = next(connection.execute("SELECT count(*) FROM event"))[0]
    connection.close()
    return int(count)
