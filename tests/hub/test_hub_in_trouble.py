"""The hub away, slow, false or back again: a sentence for people, and a wish is not doubled."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from kiosk.answers import Lobby, TicketTaken
from kiosk.desk import Desk
from kiosk.errors import DiskFull, KnownError, PlaceGone, StoreTrouble, WrongAddress
from kiosk.keys import DeviceKey
from sync.hub.running import Hub
from sync.remote import DEADLINE_SECONDS, Line, remote_desk
from sync.signing import HubTime
from tests.desk_at_work import HandClock
from tests.hub.conftest import ANY_PORT, LetIn, Machine, hub_over
from tests.hub.patience import until
from tests.small_centre import BIRTH

Answer = Callable[[bytes], bytes]


@contextmanager
def peer(answer: bytes | Answer | None) -> Iterator[str]:
    """A program at a port that answers every request so, or (None) never."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        held: list[socket.socket] = []

        def serve() -> None:
            while True:
                try:
                    line, _ = listening.accept()
                except OSError:
                    return
                held.append(line)
                if answer is not None:
                    said = line.recv(65536)
                    line.sendall(answer if isinstance(answer, bytes) else answer(said))
                    line.close()

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()
            for each in held:
                each.close()


def test_a_hub_that_is_away_is_told_in_both_languages(hub: Hub, let_in: LetIn) -> None:
    kiosk = let_in("kiosk").desk
    hub.close()
    with pytest.raises(PlaceGone, match=r"Chưa nối được .* cannot be reached") as gone:
        kiosk.lobby()
    assert not gone.value.asked


def test_a_touch_waits_for_the_hub_to_come_back_and_gives_one_number(
    hub: Hub, desk: Desk, let_in: LetIn
) -> None:
    kiosk = let_in("kiosk").desk
    hub.close()
    answers: list[TicketTaken] = []

    def touch() -> None:
        answer = kiosk.take_ticket(procedure=BIRTH, request_id="touch")
        assert isinstance(answer, TicketTaken)
        answers.append(answer)

    finger = threading.Thread(target=touch)
    finger.start()
    time.sleep(0.4)  # it has been refused once
    with hub_over(desk, f"{hub.host}:{hub.port}"):
        finger.join(10)
        touch()
    assert [each.number for each in answers] == ["A001", "A001"]
    assert desk.lobby().queues["A"].waiting == 1


def test_a_touch_is_given_up_after_the_deadline(hub: Hub, let_in: LetIn) -> None:
    line = let_in("kiosk").line
    hub.close()
    started = time.monotonic()
    with pytest.raises(PlaceGone):
        remote_desk(line, 0.8).take_ticket(procedure=BIRTH, request_id="touch")
    assert time.monotonic() - started < DEADLINE_SECONDS


def test_a_hub_that_says_nothing_is_slow_and_nobody_knows_what_it_did(
    let_in: LetIn,
) -> None:
    kiosk = let_in("kiosk")
    with peer(None) as silent:
        line = Line(silent, kiosk.key)
        line._known = HubTime("0" * 16, 1), time.monotonic()
        with pytest.raises(PlaceGone, match=r"chưa trả lời kịp.* did not answer") as gone:
            line.ask("POST", "/v1/wish", b"{}", 0.3)
    assert gone.value.asked


def test_a_wish_without_a_request_is_not_made_again_when_nobody_knows_what_became_of_it(
    let_in: LetIn,
) -> None:
    """A hub that dies after it heard each wish."""
    kiosk = let_in("kiosk")
    heard: list[bytes] = []

    def die(said: bytes) -> bytes:
        if said.startswith(b"GET /v1/time "):
            return b"HTTP/1.1 200 OK\r\nKiosk-Hub-Time: 0123456789abcdef.7\r\n\r\n"
        heard.append(said)
        return b""

    with peer(die) as dying:
        desk = remote_desk(Line(dying, kiosk.key), 1.2)
        with pytest.raises(PlaceGone) as gone:
            desk.take_ticket(procedure=BIRTH)
        assert (len(heard), gone.value.asked) == (1, True)
        with pytest.raises(PlaceGone):
            desk.take_ticket(procedure=BIRTH, request_id="touch")
        assert len(heard) > 2


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nKiosk-Hub-Time: soon\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nKiosk-Hub-Time: 0123456789abcdef.7\r\nContent-Length: 2\r\n\r\nhi",
        b"220 mail.example ready\r\n",
        b"",
    ],
)
def test_another_program_at_the_address_is_no_hub(let_in: LetIn, answer: bytes) -> None:
    kiosk = let_in("kiosk")
    with peer(answer) as other, pytest.raises(StoreTrouble):
        remote_desk(Line(other, kiosk.key)).lobby()


def test_a_false_hub_cannot_name_a_trouble_that_is_none(let_in: LetIn) -> None:
    kiosk = let_in("kiosk")
    for named in ("Path", "ConfigError", "PlaceGone", "KeyboardInterrupt"):
        body = b'{"trouble": "%s", "sentence": "no"}' % named.encode()
        head = (
            b"HTTP/1.1 200 OK\r\nKiosk-Hub-Time: 0123456789abcdef.7\r\nContent-Length: %d\r\n\r\n"
        )
        with peer(head % len(body) + body) as false, pytest.raises(KnownError, match="no"):
            remote_desk(Line(false, kiosk.key)).lobby()


class FullDesk(Desk):
    """Of a machine whose disk is full."""

    def lobby(self) -> Lobby:  # type: ignore[override]
        raise DiskFull("đĩa hết chỗ")


def test_the_desks_own_trouble_keeps_its_class(
    desk: Desk, new_key: Callable[[], DeviceKey]
) -> None:
    with hub_over(FullDesk(desk.parts)) as hub:
        kiosk = Machine(hub, desk, new_key(), "kiosk", 0)
        with pytest.raises(DiskFull, match="đĩa hết chỗ"):
            kiosk.desk.lobby()


def test_a_busy_port_is_told(hub: Hub, desk: Desk) -> None:
    with pytest.raises(StoreTrouble, match=f"{hub.port}"), hub_over(desk, f"127.0.0.1:{hub.port}"):
        pass


@pytest.mark.parametrize("listen", ["", "7010", "localhost", "localhost:x", ":7010", "a:99999"])
def test_an_address_to_listen_at_has_a_host_and_a_port(desk: Desk, listen: str) -> None:
    with pytest.raises(WrongAddress, match=r"0\.0\.0\.0:7010"), hub_over(desk, listen):
        pass


def test_a_question_nobody_answered_is_closed_by_the_hub_itself(
    desk: Desk, clock: HandClock
) -> None:
    desk.sign_in_by_command(counter=1)
    desk.take_ticket(procedure=BIRTH)
    desk.call_next(counter=1)
    desk.finish(counter=1)
    clock.forward(minutes=5)
    unanswered = "SELECT 1 FROM service WHERE answer = 'no_answer'"
    with hub_over(desk, unanswered_look_seconds=0.1):
        until(lambda: desk.store.run(lambda tx: tx.value(unanswered)))


def test_any_port_is_told_as_it_was_given(desk: Desk) -> None:
    with hub_over(desk, ANY_PORT) as hub:
        assert hub.port > 0
        assert hub.address == f"http://127.0.0.1:{hub.port}"
