"""Whatever arrives, the hub answers with a sentence and goes on; nothing is changed by it."""

import random
import socket

import msgspec
import pytest

from kiosk.desk import Desk
from kiosk.errors import NotAdmitted, StoreTrouble
from kiosk.wishes import Said
from sync.hub.app import MOST_BYTES
from sync.hub.running import Hub
from tests.hub.conftest import LetIn
from tests.small_centre import BIRTH

SEED = 2611


def head(desk: Desk) -> int:
    return desk.store.run(lambda tx: tx.head.seq)


def no_trace(said: Said) -> bool:
    return bool(said.sentence) and " — " in said.sentence and "Traceback" not in said.sentence


BAD = {
    b"": "nothing",
    b"not json": "text",
    b"\xff\xfe\x00": "broken UTF-8",
    b"[]": "a list",
    b"null": "null",
    b'{"with": {}}': "no name",
    b'{"wish": "take_ticket"}': "no arguments",
    b'{"wish": "take_ticket", "with": {}, "width": {}}': "a field that nobody knows",
    b'{"wish": 7, "with": {}}': "a number for a name",
    b'{"wish": "take_ticket", "with": []}': "a list of arguments",
    b'{"wish": "take_ticket", "with": {"procedure": 7}}': "a wrong type",
    b'{"wish": "take_ticket", "with": {"procedure": null}}': "null for text",
    b'{"wish": "take_ticket", "with": {"nonsense": "x"}}': "an unknown argument",
    b'{"wish": "take_ticket", "with": {"self": 1}}': "self",
    b'{"wish": "take_ticket", "with": {"tx": 1}}': "a transaction",
    b'{"wish": "begin_slip", "with": {"slip": "x"}}': "an argument too few",
    b'{"wish": "lobby", "with": {}, "request_id": "x"}': "a request id where there is none",
    b'{"wish": "ticket", "with": {"ticket": "\xff"}}': "broken UTF-8 within",
    b'{"wish": "ticket", "with": {"ticket": "\\ud800"}}': "half a character",
    b'{"wish": "rate", "with": {"rating": "x", "score": 99999999999999999999}}': "a huge number",
    b"[" * 30_000: "deep lists",
    b'{"wish": "_row", "with": {}}': "a private method",
    b'{"wish": "__class__", "with": {}}': "a class",
    b'{"wish": "store", "with": {}}': "the store",
    b'{"wish": "line_of", "with": {}}': "what works inside a transaction",
    b'{"wish": "learn", "with": {}}': "what is done at the start",
}


def test_what_is_not_a_wish_is_refused(desk: Desk, let_in: LetIn) -> None:
    kiosk = let_in("kiosk")
    desk.lobby()
    before = head(desk)
    for body, what in BAD.items():
        status, said = kiosk.line.ask("POST", "/v1/wish", body)
        found = (status, said.trouble, no_trace(said), head(desk))
        assert found == (400, "not_a_wish", True, before), what


def test_a_body_too_large_is_refused_before_it_is_read(desk: Desk, let_in: LetIn) -> None:
    kiosk = let_in("kiosk")
    before = head(desk)
    with_room = msgspec.json.encode({"wish": "ticket", "with": {"ticket": "x" * (MOST_BYTES - 99)}})
    assert kiosk.line.ask("POST", "/v1/wish", with_room)[0] == 200
    status, said = kiosk.line.ask("POST", "/v1/wish", b" " * (MOST_BYTES + 1))
    assert (status, said.trouble, no_trace(said)) == (413, "too_large", True)
    assert head(desk) == before


def test_what_is_not_there_is_said_kindly(let_in: LetIn) -> None:
    line = let_in("kiosk").line
    for asked in ("GET /v1/wish", "POST /v1/events", "GET /", "GET /v1/../etc/passwd"):
        status, said = line.ask(*asked.split())
        found = (status in (404, 405), said.trouble, no_trace(said))
        assert found == (True, "nothing_here", True), asked


def test_events_of_nobody_are_not_told(hub: Hub, let_in: LetIn) -> None:
    let_in("kiosk")
    with socket.create_connection((hub.host, hub.port), 3) as line:
        line.sendall(b"GET /v1/events HTTP/1.1\r\nHost: hub\r\n\r\n")
        assert line.recv(4096).startswith(b"HTTP/1.1 401")


def test_hundreds_of_broken_requests_end_in_answers_and_leave_the_hub_at_work(
    hub: Hub, desk: Desk, let_in: LetIn
) -> None:
    """Bytes of a good request, bent at random: none is a server's error, none changes anything."""
    chance, kiosk = random.Random(SEED), let_in("kiosk")
    desk.lobby()
    good = msgspec.json.encode({"wish": "take_ticket", "with": {"procedure": "no such"}})
    before = head(desk)
    for _ in range(300):
        bent = bytearray(good)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(bent))
            bent[at : at + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
        status, said = kiosk.line.ask("POST", "/v1/wish", bytes(bent))
        assert status in (200, 400, 403)
        assert status == 200 or no_trace(said)
    for _ in range(40):
        with socket.create_connection((hub.host, hub.port), 3) as line:
            line.sendall(b"POST /v1/wish HTTP/1.1\r\n" + chance.randbytes(200) + b"\r\n\r\n")
            line.shutdown(socket.SHUT_WR)
            answer = line.recv(4096)
            assert not answer or answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 401"))
    assert head(desk) == before
    kiosk.desk.take_ticket(procedure=BIRTH)
    assert head(desk) == before + 1


def test_trouble_of_the_desk_arrives_as_what_it_is(desk: Desk, let_in: LetIn) -> None:
    counter = let_in("counter")
    with pytest.raises(StoreTrouble, match="quá dài") as trouble:
        counter.desk.order_slip(form="receipt", about="x" * 20_000, place="counter", facts="{}")
    assert not isinstance(trouble.value, NotAdmitted)
