"""Copies of the central server on one PostgreSQL, behind a proxy that turns from one to another."""

import json
import signal
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
import requests

from kiosk.answers import TicketTaken
from kiosk.clock import SystemClock, to_ms
from kiosk.desk import Desk
from sync.server.database import Database
from tests.journeys.test_central_server import at_work, numbers, status, wait
from tests.journeys.test_commands import BIRTH, Commands
from tests.server.pages.visitors import SENTENCE, TOKEN, opened
from tests.server.postgresql import PostgreSQL
from tests.server.processes import ServerProcess
from tests.server.processes import kiosk as run
from tests.server.self_made import self_made
from tests.server.turning_proxy import TurningProxy, turning

GUESSER, HONEST = "203.0.113.7", "198.51.100.4"
GUESSES = 30


class Country:
    """Two copies and the proxy; what commands at the server need."""

    def __init__(self, url: str, folder: Path, stack: ExitStack) -> None:
        self.url, self._stack = url, stack
        self._at = ("--db", url, "--data", str(folder / "data"))
        self.ca, key = self_made(folder, "proxy")
        self.copies = [self._copy() for _ in range(2)]
        servers = [each.url for each in self.copies]
        self.proxy: TurningProxy = stack.enter_context(turning(servers, self.ca, key))

    def said(self, *arguments: str) -> Any:
        """A command at the server."""
        ran = run("server", *arguments, "--json", *self._at)
        assert ran.exit_code == 0, ran.stderr
        return json.loads(ran.stdout)

    def another(self) -> None:
        """A copy in the place of the first one."""
        self.copies[0] = self._copy()
        self.proxy.servers[0] = self.copies[0].url

    def browser(self, address: str) -> requests.Session:
        """Somebody elsewhere."""
        made = requests.Session()
        made.trust_env = False  # whatever this machine trusts beside it
        made.verify = str(self.ca)
        made.headers["X-Test-From"] = address
        return made

    def sign_in(self, browser: requests.Session, name: str, password: str) -> requests.Response:
        """The page, then its form: as likely as not at two copies."""
        page = f"{self.proxy.url}/manage/sign-in"
        token = TOKEN.search(browser.get(page, timeout=30).text)
        assert token
        fields = {"form": token[1], "name": name, "password": password}
        return browser.post(page, data=fields, timeout=30)

    def _copy(self) -> ServerProcess:
        return self._stack.enter_context(ServerProcess(*self._at))


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Country]:
    with ExitStack() as stack:
        url = stack.enter_context(PostgreSQL()).fresh()
        yield Country(url, tmp_path_factory.mktemp("country"), stack)


def sent(kiosk: Commands, desk: Desk) -> None:
    """Six numbers one by one, each at the server before the next."""
    for _ in range(6):
        numbers(desk, 1)
        wait(lambda: bool(status(kiosk)["backlog"] == 0))


def test_what_a_centre_sends_is_whole_whichever_copy_heard_it_and_whichever_died(
    country: Country, tmp_path: Path
) -> None:
    kiosk = Commands(tmp_path / "data")
    kiosk.said("take", "--procedure", BIRTH)
    code = country.said("enrol", "--centre", "P-MAU")["code"]
    kiosk.said("central", "join", country.proxy.url, code, "--ca", str(country.ca))
    with at_work(kiosk) as program:
        sent(kiosk, program.desk)
        assert min(country.proxy.answered[each.url] for each in country.copies) > 0
        country.copies[0].end(signal.SIGKILL)
        numbers(program.desk, 12)  # every other request is answered with 502 now
        wait(lambda: bool(status(kiosk)["backlog"] == 0))
        country.another()
        sent(kiosk, program.desk)
    (device,) = country.said("devices")["devices"]
    assert device["events"] == kiosk.said("verify")["events"]


def test_whoever_holds_a_ticket_is_told_the_same_by_each_copy(
    country: Country, tmp_path: Path
) -> None:
    kiosk = Commands(tmp_path / "data")
    kiosk.said("take", "--procedure", BIRTH)
    code = country.said("enrol", "--centre", "P-PHONE")["code"]
    kiosk.said("central", "join", country.proxy.url, code, "--ca", str(country.ca))
    with at_work(kiosk) as program:
        ticket = program.desk.take_ticket(procedure=BIRTH)
        assert isinstance(ticket, TicketTaken)
        phone = country.browser(HONEST)
        page = f"{country.proxy.url}/t/{ticket.token}"
        wait(lambda: phone.get(page, timeout=30).status_code == 200)
        seen = [phone.get(page, timeout=30) for _ in range(4)]
    assert [each.status_code for each in seen] == [200] * 4
    assert all(ticket.number in each.text for each in seen)


def test_who_signed_in_at_one_copy_is_known_at_each_of_them(country: Country) -> None:
    with closing(Database(country.url)) as database:
        name = opened(database, to_ms(SystemClock().now()), "national")
    browser = country.browser(HONEST)
    assert country.sign_in(browser, name, SENTENCE).url.endswith("/manage/centres")
    assert all(each.name.startswith("__Host-") and each.secure for each in browser.cookies)
    for _ in range(4):
        page = browser.get(f"{country.proxy.url}/manage/figures", timeout=30)
        assert page.url.endswith("/manage/figures")


def test_a_guesser_shuts_out_nobody_at_another_address(country: Country) -> None:
    with closing(Database(country.url)) as database:
        name = opened(database, to_ms(SystemClock().now()), "national")
    guesser, honest = country.browser(GUESSER), country.browser(HONEST)
    told = {country.sign_in(guesser, f"nobody{n}", "wrong" * 3).status_code for n in range(GUESSES)}
    assert told == {403, 429}
    assert country.sign_in(honest, name, SENTENCE).status_code == 200
