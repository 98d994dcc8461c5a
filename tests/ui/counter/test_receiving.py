"""A dossier is received: typed or scanned, saved first, printed then, and nothing of it kept."""

import msgspec
import pytest
from PySide6.QtCore import QObject

from kiosk.desk import DossierAtCounter
from kiosk.forms import ReceiptFacts
from tests.small_centre import BIRTH, LAND
from tests.ui.counter.conftest import CARD, Counter, OpenCounter, Tray, desk_centre


def received(counter: Counter) -> DossierAtCounter:
    """The only dossier this counter has received."""
    code = "Q2-261123-0001"
    found = counter.desk.find_dossier(code=code)
    assert isinstance(found, DossierAtCounter), f"{found} {counter.sentence}"
    return found


def to_receive(counter: Counter) -> None:
    counter.serve()
    counter.key("Ctrl+N")
    assert counter.comes(lambda: counter.screen == "receive")


def test_from_signing_in_to_two_papers_and_the_end_of_the_visit(
    counter: Counter, tray: Tray
) -> None:
    to_receive(counter)
    assert counter.focus == "name"  # what the visitor came for is filled in already
    counter.type("Trần Thị Bé")
    counter.key("Return")
    counter.type("000190000002")
    counter.key("Return")
    counter.type("0900000000")
    counter.key("Return")
    counter.type("12 Đường Hoa")
    counter.key("Alt+D")
    assert "2 trên 2 đã nhận" in counter.words()
    counter.key("F2")
    assert counter.comes(lambda: "đã in 2 liên" in counter.sentence)
    assert counter.screen == "console"
    assert tray.slips() == [("receipt", "kept", 0), ("receipt", "customer", 0)]
    facts = tray.came[0][3]
    assert isinstance(facts, ReceiptFacts)
    assert (facts.applicant, facts.phone) == ("Trần Thị Bé", "0900000000")
    assert len(facts.lookup_code) == 4
    assert "Hồ sơ Q2-261123-0001." in counter.words()
    counter.key("F3")
    assert counter.comes(lambda: counter.state == "free")
    found = received(counter)
    assert [paper.name for paper in found.papers] == [
        "Tờ khai đăng ký khai sinh",
        "Giấy chứng sinh",
    ]
    assert found.fee_vnd == 100_000


def test_one_set_unless_more_are_typed(counter: Counter, tray: Tray) -> None:
    to_receive(counter)
    counter.type("Trần Thị Bé")
    counter.fill("sets", "3")
    counter.key("Alt+D", "F2")
    assert counter.comes(lambda: len(tray.came) == 2)
    facts = tray.came[0][3]
    assert isinstance(facts, ReceiptFacts)
    assert (facts.sets, received(counter).sets) == (3, 3)
    counter.key("Ctrl+N")
    assert counter.comes(lambda: counter.screen == "receive")
    assert counter.vm.receive.property("form")["sets"] == "1"


def test_one_esc_does_not_throw_away_what_was_typed(counter: Counter) -> None:
    to_receive(counter)
    counter.type("Trần Thị Bé")
    counter.key("Escape")
    assert counter.screen == "receive"
    assert counter.sentence == "Chưa lưu. Esc lần nữa để bỏ những gì đã nhập."
    counter.type("n")  # going on takes the warning back
    assert counter.sentence == ""
    counter.key("Escape")
    assert counter.screen == "receive"
    counter.key("Escape")
    assert counter.comes(lambda: counter.screen == "console")


def test_an_empty_form_is_left_at_once(counter: Counter) -> None:
    to_receive(counter)
    counter.key("Escape")
    assert counter.comes(lambda: counter.screen == "console")


def test_the_preview_is_the_real_print(counter: Counter) -> None:
    to_receive(counter)
    counter.type("Trần")
    assert counter.comes(lambda: counter.vm.receive.slip.property("picture"))
    first = counter.vm.receive.slip.property("picture")
    assert str(first).startswith("data:image/png;base64,")
    counter.type(" Thị Bé")
    assert counter.comes(lambda: counter.vm.receive.slip.property("picture") != first)


def test_the_day_is_expected_and_says_what_it_skips(counter: Counter) -> None:
    to_receive(counter)
    form = counter.vm.receive.property
    assert counter.comes(lambda: form("form")["due"])
    assert "30/11/2026" in form("form")["due"] or "01/12/2026" in form("form")["due"]
    assert form("form")["expected"]
    assert "cuối tuần" in form("form")["due_note"]
    assert "Dự kiến" in counter.words()


