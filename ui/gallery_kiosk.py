"""The sample states behind `ui.gallery.kiosk_screens`: name, QML file, words table, properties."""

from datetime import datetime
from typing import Any

from kiosk.words import words
from ui.viewmodels.place import day_text, money_text

State = tuple[str, str, str, dict[str, Any]]

NOW = datetime.fromisoformat("2026-11-23T09:12:00+07:00")
WEDNESDAY = datetime.fromisoformat("2026-11-25T07:00:00+07:00")
FRIDAY = datetime.fromisoformat("2026-11-27T17:00:00+07:00")
TICKET_CODE = "MC1-0123456789ABCDEFGHJKMNPQRS4"
PAYMENT = (
    "00020101021238540010A00000072701240006970436011000110019320208QRIBFTTA530370454061000005802VN"
    "62230819H00142611120042 phi63041D5C"
)

CENTRE = {
    "vi": "Trung tâm Phục vụ hành chính công phường Mẫu",
    "en": "Public Administrative Service Centre, Mẫu Ward",
}
FIELDS = {
    "vi": (
        ("A", "Hộ tịch – Chứng thực"),
        ("B", "Đất đai – Môi trường"),
        ("C", "Xây dựng – Đô thị"),
        ("D", "Đăng ký kinh doanh"),
        ("E", "Lao\u00a0động – Người\u00a0có\u00a0công – Bảo\u00a0trợ\u00a0xã\u00a0hội"),
        ("G", "Giáo dục – Văn hóa – Y tế"),
        ("H", "Cư trú (Công an)"),
        ("K", "Thuế – Bảo hiểm xã hội"),
        ("M", "Nghĩa vụ quân sự"),
    ),
    "en": (
        ("A", "Civil status – Certification"),
        ("B", "Land – Environment"),
        ("C", "Construction – Urban affairs"),
        ("D", "Business registration"),
        ("E", "Labour – Meritorious persons – Social protection"),
        ("G", "Education – Culture – Health"),
        ("H", "Residence (Police)"),
        ("K", "Tax – Social insurance"),
        ("M", "Military service"),
    ),
}
PROCEDURES = (
    "Đăng ký khai sinh",
    "Đăng ký kết hôn",
    "Đăng ký khai tử",
    "Xác nhận tình trạng hôn nhân",
    "Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc",
    "Cấp bản sao trích lục hộ tịch",
    "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan có thẩm quyền cấp",
    "Chứng thực chữ ký",
    "Chứng thực giao dịch liên quan đến tài sản là động sản, quyền sử dụng đất, nhà ở",
    "Đăng ký nhận cha, mẹ, con",
    "Cấp bản sao từ sổ gốc",
)
LAND = {
    "vi": "Đăng ký biến động đất đai",
    "en": "Register a change of land use right",
}
LAND_NAME = "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất"
LONG_NAME = (
    LAND_NAME + " trong các trường hợp chuyển đổi quyền sử dụng đất nông nghiệp mà không theo"
    " phương án dồn điền, đổi thửa; chuyển nhượng, thừa kế, tặng cho quyền sử dụng đất, quyền sở"
    " hữu tài sản gắn liền với đất; góp vốn bằng quyền sử dụng đất; cho thuê, cho thuê lại quyền"
    " sử dụng đất trong dự án xây dựng kinh doanh kết cấu hạ tầng; bán hoặc tặng cho tài sản"
    " gắn liền với đất thuê của Nhà nước"
)
PAPERS = (
    "Đơn đăng ký biến động đất đai",
    "Giấy chứng nhận đã cấp, bản chính",
    "Hợp đồng chuyển nhượng đã công chứng hoặc chứng thực",
    "Căn cước của người nộp (xuất trình)",
)
GROUPS = {
    "vi": (
        "Từ 60 tuổi trở lên",
        "Khuyết tật nặng, đặc biệt nặng",
        "Mang thai hoặc có con dưới 36 tháng",
        "Người có công với cách mạng",
        "Đang ốm yếu",
    ),
    "en": (
        "Aged 60 or over",
        "Severe disability",
        "Pregnant or with a child under 36 months",
        "Person with meritorious service",
        "Ill or frail",
    ),
}
LEVELS = {
    "vi": ("Rất hài lòng", "Hài lòng", "Bình thường", "Không hài lòng", "Rất không hài lòng"),
    "en": ("Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"),
}
PROCESS = {
    "vi": (
        "Chờ lâu",
        "Trả kết quả chậm hẹn",
        "Phải đi lại nhiều lần",
        "Cơ sở vật chất",
        "Yêu cầu thêm giấy tờ ngoài quy định",
    ),
    "en": (
        "Long wait",
        "Result later than promised",
        "Had to come back often",
        "Facilities",
        "Asked for papers not required",
    ),
}
PERSON = {
    "vi": ("Hướng dẫn chưa rõ", "Thái độ chưa đúng mực", "Khác"),
    "en": ("Guidance not clear", "Improper attitude", "Other"),
}
COMMENT = {
    "vi": "Chờ gần một giờ mà không ai báo trước.",
    "en": "We waited for nearly an hour and nobody told us.",
}
WHERE = {"vi": "Khu B, tầng 1", "en": "Area B, floor 1"}
COUNTERS = {"vi": "5, 6 hoặc 7", "en": "5, 6 or 7"}
TERM = {"vi": "10 ngày làm việc", "en": "10 working days"}
MISSING = {
    "vi": "Bản gốc hợp đồng chuyển nhượng. Ông/bà mới nộp bản chụp.",
    "en": "The original transfer contract. You handed in a copy.",
}
DESK = {"vi": "bàn Hướng dẫn", "en": "the guidance desk"}


