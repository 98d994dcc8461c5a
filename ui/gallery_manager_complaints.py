"""Complaints, indicators and exports of an invented quarter, for `ui.gallery_manager`."""

from datetime import date, timedelta
from typing import Any

from kiosk.desk.complaint_facts import Comment, Complaint, ComplaintRegister
from kiosk.indicators import JudgedComplaint, JudgedDossier, edition_on, scores
from kiosk.reports import PastExport, Period
from kiosk.reports.judged import JudgedQuarter
from kiosk.timing import Timing
from kiosk.words import words
from ui.gallery_counter_morning import NOW, sample_centre
from ui.viewmodels.desktop import CALM
from ui.viewmodels.manager_complaints_texts import (
    ComplaintForm,
    comment_rows,
    count_rows,
    form_mistakes,
    register_rows,
    whom_text,
)
from ui.viewmodels.manager_indicators_texts import (
    indicator_rows,
    people_rows,
    quarter_text,
    summary,
)
from ui.viewmodels.manager_past_exports import past_rows

TODAY = NOW.date()
SAID = (
    ("person", "counter", "CB02", "", "pending", "Cán bộ nói to tiếng khi tôi hỏi lại giấy tờ."),
    ("process", "hotline", "", "land", "pending", "Ba lần đến, lần nào cũng hẹn lại."),
    ("process", "rating", "", "civil", "upheld", "Chờ gần hai giờ mới đến lượt."),
    ("person", "letter", "CB03", "", "not_upheld", "Cán bộ không nhận hồ sơ của tôi."),
)  # fmt: skip
REASONS = {
    "upheld": "Thiếu người trực ca sáng; đã tăng một quầy từ 16/11.",
    "not_upheld": "Hồ sơ thiếu giấy chứng tử, đã hướng dẫn bằng phiếu yêu cầu bổ sung.",
}
REGISTER = ComplaintRegister(
    complaints=tuple(
        Complaint(
            complaint=str(at),
            entry=12 - at,
            about=about,
            way=way,
            happened=TODAY - timedelta(days=3 + 4 * at),
            counter=0,
            official=official,
            queue=queue,
            text=text,
            recorded=NOW - timedelta(days=3 + 4 * at),
            due=NOW + timedelta(days=9 - 10 * at),
            state=state,
            settled=NOW - timedelta(days=at) if state != "pending" else None,
            reason=REASONS.get(state, ""),
        )
        for at, (about, way, official, queue, state, text) in enumerate(SAID)
    ),
    counts={"pending": 2, "upheld": 1, "not_upheld": 1},
    now=NOW,
)
COMMENTS = (
    ("Hướng dẫn mỗi người một kiểu, tôi phải về lấy thêm giấy.", 2, ("unclear", "trips")),
    ("Phòng chờ nóng, thiếu ghế.", 1, ("facilities",)),
    ("Cán bộ trả lời cộc lốc.", 1, ("attitude",)),
)


def complaints(language: str, how: str) -> dict[str, Any]:
    """The register: with a line in hand, `form` while one is typed, or `comments`."""
    spoken, centre = words(language), sample_centre()
    rows = register_rows(spoken, centre, REGISTER)
    form = ComplaintForm(happened="24/11/2026" if how == "form" else "", about="person")
    comments = tuple(
        Comment(origin=str(at), day=TODAY - timedelta(days=at), score=score, reasons=why, text=text)
        for at, (text, score, why) in enumerate(COMMENTS)
    )
    return {
        "words": dict(spoken.section("manager", "complaints")),
        "rows": rows,
        "counts": count_rows(spoken, REGISTER),
        "chosen": rows[1] if how != "settled" else rows[2],
        "outcome": "upheld" if how == "" else "",
        "reason": "",
        "error": spoken.text("manager.complaints.no_reason") if how == "" else "",
        "mood": CALM,
        "sentence": spoken.text("manager.complaints.was_settled") if how == "settled" else "",
        "working": False,
        "mode": how if how in {"form", "comments"} else "",
        "form": {"happened": form.happened, "way": "hotline", "about": "person", "text": ""},
        "whom": whom_text(spoken, centre, form),
        "options": [],
        "formErrors": form_mistakes(spoken, form, TODAY) if how == "form" else {},
        "entryError": "",
        "comments": comment_rows(spoken, centre, comments),
        "comment": 1,
        "entryWorking": False,
    }


def indicators(language: str, *, empty: bool = False) -> dict[str, Any]:
    """A quarter with a pending complaint, or one without any data."""
    spoken, centre = words(language), sample_centre()
    timings = [Timing.EARLY] * 61 + [Timing.ON_TIME] * 17 + [Timing.LATE] * 4
    dossiers = [
        JudgedDossier(timing, int(at % 9 == 0), f"CB0{2 + at % 4}" if at % 40 else "CB01")
        for at, timing in enumerate(timings)
    ]
    about = [
        JudgedComplaint("person", "CB02", "pending", None),
        JudgedComplaint("process", "", "upheld", True),
        JudgedComplaint("person", "CB03", "not_upheld", True),
    ]
    edition = edition_on(TODAY)
    found = scores(edition, [] if empty else dossiers, [] if empty else about, 5)
    judged = JudgedQuarter(Period(date(2026, 10, 1), TODAY), edition, found)
    return {
        "words": dict(spoken.section("manager", "indicators")),
        "quarter": quarter_text(spoken, TODAY),
        "isNow": not empty,
        "rows": indicator_rows(spoken, judged),
        "people": people_rows(spoken, centre, judged),
        "summary": summary(spoken, judged),
        "trouble": "",
    }


def past(language: str) -> list[dict[str, Any]]:
    """What was exported lately."""
    month = Period(TODAY.replace(day=1), TODAY)
    first = Period(month.since, month.since)
    day, xlsx = timedelta(days=1), "ho-so-2026-11-01_2026-11-23.xlsx"
    found = [
        PastExport(NOW, "CB08", "ratings", "pdf", Period(TODAY, TODAY), 186, "danh-gia.pdf"),
        PastExport(NOW - day, "CB08", "dossiers", "xlsx", month, 1204, xlsx),
        PastExport(NOW - 3 * day, "kiosk", "tickets", "csv", first, 412, "phieu-01.csv"),
    ]
    return past_rows(words(language), sample_centre(), found)
