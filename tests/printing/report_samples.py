"""Invented figures of the reports on tickets and dossiers, and of the indicators."""

from datetime import date, datetime
from typing import Any

from kiosk.forms import (
    DossierLine,
    DossierReportFacts,
    IndicatorLine,
    IndicatorPoints,
    StateCount,
    TicketLine,
    TicketReportFacts,
    TicketTotals,
)

HEAD: dict[str, Any] = {
    "authority": "ỦY BAN NHÂN DÂN PHƯỜNG MẪU",
    "centre": "Trung tâm Phục vụ hành chính công phường Mẫu",
    "day": date(2026, 11, 23),
    "printed_at": datetime.fromisoformat("2026-11-23T17:05:00+07:00"),
    "printed_by": "Lê Thị Mẫu",
}
TICKET_REPORT = TicketReportFacts(
    **HEAD,
    totals=TicketTotals(issued=640, served=615, missed=19, wait_median=14, wait_p90=38),
    left=6,
    by_hour=tuple(
        TicketLine(f"{hour}:00–{hour + 1}:00", 60 + hour, hour % 3, 90 - hour, hour, 3 * hour, 9)
        for hour in (7, 8, 9, 10, 11, 13, 14, 15, 16)
    ),
    by_queue=(
        TicketLine("Hộ tịch – Chứng thực", 310, 8, 318, 16, 41, 8),
        TicketLine("Nghĩa vụ quân sự", 0, 0, 3),
        TicketLine("Trả kết quả", 92, 1, 93, 0, 4, 3),
    ),
    by_counter=tuple(
        TicketLine(f"Quầy {number}. Đất đai", 100, 3, None, 14, 38, 11) for number in range(1, 7)
    ),
)
DOSSIER_REPORT = DossierReportFacts(
    **HEAD,
    total=DossierLine("", 120, 31, 12, 4, 60, 13),
    states=(StateCount("Đã tiếp nhận", 73), StateCount("Đã trả kết quả", 47)),
    by_field=(
        DossierLine("Hộ tịch – Chứng thực", 70, 31, 9, 1, 20, 9),
        DossierLine("Đất đai – Môi trường", 50, 0, 3, 3, 40, 4),
    ),
    by_procedure=(DossierLine("Thủ tục đăng ký khai sinh", 22, 20, 2),),
)
INDICATORS = IndicatorPoints(
    since=date(2026, 10, 1),
    until=date(2026, 11, 23),
    lines=(
        IndicatorLine(1, "Tổng thời gian giải quyết so với quy định", 2, 1.7, 1.7, 82),
        IndicatorLine(2, "Thời gian của từng cơ quan tham gia", 2),
        IndicatorLine(7, "Thái độ của cán bộ, công chức, viên chức", 2, 1.65, 1.25, 82),
    ),
    total=3.35,
    lowest=2.95,
    out_of=4,
    most=18,
    pending=1,
    check="Chưa đối chiếu với Nghị định 118/2025/NĐ-CP.",
)