def kiosk_states(language: str) -> list[State]:
    """Every screen with its sample properties in one language."""
    return [
        *_start(language),
        *_number(language),
        *_dossier(language),
        *_after(language),
        *_messages(language),
    ]


def _start(language: str) -> list[State]:
    spoken = words(language)
    day = day_text(spoken, WEDNESDAY, inside=True)
    when = spoken.text("kiosk.when.later", clock="7:00", day=day)
    welcome = {
        "centre": CENTRE[language],
        "time": "09:12",
        "date": day_text(spoken, NOW),
        "hours": spoken.text("kiosk.welcome.open_until", time="11:00"),
        "open": True,
        "closedReason": "",
    }
    closed = welcome | {
        "open": False,
        "time": "18:40",
        "hours": spoken.text("kiosk.welcome.closed"),
        "closedReason": spoken.text("kiosk.welcome.closed_until", when=when),
    }
    rows = [
        {
            "code": letter,
            "letter": letter,
            "words": name,
            "available": letter not in "C",
            "reason": spoken.text("kiosk.field.quota_used_until", when=when)
            if letter == "C"
            else "",
        }
        for letter, name in FIELDS[language]
    ]
    procedures = [
        {"code": f"p{at}", "letter": "", "words": name, "available": True, "reason": ""}
        for at, name in enumerate(PROCEDURES)
    ]
    return [
        ("welcome", "WelcomeScreen", "welcome", welcome),
        ("welcome-closed", "WelcomeScreen", "welcome", closed),
        (
            "field",
            "ChooseScreen",
            "field",
            {
                "place": spoken.text("kiosk.field.place"),
                "step": spoken.text("kiosk.step.of", step=1, steps=4),
                "hint": spoken.text("kiosk.field.hint"),
                "rows": rows,
            },
        ),
        (
            "procedures",
            "ChooseScreen",
            "procedures",
            {
                "place": spoken.text("kiosk.field.place"),
                "step": spoken.text("kiosk.step.of", step=2, steps=4),
                "hint": f"A. {FIELDS[language][0][1]}",
                "rows": procedures,
                "page": 0,
            },
        ),
    ]


