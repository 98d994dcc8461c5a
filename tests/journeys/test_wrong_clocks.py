"""P11: a centre at work under a wrong wall clock, and a server that puts it right.

Clocks are given to the program; the library that tells other times to whole processes lets Python's
own waits fail. What TLS makes of a wrong date is seen with a certificate of another time.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kiosk.answers import TicketTaken
from kiosk.bootstrap import SAMPLE, Program, centre_at_work, reading
from kiosk.clock import VIETNAM, SystemClock, from_ms
from kiosk.disciplined_clock import disciplined
from tests.journeys.test_central_server import status, wait
from tests.journeys.test_commands import BIRTH, Commands
from tests.server.processes import ServerProcess
from tests.server.processes import kiosk as run
from tests.server.self_made import self_made

SYSTEM = SystemClock()
STARTED = SYSTEM.now()


class Machine:
    """A wall clock of its own; what never jumps is the real one."""

    def __init__(self, shows: Callable[[timedelta], datetime]) -> None:
        self._shows = shows

    def now(self) -> datetime:
        return self._shows(SYSTEM.now() - STARTED)

    def monotonic_ms(self) -> int:
        return SYSTEM.monotonic_ms()


DEAD = Machine(lambda since: datetime(1970, 1, 2, 8, tzinfo=VIETNAM) + since)
WRONG_YEAR = Machine(lambda since: datetime(2031, 5, 2, 8, tzinfo=VIETNAM) + since)
FIFTY_TIMES = Machine(lambda since: STARTED + since * 50)


@contextmanager
def at_work(data: Path, machine: Machine) -> Iterator[Program]:
    with centre_at_work(SAMPLE, data, "journey", clock=disciplined(data, machine)) as program:
        program.open_door()
        yield program


def take(program: Program) -> str:
    taken = program.desk.take_ticket(procedure=BIRTH)
    assert isinstance(taken, TicketTaken)
    return taken.number


def facts(data: Path) -> tuple[str, str, list[datetime]]:
    """The day's date, what people are told of the clock, and when the numbers were given."""
    with reading(data) as rows:
        day = next(rows.execute("SELECT date FROM day ORDER BY session DESC LIMIT 1"))[0]
        told = next(rows.execute("SELECT reason FROM device WHERE code = 'clock'"), ("",))[0]
        found = rows.execute("SELECT issued_ms FROM ticket ORDER BY issued_ms, id")
        return day, told, [from_ms(row[0]) for row in found]


@pytest.fixture
def joined(tmp_path: Path) -> Iterator[Commands]:
    """A centre and its server, whose certificate has run out since it was joined."""
    kiosk = Commands(tmp_path / "data")
    folder = str(tmp_path / "server")
    good, good_key = self_made(tmp_path, "good")
    old, old_key = self_made(tmp_path, "old", years=1)
    both = tmp_path / "both.pem"
    both.write_bytes(good.read_bytes() + old.read_bytes())
    kiosk.said("take", "--procedure", BIRTH)
    with ServerProcess(
        "--data", folder, "--tls-cert", str(good), "--tls-key", str(good_key)
    ) as server:
        made = run("server", "enrol", "--centre", "P-MAU", "--json", "--data", folder)
        code = json.loads(made.stdout)["code"]
        kiosk.said("central", "join", server.url, code, "--ca", str(both))
    listen = ("--listen", f"127.0.0.1:{urlsplit(server.url).port}")
    tls = ("--tls-cert", str(old), "--tls-key", str(old_key))
    with ServerProcess("--data", folder, *listen, *tls):
        yield kiosk


@pytest.mark.parametrize("machine", [DEAD, WRONG_YEAR, FIFTY_TIMES], ids=["1970", "2031", "x50"])
def test_p11_the_server_is_reached_and_its_time_puts_the_day_right(
    joined: Commands, machine: Machine
) -> None:
    given = ["A001"]
    with at_work(joined.data, machine) as program:
        given.append(take(program))  # perhaps before anybody can know better
        wait(lambda: bool(status(joined)["backlog"] == 0))
        wait(lambda: facts(joined.data)[1] == "wrong" or machine is FIFTY_TIMES)
        given += [take(program) for _ in range(2)]
        wait(lambda: bool(status(joined)["backlog"] == 0))
    assert len(set(given)) == len(given)
    day, _, times = facts(joined.data)
    assert day == f"{datetime.now(VIETNAM):%Y-%m-%d}"
    assert max(times) - min(times) < timedelta(hours=1)
    with at_work(joined.data, machine) as program:  # it is known at the next start, too
        given.append(take(program))
    assert len(set(given)) == len(given)
    assert facts(joined.data)[0] == day
