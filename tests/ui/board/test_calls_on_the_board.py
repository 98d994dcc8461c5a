"""Walk 5 on the real board: a call stands large and flashes, and the voice says it."""

import threading

from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.desk import Board, Desk
from kiosk.errors import ServerTrouble
from tests.small_centre import BIRTH
from tests.ui.board.conftest import Hall, HandVoice, OpenHall, SilentVoice
from tests.ui.waiting import waited_for


def test_a_call_stands_large_flashes_and_is_said(hall: Hall, voice: HandVoice) -> None:
    number = hall.call(1)
    assert hall.shows(number)
    assert hall.flashes()
    assert hall.vm.property("counter") == "1"
    assert voice.said == [("A001", 1, False)]


def test_it_flashes_three_times_once_a_second(hall: Hall) -> None:
    hall.call()
    plate = hall.root.findChild(QQuickItem, "plate")
    turns: list[bool] = []
    plate.litChanged.connect(lambda: turns.append(plate.property("lit")))
    assert waited_for(lambda: len(turns) == 6, 5)
    QTest.qWait(1100)
    assert turns == [True, False] * 3


def test_the_next_call_waits_until_the_spotlight_is_free(hall: Hall, voice: HandVoice) -> None:
    first, second = hall.call(1), hall.call(2)
    assert hall.shows(first)
    voice.next()
    hall.later(19)
    QTest.qWait(300)
    assert hall.vm.property("number") == first
    hall.later(1)
    assert hall.shows(second)
    assert hall.listed() == [first]


def test_a_call_is_not_shown_before_the_voice_begins_it(hall: Hall, voice: HandVoice) -> None:
    first = hall.call(1)
    assert hall.shows(first)
    second = hall.call(2)
    hall.later(30)
    assert waited_for(lambda: len(voice.line) == 1)
    QTest.qWait(300)
    assert hall.vm.property("number") == first, "the voice still says the first"
    voice.next()
    assert hall.shows(second)


def test_a_crowd_of_calls_follows_the_voice_without_waiting(hall: Hall, voice: HandVoice) -> None:
    first = hall.call(1)
    assert hall.shows(first)
    crowd = [hall.call(counter) for counter in (2, 1, 2)]
    hall.later(6)
    assert waited_for(lambda: len(voice.line) == 3)
    for number in crowd:
        voice.next()
        assert hall.shows(number)
    assert hall.listed() == [crowd[1], crowd[0], first]


def test_without_sound_the_board_paces_by_itself_and_staff_are_told(open_hall: OpenHall) -> None:
    hall = open_hall(SilentVoice())
    first, second = hall.call(1), hall.call(2)
    assert hall.shows(first)
    assert hall.flashes()
    assert waited_for(lambda: hall.desk.lobby().troubles.get("voice") == "no_audio")
    hall.later(21)
    assert hall.shows(second)


def test_a_machine_without_a_voice_shows_calls_all_the_same(open_hall: OpenHall) -> None:
    hall = open_hall(None)
    assert hall.shows(hall.call(2))
    assert hall.vm.property("counter") == "2"


def test_a_recall_flashes_and_is_said_again_and_stands_once(hall: Hall, voice: HandVoice) -> None:
    first = hall.call(1)
    assert hall.shows(first)
    flash = hall.vm.property("flash")
    voice.next()
    hall.later(21)
    hall.desk.recall(counter=1)
    assert waited_for(lambda: hall.vm.property("flash") == flash + 1)
    assert voice.said[-1] == (first, 1, True)
    assert hall.listed() == []


def test_a_number_called_again_leaves_the_list(hall: Hall, voice: HandVoice) -> None:
    first = hall.call(1)
    assert hall.shows(first)
    voice.next()
    second = hall.call(2)
    hall.later(21)
    assert hall.shows(second)
    voice.next()
    hall.later(21)
    hall.desk.recall(counter=1)
    assert hall.shows(first)
    assert hall.listed() == [second]


