"""The control slip: printed by a key, scanned at each hand-over, and it lists what was scanned."""

import msgspec

from kiosk.answers import Refused
from kiosk.desk import DossierAtCounter
from kiosk.forms import ControlSlipFacts
from tests.ui.counter.conftest import (
    FINISHED,
    PROCESSING,
    Counter,
    OpenCounter,
    Tray,
    desk_centre,
)

OFFICE = "Chi nhánh Văn phòng đăng ký đất đai"


def dossier(counter: Counter, code: str) -> DossierAtCounter:
    found = counter.desk.find_dossier(code=code)
    assert not isinstance(found, Refused)
    return found


def scan(counter: Counter, code: str) -> None:
    counter.vm.scanned(code)
    assert counter.comes(lambda: counter.vm.dossier.property("code") == code)
    counter.settle()


def test_a_scanned_dossier_is_given_to_an_office(counter: Counter) -> None:
    counter.sign_in()
    counter.key("Ctrl+H")
    scan(counter, PROCESSING)
    assert counter.focus == "office"
    assert "Giao cho cơ quan, bộ phận" in counter.words()
    counter.type(OFFICE)
    counter.key("Return")
    counter.type("Lê Văn Giao")
    counter.key("F2")
    assert counter.comes(lambda: f"Đã giao {PROCESSING} cho {OFFICE}." in counter.words())
    found = dossier(counter, PROCESSING)
    assert (found.lies_at, found.hand_overs[0].colleague) == (OFFICE, "Lê Văn Giao")


def test_a_pile_is_handed_over_by_a_scan_and_a_key_each(counter: Counter) -> None:
    counter.sign_in()
    counter.key("Ctrl+H")
    scan(counter, PROCESSING)
    counter.type(OFFICE)
    counter.key("F2")
    assert counter.comes(lambda: counter.focus == "code")
    scan(counter, FINISHED)  # of the same procedure, so the office stands there already
    assert counter.vm.dossier.handOver.property("office") == OFFICE
    counter.key("F2")
    assert counter.comes(lambda: dossier(counter, FINISHED).lies_at == OFFICE)


def test_what_is_away_comes_back_at_the_next_scan(counter: Counter) -> None:
    counter.sign_in()
    counter.desk.hand_over(counter=2, code=PROCESSING, giving=True, office=OFFICE)
    counter.key("Ctrl+H")
    scan(counter, PROCESSING)
    said = counter.words()
    assert "Nhận lại từ cơ quan, bộ phận" in said
    assert OFFICE in said  # where it lies, among the facts
    counter.key("F2")
    assert counter.comes(lambda: f"Đã nhận lại {PROCESSING} từ {OFFICE}." in counter.words())
    assert dossier(counter, PROCESSING).lies_at == ""


def test_an_office_is_needed_and_one_of_before_is_an_arrow_away(counter: Counter) -> None:
    counter.sign_in()
    counter.desk.hand_over(counter=2, code=FINISHED, giving=True, office=OFFICE)
    counter.key("Ctrl+H")
    scan(counter, PROCESSING)
    counter.fill("office", " ")
    counter.key("F2")
    assert "Cần ghi tên cơ quan, bộ phận." in counter.words()
    assert counter.focus == "office"
    counter.key("Down", "F2")
    assert counter.comes(lambda: dossier(counter, PROCESSING).lies_at == OFFICE)


def test_the_control_slip_of_the_visits_dossier_is_one_key_away(
    counter: Counter, tray: Tray
) -> None:
    counter.serve()
    counter.key("Ctrl+N")
    assert counter.comes(lambda: counter.screen == "receive")
    counter.type("Trần Thị Bé")
    counter.key("Alt+D", "Ctrl+S")
    assert counter.comes(lambda: counter.screen == "console")
    counter.key("Ctrl+I")
    assert counter.comes(lambda: tray.slips() == [("control", "", 0)])
    assert counter.comes(lambda: "đã in Phiếu kiểm soát" in counter.sentence)
    facts = tray.came[0][3]
    assert isinstance(facts, ControlSlipFacts)
    assert (facts.code, facts.applicant, facts.hand_overs) == ("Q2-261123-0001", "Trần Thị Bé", ())


def test_the_next_control_slip_lists_the_hand_overs(counter: Counter, tray: Tray) -> None:
    counter.sign_in()
    counter.key("Ctrl+I")
    counter.type(PROCESSING)
    counter.key("Return")
    assert counter.comes(lambda: tray.slips() == [("control", "", 0)])
    counter.key("Ctrl+H")
    counter.type(OFFICE)
    counter.key("F2")
    scan(counter, PROCESSING)
    counter.key("Ctrl+I")
    assert counter.comes(lambda: len(tray.came) == 2)
    first, second = (came[3] for came in tray.came)
    assert isinstance(first, ControlSlipFacts)
    assert isinstance(second, ControlSlipFacts)
    assert first.hand_overs == ()
    assert [each.receiver_office for each in second.hand_overs] == [OFFICE]
    assert tray.slips()[1] == ("control", "", 1)


def test_a_returned_dossier_is_not_handed_over(open_counter: OpenCounter) -> None:
    centre = desk_centre()
    gone = tuple(msgspec.structs.replace(each, state="returned") for each in centre.dossiers)
    counter = open_counter(msgspec.structs.replace(centre, dossiers=gone))
    counter.sign_in()
    counter.key("Ctrl+H")
    counter.vm.scanned(FINISHED)
    assert counter.comes(lambda: "không làm được ở bước hiện tại" in counter.sentence)
    assert counter.vm.dossier.property("mode") == ""
