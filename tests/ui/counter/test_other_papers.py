"""Supplements, refusal, a new date, a result given back: found, written, printed."""

from kiosk.answers import FeeState, TicketTaken
from kiosk.desk import DossierAtCounter
from kiosk.forms import ApologyFacts, SupplementFacts
from tests.small_centre import BIRTH
from tests.ui.counter.conftest import FEE_DUE, FINISHED, LOOKUP, PROCESSING, Counter, Tray


def state_of(counter: Counter, code: str) -> str:
    found = counter.desk.find_dossier(code=code)
    assert isinstance(found, DossierAtCounter)
    return found.state


def find(counter: Counter, code: str, stroke: str = "Ctrl+K") -> None:
    counter.sign_in()
    counter.key(stroke)
    assert counter.comes(lambda: counter.screen == "dossier")
    counter.type(code)
    counter.key("Return")
    assert counter.comes(lambda: counter.vm.dossier.property("code") == code)


def test_a_dossier_is_found_by_its_code(counter: Counter) -> None:
    find(counter, PROCESSING)
    said = counter.words()
    assert "Đang giải quyết" in said
    assert "Đăng ký biến động đất đai" in said


def test_a_scanned_slip_opens_its_dossier(counter: Counter) -> None:
    counter.sign_in()
    counter.vm.scanned(PROCESSING)
    assert counter.comes(lambda: PROCESSING in counter.words() and counter.screen == "dossier")


def test_an_unknown_code_is_said_in_place(counter: Counter) -> None:
    counter.sign_in()
    counter.key("Ctrl+K")
    counter.type("H00.14-261112-9999")
    counter.key("Return")
    assert counter.comes(lambda: "Không có hồ sơ mang mã này" in counter.words())
    assert counter.focus == "code"


def test_missing_papers_are_asked_for_on_paper(counter: Counter, tray: Tray) -> None:
    find(counter, PROCESSING, "Ctrl+B")
    assert counter.focus == "note"
    counter.key("F2")
    assert "Cần ghi rõ, vì dòng này in trên giấy." in counter.words()
    counter.type("Bản gốc hợp đồng")
    counter.key("F2")
    assert counter.comes(lambda: tray.slips() == [("supplement", "", 0)])
    facts = tray.came[0][3]
    assert isinstance(facts, SupplementFacts)
    assert facts.missing == ("Bản gốc hợp đồng",)
    assert state_of(counter, PROCESSING) == "supplement"
    assert counter.screen == "console"


def test_an_apology_needs_its_new_day(counter: Counter, tray: Tray) -> None:
    find(counter, PROCESSING)
    counter.key("Ctrl+L")
    assert counter.focus == "due"
    counter.key("Return")
    counter.type("Hồ sơ phức tạp")
    counter.key("F2")
    assert "Cần ngày hẹn mới" in counter.words()
    assert counter.focus == "due"
    counter.type("16:30 08/12/2025")
    counter.key("F2")
    assert "Ngày hẹn phải sau lúc này." in counter.words()
    counter.fill("due", "16:30 08/12/2026")
    counter.key("F2")
    assert counter.comes(lambda: tray.slips() == [("apology", "", 0)])
    facts = tray.came[0][3]
    assert isinstance(facts, ApologyFacts)
    assert f"{facts.new_due_at:%H:%M %d/%m/%Y}" == "16:30 08/12/2026"


def test_a_dossier_may_be_stopped_without_paper(counter: Counter, tray: Tray) -> None:
    find(counter, PROCESSING)
    counter.key("Ctrl+G")
    counter.type("Người dân xin rút")
    counter.key("Ctrl+S")
    assert counter.comes(lambda: counter.sentence == f"Hồ sơ {PROCESSING}: Dừng giải quyết.")
    assert tray.came == []


def test_a_result_needs_the_second_factor(counter: Counter, tray: Tray) -> None:
    find(counter, FINISHED, "Ctrl+T")
    assert counter.focus == "factor"
    counter.type("0000")
    counter.key("F2")
    assert counter.comes(lambda: "Mã chưa khớp với hồ sơ này." in counter.words())
    assert state_of(counter, FINISHED) == "finished"
    counter.fill("factor", LOOKUP)
    counter.key("F2")
    assert counter.comes(lambda: tray.slips() == [("result", "", 0)])
    assert state_of(counter, FINISHED) == "returned"


