"""A centre of two queues and two counters, open around the clock, built in code."""

from datetime import time

from kiosk import pins
from kiosk.catalogue import (
    Announcement,
    Centre,
    CentreFacts,
    Counter,
    Field,
    Hours,
    LegalTime,
    Official,
    PriorityGroup,
    PriorityRule,
    Procedure,
    Queue,
    QueueKind,
    RatingLevel,
    RatingReason,
    RatingRules,
    Text,
    TimeUnit,
    Window,
)

BIRTH = "1.001193"
LAND = "1.013831"
ALL_DAY = (Window(time(0), time(0)),)
PIN = "2468"


def small_centre() -> Centre:
    """Queue A (births; counters 1, 2), B (land; counter 2; three a day), R (results; counter 2)."""
    pin_hash = pins.hash_of(PIN)
    return Centre(
        facts=CentreFacts(
            code="mau",
            name=Text("Trung tâm Phục vụ hành chính công phường Mẫu", "Sample centre"),
            authority="ỦY BAN NHÂN DÂN PHƯỜNG MẪU",
            locality="Phường Mẫu",
            agency_id="H00.14",
        ),
        fields=(
            Field("HT", Text("Hộ tịch", "Civil status"), "A"),
            Field("DD", Text("Đất đai", "Land"), "B"),
        ),
        procedures=(
            Procedure(
                BIRTH,
                Text("Thủ tục đăng ký khai sinh", "Birth registration"),
                "HT",
                legal_time=LegalTime(5, TimeUnit.WORKING_DAYS),
            ),
            Procedure(LAND, Text("Đăng ký biến động đất đai", "Land changes"), "DD"),
        ),
        queues=(
            Queue("A", "A", Text("Hộ tịch"), Text("Khu A", "Area A")),
            Queue("B", "B", Text("Đất đai"), Text("Khu B", "Area B"), quota=3),
            Queue("R", "R", Text("Trả kết quả"), Text("Khu R"), kind=QueueKind.RESULTS),
            Queue("S", "S", Text("Hướng dẫn"), Text("Khu S"), kind=QueueKind.GUIDANCE),
        ),
        counters=(
            Counter(1, Text("Hộ tịch"), ("A",)),
            Counter(2, Text("Tổng hợp"), ("A", "B", "R", "S")),
        ),
        staff=(
            Official("CB01", "Nguyễn Văn Mẫu", pin_hash, badge="MCB1-ONE", counters=(1, 2)),
            Official("CB02", "Trần Thị Thử", pin_hash, counters=(2,)),
        ),
        hours=tuple(Hours(day, ALL_DAY, ALL_DAY) for day in range(7)),
        overrides=(),
        priority_groups=(PriorityGroup("elderly", Text("Người cao tuổi", "Elderly")),),
        priority=PriorityRule(),
        rating=RatingRules(
            levels=tuple(
                RatingLevel(score, Text(str(score)), asks_reasons=score <= 2)
                for score in (5, 4, 3, 2, 1)
            ),
            reasons=(
                RatingReason("slow", Text("Chờ lâu", "Long wait"), "process"),
                RatingReason("manner", Text("Thái độ", "Manner"), "person"),
            ),
        ),
        announcements=(
            Announcement(
                "vi", "Mời số {number} đến quầy số {counter}", "Mời lại {number} {counter}"
            ),
        ),
        open_on_holidays=True,
    )