def test_the_day_of_the_one_stop_system_is_not_expected(counter: Counter) -> None:
    to_receive(counter)
    assert counter.comes(lambda: counter.vm.receive.property("form")["due"])
    counter.type("Trần Thị Bé")
    counter.fill("due", "16:30 08/12/2026")
    assert "Dự kiến" not in counter.words()
    counter.fill("code", "H00.14-261123-0018")
    counter.key("Alt+D", "Ctrl+S")
    assert counter.comes(lambda: counter.screen == "console")
    found = counter.desk.find_dossier(code="H00.14-261123-0018")
    assert isinstance(found, DossierAtCounter)
    assert not found.provisional
    assert not found.due_expected
    assert f"{found.due:%H:%M %d/%m/%Y}" == "16:30 08/12/2026"


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("phone", "090", "Cần 10 chữ số, ví dụ 0900 000 000."),
        ("id_number", "12", "Cần 12 chữ số, ví dụ 000190000002."),
        ("code", "abc", "Mã chưa đúng dạng, ví dụ H00.14-261123-0018."),
        ("due", "mai", "Ghi giờ và ngày, ví dụ 16:30 08/12/2026."),
        ("due", "16:30 08/12/2025", "Ngày hẹn phải sau lúc này."),
        ("fee", "nhiều", "Chỉ ghi chữ số, ví dụ 100.000."),
        ("name", " ", "Cần họ tên người nộp."),
    ],
)
def test_what_is_wrong_is_said_where_it_is_and_gets_the_keyboard(
    counter: Counter, field: str, text: str, sentence: str
) -> None:
    to_receive(counter)
    counter.type("Trần Thị Bé")
    counter.fill(field, text)
    counter.key("Alt+D", "F2")
    assert sentence in counter.words()
    assert counter.focus == field
    assert counter.screen == "receive"
    counter.fill(field, "0")
    assert sentence not in counter.words()


def test_no_paper_marked_is_noticed(counter: Counter) -> None:
    to_receive(counter)
    counter.type("Trần Thị Bé")
    counter.key("F2")
    assert "Chưa đánh dấu giấy tờ nào đã nhận." in counter.words()
    assert counter.focus == "paper1"
    counter.key("Space", "F2")
    assert counter.comes(lambda: counter.screen == "console")
    assert len(received(counter).papers) == 1


def test_a_card_fills_the_form_on_any_screen(counter: Counter) -> None:
    counter.serve()
    counter.vm.scanned(CARD)
    assert counter.comes(lambda: counter.screen == "receive")
    form = counter.vm.receive.property("form")
    assert (form["name"], form["id_number"]) == ("Trần Thị Bé", "000190000002")
    assert form["address"] == "12 Đường Hoa, phường Mẫu"


def reachable(thing: QObject, texts: list[str]) -> list[str]:
    """Which texts can be found in the attributes of an object and its children."""
    found = []
    for owner in (thing, *thing.findChildren(QObject)):
        if type(owner).__module__.startswith("ui."):
            state = " ".join(
                str(msgspec.structs.asdict(value))
                if isinstance(value, msgspec.Struct)
                else repr(value)
                for value in vars(owner).values()
            )
            found += [f"{type(owner).__name__}: {text}" for text in texts if text in state]
    return found


@pytest.mark.parametrize("stroke", ["Escape", "F2"])
def test_nothing_of_a_person_stays_after_the_screen(counter: Counter, stroke: str) -> None:
    counter.serve()
    counter.vm.scanned(CARD)
    assert counter.comes(lambda: counter.vm.receive.slip.property("picture"))
    personal = ["Trần Thị Bé", "000190000002", "12 Đường Hoa", "data:image"]
    assert reachable(counter.vm, personal[:3])
    counter.key("Alt+D", stroke)
    if stroke == "Escape":
        assert counter.screen == "receive"  # said first: Esc again
        counter.key(stroke)
    assert counter.comes(lambda: counter.screen == "console")
    assert counter.comes(lambda: stroke == "Escape" or "đã in" in counter.sentence)
    assert reachable(counter.vm, personal) == []
    counter.key("Ctrl+N")
    assert "Trần Thị Bé" not in counter.words()
    assert counter.vm.receive.property("form")["id_number"] == ""


def test_esc_leaves_and_nothing_is_received(counter: Counter) -> None:
    to_receive(counter)
    counter.type("Trần Thị Bé")
    counter.key("Escape", "Escape")
    assert counter.comes(lambda: counter.screen == "console")
    assert "Chưa gắn hồ sơ." in counter.words()