def test_a_code_that_cannot_be_checked_any_more_gives_way_to_slip_and_card(
    counter: Counter, tray: Tray
) -> None:
    counter.desk.store.run(lambda tx: tx.all("UPDATE dossier SET factors = '[\"lost:key\"]'"))
    find(counter, FINISHED, "Ctrl+T")
    counter.type(LOOKUP)
    counter.key("F2")
    assert counter.comes(lambda: "Đối chiếu giấy hẹn và căn cước" in counter.words())
    assert state_of(counter, FINISHED) == "finished"
    counter.key("F2")
    assert counter.comes(lambda: tray.slips() == [("result", "", 0)])
    assert state_of(counter, FINISHED) == "returned"


def test_what_cannot_be_done_at_this_step_has_no_key(counter: Counter) -> None:
    find(counter, FINISHED)
    counter.key("Ctrl+B")
    assert counter.vm.dossier.property("mode") == ""
    open_now = {
        each["form"] for each in counter.vm.dossier.property("actions") if each["available"]
    }
    assert open_now == {"result", "hand_over"}


def test_a_refusal_of_the_desk_is_forgotten_with_the_next_choice(counter: Counter) -> None:
    find(counter, PROCESSING, "Ctrl+R")
    assert "không làm được ở bước hiện tại" in counter.sentence
    counter.key("Ctrl+G")
    assert counter.sentence == ""


def test_why_a_dossier_was_stopped_is_a_reason_and_nothing_missing(counter: Counter) -> None:
    counter.sign_in()
    counter.desk.change_dossier(
        counter=2, code=PROCESSING, form="stopped", note="Người dân xin rút"
    )
    counter.vm.scanned(PROCESSING)
    assert counter.comes(lambda: "Người dân xin rút" in counter.words())
    assert "Lý do" in counter.words()
    assert "Còn thiếu" not in counter.words()


def test_esc_goes_back_and_nothing_of_the_dossier_stays(counter: Counter) -> None:
    find(counter, PROCESSING)
    counter.key("Escape")
    assert counter.comes(lambda: counter.screen == "console")
    assert counter.vm.dossier.property("code") == ""
    assert counter.vm.dossier.property("facts") == []


def test_what_is_written_is_not_lost_to_one_esc(counter: Counter) -> None:
    find(counter, PROCESSING, "Ctrl+B")
    counter.type("Bản gốc hợp đồng")
    counter.key("Escape")
    assert counter.screen == "dossier"
    assert counter.sentence.startswith("Chưa lưu.")
    counter.key("Escape")
    assert counter.comes(lambda: counter.screen == "console")


def test_a_paper_that_did_not_come_out_is_printed_again_by_one_key(
    counter: Counter, tray: Tray
) -> None:
    tray.empty = True
    find(counter, PROCESSING, "Ctrl+B")
    counter.type("Bản gốc hợp đồng")
    counter.key("F2")
    assert counter.comes(lambda: "chưa in được" in counter.sentence)
    tray.empty = False
    counter.key("Ctrl+P")
    assert counter.comes(lambda: tray.slips() == [("supplement", "", 0)])
    counter.key("Ctrl+P")
    assert counter.comes(lambda: counter.screen == "dossier")  # nothing is left to print again


def test_one_press_confirms_a_fee_and_the_next_takes_it_back(counter: Counter) -> None:
    find(counter, FEE_DUE)
    assert "100.000 đồng, chờ xác nhận" in counter.words()
    assert counter.vm.dossier.fee.property("payment").startswith("000201")
    counter.key("Ctrl+F")
    assert counter.comes(lambda: "đã xác nhận nhận được phí" in counter.sentence)
    assert counter.comes(lambda: "Nguyễn Văn Mẫu xác nhận" in counter.words())
    assert counter.vm.dossier.fee.property("payment") == ""
    found = counter.desk.find_dossier(code=FEE_DUE)
    assert isinstance(found, DossierAtCounter)
    assert found.fee is FeeState.CONFIRMED
    counter.key("Ctrl+F")
    assert counter.comes(lambda: "chờ xác nhận" in counter.words())


def test_a_ticket_that_may_be_out_is_sent_to_print_again_by_its_number(counter: Counter) -> None:
    ticket = counter.desk.take_ticket(procedure=BIRTH, print_at="kiosk")
    assert isinstance(ticket, TicketTaken)
    counter.desk.begin_slip(slip=ticket.slip, device="K1")
    counter.desk.slip_failed(slip=ticket.slip, state="uncertain", reason="uncertain")
    counter.sign_in()
    assert counter.comes(lambda: f"{ticket.number} chưa rõ đã ra giấy" in counter.words())
    counter.key("Ctrl+P")
    counter.type(ticket.number)
    counter.key("Return")
    assert counter.comes(lambda: f"Đã gửi in lại phiếu số {ticket.number}." in counter.words())
    (waiting,) = counter.desk.waiting_slips(places=("kiosk",))
    assert (waiting.number, waiting.reprint) == (ticket.number, 1)