def _number(language: str) -> list[State]:
    spoken = words(language)
    place = spoken.text("kiosk.field.place")
    procedure = {
        "place": place,
        "step": spoken.text("kiosk.step.of", step=3, steps=4),
        "name": LAND_NAME,
        "papersHead": spoken.text("kiosk.procedure.papers"),
        "papers": list(PAPERS),
        "fee": money_text(spoken, 100_000),
        "term": TERM[language],
    }
    groups = [{"code": f"g{at}", "words": name} for at, name in enumerate(GROUPS[language])]
    priority = {
        "place": place,
        "step": spoken.text("kiosk.step.of", step=4, steps=4),
        "groups": groups,
    }
    ticket = {
        "centre": CENTRE[language],
        "time": "09:12",
        "date": day_text(spoken, NOW),
        "number": "B105",
        "what": LAND[language],
        "facts": [
            _fact(
                spoken.text("kiosk.ticket.ahead"), spoken.text("kiosk.ticket.ahead_count", count=7)
            ),
            _fact(
                spoken.text("kiosk.ticket.wait"),
                spoken.text("kiosk.ticket.wait_band", low=20, high=35),
            ),
            _fact(spoken.text("kiosk.ticket.where"), WHERE[language]),
            _fact(spoken.text("kiosk.ticket.counter"), COUNTERS[language]),
        ],
        "paper": "printed",
        "token": TICKET_CODE,
        "mayReprint": True,
    }
    without_paper = {
        "paper": "failed",
        "trouble": spoken.text("kiosk.ticket.paper_out"),
        "mayKeep": True,
        "kept": spoken.text("kiosk.ticket.kept", seconds=60),
    }
    shown = {
        "number": "B105",
        "state_": spoken.text("kiosk.place.waiting"),
        "what": LAND[language],
        "facts": ticket["facts"],
        "advice": spoken.text("kiosk.place.advice_waiting"),
    }
    return [
        ("procedure", "ProcedureScreen", "procedure", procedure),
        (
            "procedure-long-name",
            "ProcedureScreen",
            "procedure",
            procedure | {"name": LONG_NAME, "brief": LAND[language]},
        ),
        ("priority", "PriorityScreen", "priority", priority),
        ("ticket-printing", "TicketScreen", "ticket", ticket | {"paper": "printing"}),
        ("ticket", "TicketScreen", "ticket", ticket),
        ("ticket-paper-out", "TicketScreen", "ticket", ticket | without_paper),
        ("place", "PlaceScreen", "place", shown),
    ]


def _dossier(language: str) -> list[State]:
    spoken = words(language)
    code = {
        "place": spoken.text("kiosk.code.place"),
        "text": "H00.14-261112-0042",
        "enough": True,
    }
    factor = {
        "place": spoken.text("kiosk.dossier.code", code="H00.14-261112-0042"),
        "text": "00",
        "kind": "factor",
    }

    def step(name: str, note: str, mark: str) -> dict[str, str]:
        return {"label": spoken.text(f"kiosk.dossier.step_{name}"), "note": note, "step": mark}

    missing = {
        "codeLine": factor["place"],
        "state_": spoken.text("kiosk.dossier.supplement"),
        "procedure": LAND[language],
        "steps": [
            step("receive", "12/11", "done"),
            step("assess", spoken.text("kiosk.dossier.waits_supplement"), "attention"),
            step("approve", "", "todo"),
            step("return", "27/11", "todo"),
        ],
        "noticeLabel": spoken.text("kiosk.dossier.missing"),
        "notice": MISSING[language],
        "dayLabel": spoken.text("kiosk.dossier.day_expected"),
        "day": day_text(spoken, FRIDAY),
        "dayNote": spoken.text("kiosk.dossier.day_supplement"),
        "fee": money_text(spoken, 100_000),
        "feeNote": spoken.text("kiosk.dossier.fee_scan"),
        "payment": PAYMENT,
        "action": spoken.text("kiosk.dossier.act_supplement"),
    }
    finished = {
        "codeLine": factor["place"],
        "state_": spoken.text("kiosk.dossier.finished"),
        "procedure": LAND[language],
        "steps": [
            step("receive", "12/11", "done"),
            step("assess", "", "done"),
            step("approve", "", "done"),
            step("return", "27/11", "now"),
        ],
        "dayLabel": spoken.text("kiosk.dossier.day"),
        "day": day_text(spoken, FRIDAY),
        "action": spoken.text("kiosk.dossier.act_results"),
    }
    return [
        ("code", "CodeScreen", "code", code),
        ("code-empty", "CodeScreen", "code", code | {"text": "", "enough": False}),
        ("factor", "CodeScreen", "factor", factor),
        (
            "factor-wrong",
            "CodeScreen",
            "factor",
            factor | {"text": "", "wrong": True},
        ),
        ("dossier", "DossierScreen", "dossier", missing),
        ("dossier-finished", "DossierScreen", "dossier", finished),
    ]


