"""An official opens the counter, and closes it."""

from kiosk.answers import SignedIn
from kiosk.codes import new_badge_token
from kiosk.desk import CounterView
from tests.ui.counter.conftest import BADGE, NUMBER, Counter


def test_an_official_opens_the_counter_by_name_and_pin(counter: Counter) -> None:
    assert counter.screen == "signIn"
    counter.key("Down")
    counter.type("2468")
    counter.key("Return")
    assert counter.comes(lambda: counter.screen == "console")
    assert "Nguyễn Văn Mẫu" in counter.words()
    assert "Không còn ai chờ." in counter.words()


def test_only_those_who_may_sit_here_are_listed(counter: Counter) -> None:
    said = counter.words()
    assert "Nguyễn Văn Mẫu" in said
    assert "Trần Thị Thử" in said
    assert "Bùi Thị Quản" in said  # no counters of her own: she may open any


def test_the_second_name_is_two_keys_away(counter: Counter) -> None:
    counter.key("Down", "Down")
    counter.type("2468")
    counter.key("Return")
    assert counter.comes(lambda: "Trần Thị Thử" in counter.words() and counter.screen == "console")


def test_a_wrong_pin_is_said_in_place_and_forgotten(counter: Counter) -> None:
    counter.key("Down")
    counter.type("1111")
    counter.key("Return")
    assert counter.comes(lambda: "Mã PIN chưa đúng. Hãy thử lại." in counter.words())
    assert counter.screen == "signIn"
    assert counter.vm.signIn.property("length") == 0
    counter.type("2468")
    counter.key("Return")
    assert counter.comes(lambda: counter.screen == "console")


def test_a_name_comes_before_the_pin(counter: Counter) -> None:
    counter.type("2468")
    counter.key("Return")
    assert "Hãy chọn tên trước." in counter.words()


def test_after_five_wrong_pins_the_name_is_locked_and_says_until_when(counter: Counter) -> None:
    counter.key("Down")
    for _ in range(5):
        counter.type("1111")
        counter.key("Return")
    counter.type("2468")
    counter.key("Return")
    assert counter.comes(lambda: "Nhập sai quá nhiều lần. Thử lại từ" in counter.words())
    assert counter.screen == "signIn"


def test_a_badge_opens_the_counter(counter: Counter) -> None:
    counter.vm.scanned(BADGE)
    assert counter.comes(lambda: counter.screen == "console")
    assert "Nguyễn Văn Mẫu" in counter.words()


def test_somebody_elses_badge_is_told(counter: Counter) -> None:
    counter.vm.scanned(new_badge_token(bytes))
    assert counter.comes(lambda: "Thẻ này không mở được quầy." in counter.words())
    assert counter.screen == "signIn"


def test_other_codes_wait_until_the_counter_is_open(counter: Counter) -> None:
    counter.vm.scanned("H00.14-261112-0042")
    counter.settle()
    assert "Hãy mở quầy trước" in counter.words()


def test_ctrl_q_closes_the_counter(counter: Counter) -> None:
    counter.sign_in()
    counter.key("Ctrl+Q")
    assert counter.comes(lambda: counter.screen == "signIn")
    view = counter.desk.console(counter=NUMBER)
    assert isinstance(view, CounterView)
    assert view.state == "closed"


def test_a_counter_with_somebody_at_it_does_not_close(counter: Counter) -> None:
    counter.serve()
    counter.key("Ctrl+Q")
    assert counter.screen == "console"
    assert "Hãy kết thúc lượt này trước." in counter.words()


def test_a_counter_opened_elsewhere_is_open_here_too(counter: Counter) -> None:
    """The journal says who sits where, not this window."""
    assert isinstance(counter.desk.sign_in(counter=NUMBER, official="CB01", pin="2468"), SignedIn)
    assert counter.comes(lambda: counter.screen == "console")
