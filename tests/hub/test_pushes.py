"""What happens is told at once; whatever is lost on the way is only a delay."""

import threading
from collections.abc import Callable
from contextlib import closing

import pytest

from kiosk import events
from kiosk.desk import Desk
from kiosk.errors import PlaceGone
from kiosk.journal import Happened, Recorded
from sync import pushed
from sync.hub.pushes import REMEMBERED, Pushes
from sync.hub.running import Hub
from sync.listening import Listening
from sync.pushed import Push
from sync.remote import Line
from tests.hub.conftest import LetIn, hub_over
from tests.hub.patience import until
from tests.hub.swallowing_line import swallowing_line
from tests.small_centre import BIRTH

Follow = Callable[..., Listening]


class Ears:
    """Whoever listens; `all_again` counts how often it was told to look at everything."""

    def __init__(self) -> None:
        self.kinds: list[str] = []
        self.all_again = 0

    def __call__(self, told: list[Recorded]) -> None:
        if {each.kind for each in told} >= events.KINDS.keys():
            self.all_again += 1
        else:
            self.kinds.extend(each.kind for each in told)


@pytest.fixture
def ears() -> Ears:
    return Ears()


def follow_until_there(follow: Listening, ears: Ears) -> None:
    follow.listen(ears)
    until(lambda: ears.all_again == 1)  # what was missed before the first push


def test_what_happens_is_told_to_every_machine(let_in: LetIn, listening: Follow) -> None:
    board, kiosk = let_in("board"), let_in("kiosk")
    hall = [Ears(), Ears()]
    for machine, each in zip((board, kiosk), hall, strict=True):
        follow_until_there(listening(machine.line), each)
    kiosk.desk.take_ticket(procedure=BIRTH, print_at="kiosk")
    for each in hall:
        until(lambda each=each: "ticket_issued" in each.kinds)
        assert each.all_again == 1


def test_a_push_carries_names_and_places_of_events_and_nothing_of_anybody(
    desk: Desk, let_in: LetIn
) -> None:
    kiosk = let_in("kiosk")
    desk.take_ticket(procedure=BIRTH, request_id="a touch")
    ticket = desk.ticket(ticket="A001")
    stream = kiosk.line.open("GET", "/v1/events", b"", {"Last-Event-ID": "1.1"}, (3, 3))
    with closing(stream):
        read = pushed.read(stream.iter_lines(chunk_size=1))
        push = next(read)
    assert push is not None
    assert push.told is not None
    assert push.told[-1].kind == "ticket_issued"
    said = pushed.packed(push).decode()
    for secret in ("a touch", BIRTH, "A001", ticket.token):  # type: ignore[union-attr]
        assert secret not in said
    assert Happened.__struct_fields__ == (
        "log",
        "epoch",
        "seq",
        "eid",
        "kind",
        "session",
        "wall_ms",
    )


def told(seq: int, kind: str = "ticket_issued") -> Recorded:
    return Recorded("log", 1, seq, f"e{seq}", kind, 1, 0)


def since(pushes: Pushes, cursor: str) -> list[int] | None:
    found = pushes._since(cursor)
    return None if found is None else [each.seq for each in found]


def test_who_comes_back_is_told_what_was_missed_or_to_read_everything() -> None:
    pushes = Pushes(1, 7)
    assert since(pushes, "1.7") == []
    assert since(pushes, "1.6") is None
    assert since(pushes, "") is None
    pushes.told([told(8), told(9)])
    pushes.told([told(10)])
    assert since(pushes, "1.7") == [8, 9, 10]
    assert since(pushes, "1.9") == [10]
    assert since(pushes, "1.10") == []
    assert since(pushes, "2.9") is None
    for seq in range(11, 8 + REMEMBERED):
        pushes.told([told(seq)])
    assert since(pushes, "1.7") == list(range(8, 8 + REMEMBERED))
    pushes.told([told(8 + REMEMBERED)])
    assert since(pushes, "1.7") is None
    assert since(pushes, "1.8") == list(range(9, 9 + REMEMBERED))