def test_what_was_called_before_the_board_came_up_is_listed_and_not_said(
    open_hall: OpenHall, voice: HandVoice
) -> None:
    def two_calls(desk: Desk) -> None:
        for counter in (1, 2):
            desk.sign_in_by_command(counter=counter, official=f"CB0{counter}")
            desk.take_ticket(procedure=BIRTH)
            desk.call_next(counter=counter)

    hall = open_hall(voice, two_calls)
    assert hall.shows("A002")
    assert hall.listed() == ["A001"]
    assert voice.said == []
    assert hall.vm.property("flash") == 0


def test_four_earlier_calls_are_listed_newest_first(hall: Hall, voice: HandVoice) -> None:
    numbers = []
    for at in range(6):
        numbers.append(hall.call(at % 2 + 1))
        assert hall.shows(numbers[-1])
        voice.next()
        hall.later(21)
    assert hall.listed() == numbers[-2:-6:-1]


def test_the_next_day_begins_empty(hall: Hall) -> None:
    assert hall.shows(hall.call())
    hall.later(86_400)
    hall.vm.second()
    assert hall.shows("")
    assert hall.listed() == []


def test_nothing_of_a_person_is_on_the_board(hall: Hall) -> None:
    hall.desk.take_ticket(procedure=BIRTH, priority="elderly")
    called = hall.desk.call_next(counter=1)
    assert hall.shows(called.number)
    assert hall.everything() == "A001 Quầy 1 09:36 Quầy Lỡ lượt? Mời đến bàn Hướng dẫn."


def test_the_strip_says_what_to_do_in_turns_of_languages(hall: Hall) -> None:
    first = hall.vm.property("strip")
    assert first == "Lỡ lượt? Mời đến bàn Hướng dẫn."
    for _ in range(8):
        hall.vm.second()
    assert hall.vm.property("strip") == "Missed your call? Ask at the guidance desk."
    for _ in range(8):
        hall.vm.second()
    assert hall.vm.property("strip") == first


def test_the_clock_goes_on(hall: Hall) -> None:
    assert hall.vm.property("time") == "09:36"
    hall.later(60)
    assert hall.vm.property("time") == "09:37"


class FarDesk:
    """The desk of another machine, whose line breaks or goes quiet when told to."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.broken = False
        self.quiet = threading.Event()
        self.quiet.set()

    def board(self) -> Board:
        self.quiet.wait(5)
        if self.broken:
            raise ServerTrouble("no line")
        return self._desk.board()


def test_with_the_line_lost_the_calls_stay_and_the_strip_says_whom_to_ask(
    open_hall: OpenHall,
) -> None:
    far: list[FarDesk] = []

    def from_afar(desk: Desk) -> FarDesk:
        far.append(FarDesk(desk))
        return far[0]

    hall = open_hall(None, seen_from=from_afar)
    number = hall.call()
    assert hall.shows(number)
    far[0].broken = True
    hall.vm.second()
    assert waited_for(lambda: hall.vm.property("lost"))
    assert hall.vm.property("number") == number
    assert hall.vm.property("strip") == "Quầy gọi bằng bảng. Mời hỏi bàn Hướng dẫn."
    far[0].broken = False
    hall.vm.second()
    assert waited_for(lambda: not hall.vm.property("lost"))


def test_a_desk_that_says_nothing_at_all_counts_as_lost(open_hall: OpenHall) -> None:
    far: list[FarDesk] = []

    def from_afar(desk: Desk) -> FarDesk:
        far.append(FarDesk(desk))
        return far[0]

    hall = open_hall(None, seen_from=from_afar)
    assert hall.shows(hall.call())
    far[0].quiet.clear()
    hall.vm.second()
    hall.later(11)
    hall.vm.second()
    assert hall.vm.property("lost")
    far[0].quiet.set()
    assert waited_for(lambda: not hall.vm.property("lost"))