def test_no_paper_keeps_the_dossier_and_a_later_print_is_the_first(
    counter: Counter, tray: Tray
) -> None:
    tray.empty = True
    to_receive(counter)
    counter.type("Trần Thị Bé")
    counter.key("Alt+D", "F2")
    assert counter.comes(lambda: "chưa in được" in counter.sentence)
    assert "Máy in hết giấy. Xin thay cuộn giấy." in counter.sentence
    assert received(counter).provisional
    assert counter.comes(lambda: "Máy in Q1 hết giấy" in counter.words())
    tray.empty = False
    counter.key("Ctrl+P")
    assert counter.comes(lambda: "đã in 2 liên" in counter.sentence)
    assert tray.slips() == [("receipt", "kept", 0), ("receipt", "customer", 0)]
    facts = tray.came[0][3]
    assert isinstance(facts, ReceiptFacts)
    assert len(facts.lookup_code) == 4  # the first print still shows it


def test_a_reprint_says_so_and_shows_no_lookup_code_to_the_next_visitor(
    counter: Counter, tray: Tray
) -> None:
    to_receive(counter)
    counter.type("Trần Thị Bé")
    counter.key("Alt+D", "F2")
    assert counter.comes(lambda: len(tray.came) == 2)
    counter.key("F3", "Ctrl+K")
    counter.type("Q2-261123-0001")
    counter.key("Return")
    assert counter.comes(lambda: "Đã tiếp nhận" in counter.words())
    counter.key("Ctrl+P")
    assert counter.comes(lambda: len(tray.came) == 4)
    assert tray.slips()[2:] == [("receipt", "kept", 1), ("receipt", "customer", 1)]
    facts = tray.came[3][3]
    assert isinstance(facts, ReceiptFacts)
    assert facts.lookup_code == ""


def test_ctrl_s_saves_without_paper(counter: Counter, tray: Tray) -> None:
    to_receive(counter)
    counter.type("Trần Thị Bé")
    counter.key("Alt+D", "Ctrl+S")
    assert counter.comes(lambda: counter.sentence == "Đã nhận hồ sơ Q2-261123-0001.")
    assert tray.came == []
    counter.key("Ctrl+P")
    assert counter.comes(
        lambda: tray.slips() == [("receipt", "kept", 0), ("receipt", "customer", 0)]
    )


def test_a_counter_without_a_printer_says_so(open_counter: OpenCounter) -> None:
    counter = open_counter(msgspec.structs.replace(desk_centre(), devices=()))
    to_receive(counter)
    counter.type("Trần Thị Bé")
    counter.key("Alt+D", "F2")
    assert counter.comes(lambda: "Quầy này chưa có máy in." in counter.sentence)
    assert received(counter).code == "Q2-261123-0001"


def test_a_procedure_is_found_by_name_without_marks_or_by_code(counter: Counter) -> None:
    to_receive(counter)
    counter.fill("procedure", "bien dong")
    assert "Đăng ký biến động đất đai" in counter.words()
    counter.key("Return")
    assert counter.vm.receive.property("form")["procedure"] == "Đăng ký biến động đất đai"
    counter.fill("procedure", BIRTH)
    counter.key("Return")
    assert counter.vm.receive.property("form")["procedure"] == "Thủ tục đăng ký khai sinh"
    assert "0 trên 2 đã nhận" in counter.words()


def test_leaving_the_search_keeps_the_procedure(counter: Counter) -> None:
    to_receive(counter)
    counter.fill("procedure", "khong co")
    assert "Không có thủ tục nào như vậy." in counter.words()
    counter.key("Escape")
    assert counter.screen == "receive"
    assert counter.vm.receive.property("form")["procedure"] == "Thủ tục đăng ký khai sinh"


def test_a_paper_may_be_added_by_name(counter: Counter) -> None:
    to_receive(counter)
    counter.type("Trần Thị Bé")
    counter.key("Alt+G")
    assert counter.comes(lambda: counter.focus == "paperName3")
    counter.type("Giấy ủy quyền")
    counter.key("F2")
    assert counter.comes(lambda: counter.screen == "console")
    assert [paper.name for paper in received(counter).papers] == ["Giấy ủy quyền"]


def test_somebody_else_may_hand_in(counter: Counter, tray: Tray) -> None:
    to_receive(counter)
    counter.type("Trần Thị Bé")
    counter.fill("owner", "Lê Văn Chủ")
    counter.key("Alt+D", "F2")
    assert counter.comes(lambda: len(tray.came) == 2)
    facts = tray.came[0][3]
    assert isinstance(facts, ReceiptFacts)
    assert (facts.applicant, facts.submitter) == ("Lê Văn Chủ", "Trần Thị Bé")


def test_a_dossier_may_be_received_without_a_visitor(counter: Counter) -> None:
    counter.sign_in()
    counter.key("Ctrl+N")
    assert counter.focus == "procedure"
    counter.type(LAND)
    counter.key("Return")
    counter.fill("name", "Trần Thị Bé")
    counter.key("Ctrl+S")
    assert counter.comes(lambda: counter.screen == "console")
    assert received(counter).procedure == LAND
