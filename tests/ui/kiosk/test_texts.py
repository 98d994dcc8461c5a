"""Sentences with figures in them: queues, waits, papers, and a dossier in each of its states."""

from datetime import datetime, timedelta

import pytest

from kiosk.answers import DossierShown, FeeState, QueueState, Reason
from kiosk.catalogue import DossierState, PaperKind, PaperNeeded, Text
from kiosk.clock import VIETNAM
from kiosk.waits import Band
from kiosk.words import languages, words
from tests.small_centre import LAND, small_centre
from ui.viewmodels.kiosk_dossier_texts import dossier_view
from ui.viewmodels.kiosk_texts import counters_text, paper_text, reason_text, waiting_facts
from ui.viewmodels.place import day_text, later_text, money_text

NOW = datetime(2026, 11, 23, 9, 12, tzinfo=VIETNAM)
VI = words("vi")


def shown(state: str, **facts: object) -> DossierShown:
    plain: dict[str, object] = {
        "due": NOW + timedelta(days=4),
        "due_expected": False,
        "missing": "",
        "fee_vnd": None,
        "payment": "",
        "late": False,
    }
    return DossierShown(
        code="H00.14-261112-0042",
        state=state,
        procedure=LAND,
        received=NOW - timedelta(days=11),
        **(plain | facts),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("state", sorted(DossierState))
def test_every_state_of_a_dossier_is_a_sentence_of_its_own(state: str, language: str) -> None:
    spoken, centre = words(language), small_centre()
    title = dossier_view(spoken, centre, shown(state))["title"]
    others = {dossier_view(spoken, centre, shown(each))["title"] for each in DossierState}
    assert title
    assert len(others) == len(DossierState)


def test_an_unknown_state_is_not_guessed() -> None:
    view = dossier_view(VI, small_centre(), shown("teleported"))
    assert view["title"].replace("\n", " ") == "Chưa rõ tình trạng, mời hỏi quầy"
    assert view["steps"] == []
    assert view["action"] == "Lấy số để hỏi quầy"


def test_a_late_dossier_says_so_and_does_not_promise() -> None:
    view = dossier_view(VI, small_centre(), shown("processing", late=True))
    assert "quá hẹn" in view["title"]
    assert view["dayNote"] == "Đã quá ngày hẹn. Xin hỏi quầy."


def test_our_own_estimate_is_called_one() -> None:
    view = dossier_view(VI, small_centre(), shown("processing", due_expected=True))
    assert view["dayLabel"] == "Ngày trả dự\u00a0kiến"


def test_a_fee_is_paid_on_no_screen_before_somebody_confirmed_it() -> None:
    due = shown("fee_due", fee_vnd=15_000, fee=FeeState.DUE, payment="000201")
    view = dossier_view(VI, small_centre(), due)
    assert view["feeLabel"] == "Lệ phí, chờ xác nhận"
    assert (view["title"], view["action"]) == ("Hồ sơ cần nộp\nlệ phí", "Lấy số để nộp phí")
    seen = shown("fee_due", fee_vnd=15_000, fee=FeeState.CONFIRMED, fee_confirmed=NOW)
    view = dossier_view(VI, small_centre(), seen)
    assert (view["feeLabel"], view["payment"]) == ("Lệ phí, đã xác nhận", "")
    assert view["feeNote"] == "Xác nhận ngày 23/11/2026."
    assert (view["title"], view["action"]) == ("Đang giải quyết,\nđúng hẹn", "")


def test_a_fee_without_a_code_is_paid_at_the_counter() -> None:
    view = dossier_view(VI, small_centre(), shown("fee_due", fee_vnd=15_000, fee=FeeState.DUE))
    assert (view["fee"], view["feeNote"]) == ("15.000\u00a0đồng", "Mời nộp ở quầy.")


def test_the_steps_show_what_is_done_and_whose_turn_it_is() -> None:
    steps = dossier_view(VI, small_centre(), shown("supplement"))["steps"]
    assert [each["step"] for each in steps] == ["done", "attention", "todo", "todo"]
    assert steps[1]["note"] == "chờ bổ\u00a0sung"
    steps = dossier_view(VI, small_centre(), shown("finished"))["steps"]
    assert [each["step"] for each in steps] == ["done", "done", "done", "now"]


def test_a_wait_without_ground_has_no_row() -> None:
    labels = [each["label"] for each in waiting_facts(VI, 7, None, "Khu B", (5, 6, 7))]
    assert labels == ["Phía trước", "Nơi chờ", "Quầy"]


def test_a_wait_from_nothing_is_said_as_less_than() -> None:
    facts = waiting_facts(VI, 0, Band(0, 5), "", ())
    assert [each["value"] for each in facts] == ["Không có ai", "dưới 5\u00a0phút"]


def test_counters_are_listed_as_people_say_them() -> None:
    assert counters_text(VI, (5, 6, 7)) == "5, 6 hoặc 7"
    assert counters_text(words("en"), (5, 6)) == "5 or 6"
    assert counters_text(VI, (5,)) == "5"


def test_a_closed_queue_says_when_it_opens() -> None:
    today = QueueState(
        queue="A", open=False, reason=Reason.CLOSED, until=NOW.replace(hour=13, minute=30)
    )
    assert reason_text(VI, today, NOW) == "Chưa mở. Lấy số từ 13:30"
    never = QueueState(queue="A", open=False, reason=Reason.CLOSED)
    assert reason_text(VI, never, NOW) == "Hiện chưa nhận số"
    assert reason_text(VI, QueueState(queue="A", open=True), NOW) == ""


def test_dates_and_money_are_written_as_the_language_writes_them() -> None:
    friday = NOW + timedelta(days=4)
    assert day_text(VI, friday) == "Thứ\u00a0Sáu\u00a027/11"
    assert day_text(words("en"), friday) == "Fri\u00a027\u00a0Nov"
    assert later_text(VI, friday, NOW) == "9:12 thứ\u00a0Sáu\u00a027/11"
    assert later_text(VI, NOW, NOW) == "9:12"
    assert money_text(words("en"), 1_250_000) == "1,250,000\u00a0VND"


def test_a_paper_does_not_say_its_kind_twice() -> None:
    assert paper_text(VI, PaperNeeded(Text("Tờ khai đăng ký"), PaperKind.FORM)) == "Tờ khai đăng ký"
    assert paper_text(VI, PaperNeeded(Text("Ảnh 3×4"), None, 2)) == "Ảnh 3×4 (2 bản)"
    assert paper_text(VI, PaperNeeded(Text("Hộ chiếu"), PaperKind.SHOWN)) == "Hộ chiếu (xuất trình)"