def test_a_machine_that_was_away_is_told_what_happened_meanwhile(
    hub: Hub, desk: Desk, let_in: LetIn, listening: Follow, ears: Ears
) -> None:
    board = let_in("board")
    follow_until_there(listening(board.line), ears)
    desk.take_ticket(procedure=BIRTH)
    until(lambda: ears.kinds.count("ticket_issued") == 1)
    hub._pushes.hang_up(board.me.machine)
    desk.take_ticket(procedure=BIRTH)
    until(lambda: ears.kinds.count("ticket_issued") == 2)


def test_a_lost_push_is_only_a_delay(
    hub: Hub, desk: Desk, let_in: LetIn, listening: Follow, ears: Ears
) -> None:
    board = let_in("board")
    with swallowing_line(hub.host, hub.port) as between:
        follow = listening(Line(between.address, board.key), look_again_seconds=0.5)
        follow_until_there(follow, ears)
        between.swallows = True
        desk.take_ticket(procedure=BIRTH)
        told = ears.all_again
        until(lambda: ears.all_again >= told + 2)
        assert "ticket_issued" not in ears.kinds
        follow.close()


def test_a_revoked_machine_hears_nothing_more(
    hub: Hub, desk: Desk, let_in: LetIn, listening: Follow, ears: Ears
) -> None:
    board = let_in("board")
    follow_until_there(listening(board.line), ears)
    desk.revoke_machine(machine=board.me.machine)
    until(lambda: not hub._pushes._lines)
    desk.take_ticket(procedure=BIRTH)
    until(lambda: ears.all_again >= 2)  # told that nothing comes any more
    assert "ticket_issued" not in ears.kinds


def test_a_hub_that_ends_and_comes_back_is_found_again(
    desk: Desk, let_in: LetIn, hub: Hub, listening: Follow, ears: Ears
) -> None:
    board = let_in("board")
    follow_until_there(listening(board.line), ears)
    hub.close()
    until(lambda: ears.all_again == 2)  # the screens ask, and see that it is away
    with hub_over(desk, f"{hub.host}:{hub.port}") as again:
        until(lambda: again._pushes._lines)
        desk.take_ticket(procedure=BIRTH)
        until(lambda: "ticket_issued" in ears.kinds)


def test_a_wish_that_is_answered_again_brings_the_pushes_back_without_a_wait(
    desk: Desk, let_in: LetIn, hub: Hub, listening: Follow, ears: Ears
) -> None:
    """The screen that asks is the first to know; the next call must not come late for it."""
    board = let_in("board")
    follow = listening(board.line, pause_seconds=lambda tries: 3600.0)
    board.line.back = follow.reachable
    follow_until_there(follow, ears)
    hub.close()
    with pytest.raises(PlaceGone):
        board.desk.board()
    with hub_over(desk, f"{hub.host}:{hub.port}") as again:
        board.desk.board()
        until(lambda: again._pushes._lines)
        desk.take_ticket(procedure=BIRTH)
        until(lambda: "ticket_issued" in ears.kinds)


def test_what_is_no_stream_of_a_hub_is_refused() -> None:
    push = Push("1.2", (Happened("log", 1, 2, "e", "day_opened", 1, 5),))
    lines = pushed.packed(push).split(b"\n")
    assert list(pushed.read([b":", b"", *lines])) == [None, push]
    assert list(pushed.read(pushed.packed(Push("1.2", None)).split(b"\n"))) == [Push("1.2", None)]
    for broken in (b"data: {}", b"data: [[1]]", b"data: ", b"data: [["):
        with pytest.raises(ValueError, match=r"(?i)json|expected|truncated|length"):
            list(pushed.read([b"event: happened", broken, b""]))


def test_closing_breaks_off_a_silent_stream_at_once(let_in: LetIn, ears: Ears) -> None:
    follow = Listening(let_in("board").line)
    follow_until_there(follow, ears)
    ended = threading.Thread(target=follow.close)
    ended.start()
    ended.join(2.0)
    assert not ended.is_alive()
    assert not [each for each in threading.enumerate() if each.name.startswith("hub-push")]
