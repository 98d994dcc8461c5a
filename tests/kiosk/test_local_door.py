"""Another process of this machine gets the same answers through the local door."""

from collections.abc import Iterator
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from pathlib import Path

import pytest

from kiosk import door
from kiosk.answers import Called, Reason, Refused, TicketTaken
from kiosk.desk import CounterView, Desk, Person
from kiosk.door import FAMILY, Door
from kiosk.errors import PlaceGone
from kiosk.events import PaperReceived
from tests.small_centre import BIRTH

KEY = b"a key of this device"


@pytest.fixture
def entrance(desk: Desk, tmp_path: Path) -> Iterator[Door]:
    opened = Door(desk, KEY, tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def far(entrance: Door) -> Desk:
    return door.knock(entrance.address, KEY)


def test_a_wish_through_the_door_is_the_same_wish(desk: Desk, far: Desk) -> None:
    taken = far.take_ticket(procedure=BIRTH, request_id="touch")
    assert isinstance(taken, TicketTaken)
    again = desk.take_ticket(procedure=BIRTH, request_id="touch")
    assert isinstance(again, TicketTaken)
    assert (again.number, again.token) == (taken.number, taken.token)


def test_every_kind_of_answer_comes_back_whole(desk: Desk, far: Desk) -> None:
    far.take_ticket(procedure=BIRTH)
    far.sign_in_by_command(counter=1)
    assert far.lobby().queues == desk.lobby().queues
    assert isinstance(far.call_next(counter=1), Called)
    view = far.console(counter=1)
    assert isinstance(view, CounterView)
    assert view.serving == desk.console(counter=1).serving  # type: ignore[union-attr]
    assert far.board().calls == desk.board().calls
    assert far.hall().counters == desk.hall().counters
    far.receive_dossier(
        counter=1,
        procedure=BIRTH,
        person=Person("Trần Thị Bé"),
        papers=(PaperReceived("Tờ khai", "form", 1),),
    )
    assert far.find_dossier(code="Q1-261123-0001") == desk.find_dossier(code="Q1-261123-0001")


def test_a_dead_process_left_its_socket_behind(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "door-dead").write_bytes(b"")
    opened = Door(desk, KEY, tmp_path)
    assert door.knock(opened.address, KEY).board().calls == ()
    opened.close()
    assert list(tmp_path.glob("door-*")) == []


def test_a_path_too_long_for_a_socket_gets_another_address(desk: Desk, tmp_path: Path) -> None:
    deep = tmp_path / ("a long name of a centre " * 4) / ("and of its folder " * 4)
    deep.mkdir(parents=True)
    opened = Door(desk, KEY, deep)
    assert door.knock(opened.address, KEY).board().calls == ()
    opened.close()


def test_a_no_is_a_no_through_the_door_too(far: Desk) -> None:
    answer = far.call_next(counter=1)
    assert isinstance(answer, Refused)
    assert answer.reason is Reason.NOT_SIGNED_IN


def test_a_stranger_without_the_key_gets_no_answer(entrance: Door, far: Desk) -> None:
    with pytest.raises(AuthenticationError):
        Client(entrance.address, family=FAMILY, authkey=b"another key")
    assert isinstance(far.take_ticket(procedure=BIRTH), TicketTaken)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"not json",
        b'{"wish": "take_ticket", "with": {"procedure": 7}}',
        b'{"wish": "take_ticket", "with": {"nonsense": "x"}}',
        b'{"wish": "_row", "with": {}}',
        b'{"wish": "store", "with": {}}',
        b'{"wish": "__class__", "with": {}}',
        b'{"wish": "parts", "with": {}}',
        b"\xff\xfe\x00",
        b'{"wish": "ticket", "with": {"ticket": "\xff"}}',
    ],
)
def test_what_is_not_a_wish_is_refused_and_the_door_stays_open(
    entrance: Door, far: Desk, sent: bytes
) -> None:
    with Client(entrance.address, family=FAMILY, authkey=KEY) as visitor:
        visitor.send_bytes(sent)
        assert b"not a wish" in visitor.recv_bytes()
    assert isinstance(far.take_ticket(procedure=BIRTH), TicketTaken)


def test_a_closed_door_is_trouble_that_says_so(entrance: Door, far: Desk) -> None:
    entrance.close()
    with pytest.raises(PlaceGone, match="has just ended") as gone:
        far.take_ticket(procedure=BIRTH)
    assert not gone.value.asked