def _after(language: str) -> list[State]:
    spoken = words(language)
    levels = [
        {"score": 5 - at, "face": 5 - at, "words": name} for at, name in enumerate(LEVELS[language])
    ]
    low = LEVELS[language][3]

    def chips(names: tuple[str, ...]) -> list[dict[str, str]]:
        return [{"code": name, "words": name} for name in names]

    return [
        (
            "rating",
            "RatingScreen",
            "rating",
            {
                "levels": levels,
                "about": spoken.text("kiosk.rating.about", number="B105", counter=3),
            },
        ),
        (
            "reasons",
            "ReasonsScreen",
            "reasons",
            {
                "stored": spoken.text("kiosk.reasons.stored", level=low),
                "process": chips(PROCESS[language]),
                "person": chips(PERSON[language]),
                "chosen": [PROCESS[language][0]],
            },
        ),
        (
            "write",
            "WriteScreen",
            "comment",
            {"text": COMMENT[language], "method": "telex", "shift": False},
        ),
        (
            "thanks",
            "MessageScreen",
            "",
            {
                "kind": "thanks",
                "face": 4,
                "heading": spoken.text("kiosk.thanks.title"),
                "advice": spoken.text("kiosk.thanks.advice", level=LEVELS[language][1]),
                "action": spoken.text("kiosk.thanks.done"),
            },
        ),
    ]


def _messages(language: str) -> list[State]:
    spoken = words(language)
    desk = spoken.text("kiosk.help.hotline", desk=DESK[language], hotline="0200\u00a0000\u00a0000")
    return [
        (
            "scan-ticket",
            "MessageScreen",
            "",
            {
                "kind": "scan",
                "heading": spoken.text("kiosk.scan.rate_title"),
                "advice": spoken.text("kiosk.scan.rate_advice"),
            },
        ),
        (
            "message-unknown",
            "MessageScreen",
            "",
            {
                "kind": "attention",
                "heading": spoken.text("kiosk.message.unknown_title"),
                "advice": spoken.text("kiosk.message.unknown"),
                "action": spoken.text("kiosk.message.type_code"),
            },
        ),
        ("help", "HelpScreen", "help", {"desk": desk}),
        (
            "idle",
            "IdleScreen",
            "idle",
            {"remaining": 15, "whole": 20, "line": spoken.text("kiosk.idle.line", seconds=15)},
        ),
        (
            "sorry",
            "MessageScreen",
            "",
            {
                "kind": "attention",
                "heading": spoken.text("kiosk.sorry.title"),
                "advice": spoken.text("kiosk.sorry.advice"),
                "action": spoken.text("kiosk.sorry.home"),
                "navigation": False,
            },
        ),
    ]


def _fact(label: str, value: str) -> dict[str, str]:
    return {"label": label, "value": value}
