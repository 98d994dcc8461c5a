"""Facts of every form, as plain as they usually come and as long as they may; no real person."""

from datetime import date, datetime, timedelta, timezone

import msgspec

from kiosk.catalogue import PaperKind
from kiosk.forms import (
    ApologyFacts,
    ComplaintCounts,
    ControlSlipFacts,
    FormFacts,
    FormKind,
    HandOver,
    LogbookFacts,
    LogbookLine,
    PaperLine,
    RatingLine,
    ReasonCount,
    ReceiptFacts,
    RefusalFacts,
    ReportFacts,
    ResultReceiptFacts,
    StoppedFacts,
    SupplementFacts,
    TicketFacts,
    TicketTotals,
)
from kiosk.payments import asked_for
from tests.printing.report_samples import DOSSIER_REPORT, INDICATORS, TICKET_REPORT

HANOI = timezone(timedelta(hours=7))
TODAY = date(2026, 11, 23)


def at(day: int, hour: int, minute: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=HANOI)


CENTRE = "Trung tâm Phục vụ hành chính công phường Mẫu"
AUTHORITY = "Ủy ban nhân dân phường Mẫu"
LAND = "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất"
TICKET_QR = "T1:9f0b2c7d8e6a41d5b1c2d3e4f5061728"

TICKET = TicketFacts(
    centre=CENTRE,
    number="B105",
    purpose=LAND,
    counters=("5", "6", "7"),
    ahead=7,
    issued_at=at(23, 9, 12),
    qr=TICKET_QR,
    wait_in="Khu B, tầng 1",
    wait=(20, 35),
)

_HEAD = {
    "authority": AUTHORITY,
    "centre": CENTRE,
    "place": "Phường Mẫu",
    "issued_at": at(23, 9, 48),
    "applicant": "Trần Thị Bé",
    "procedure": LAND,
    "code": "H00.14-261123-0018",
    "address": "12 Đường Hoa, phường Mẫu",
    "phone": "0900 000 000",
    "official": "Nguyễn Văn An",
}

RECEIPT = ReceiptFacts(
    **_HEAD,
    received_at=at(23, 9, 48),
    papers=(
        PaperLine(
            name="Đơn đăng ký biến động đất đai, tài sản gắn liền với đất", kind=PaperKind.FORM
        ),
        PaperLine(name="Giấy chứng nhận đã cấp", kind=PaperKind.ORIGINAL),
        PaperLine(name="Hợp đồng chuyển nhượng đã công chứng", kind=PaperKind.CERTIFIED),
        PaperLine(name="Căn cước của người nộp", kind=PaperKind.SHOWN),
    ),
    due_at=at(8, 9, 48, month=12),
    lookup_code="7K4M",
    id_number="000190000002",
    legal_time="10 ngày làm việc",
    collect_at="Quầy 9, Trả kết quả",
    fee_vnd=100_000,
    book="03",
    entry="0418",
)

UNPAID = msgspec.structs.replace(
    RECEIPT,
    payment=asked_for(RECEIPT.code, "999999", "0000000000", 100_000),
    payment_to="UBND PHUONG MAU, 0000000000",
)

LONG_NAME = "Nguyễn Phước Bảo Quỳnh Hoàng Thùy Dương Nghiễm Trường Khuyến Thượng Uyển Phương"
LONG_ADDRESS = (
    "Căn hộ 2507, tòa nhà chung cư Thượng Uyển B2, ngách 125/48/36 đường Nguyễn Thị Minh Khai kéo "
    "dài, tổ dân phố số 27, khu phố Phước Thượng Đông, phường Mẫu, tỉnh Mẫu"
)
LONG_EMAIL = "nguyenphuocbaoquynhhoangthuyduongnghiemtruongkhuyen@vanphongdaidien.example.vn"
# the longest name of the national list, 569 characters
LONG_PROCEDURE = (
    "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các "
    "trường hợp chuyển đổi quyền sử dụng đất nông nghiệp mà không theo phương án dồn điền, đổi "
    "thửa; chuyển nhượng, thừa kế, tặng cho quyền sử dụng đất, quyền sở hữu tài sản gắn liền "
    "với đất, góp vốn bằng quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất; cho thuê, "
    "cho thuê lại quyền sử dụng đất trong dự án xây dựng kinh doanh kết cấu hạ tầng; bán hoặc "
    "tặng cho hoặc để thừa kế hoặc góp vốn bằng tài sản gắn liền với đất thuê của Nhà nước theo "
    "hình thức thuê đất trả tiền hàng năm"
)
LONG_CENTRE = (
    "Trung tâm Phục vụ hành chính công đặc khu Mẫu Thượng Nguyễn Phước Trường Khuyến, điểm tiếp "
    "nhận và trả kết quả số 2"
)
LONG_REASON = (
    "Bản vẽ tách thửa chưa có chữ ký giáp ranh của hai chủ sử dụng đất liền kề; diện tích ghi "
    "trong đơn (125,4 m²) khác với diện tích trong giấy chứng nhận đã cấp (152,4 m²); hợp đồng "
    "chuyển nhượng chưa được công chứng. Đề nghị ông/bà đo đạc lại, bổ sung biên bản xác định "
    "ranh giới thửa đất và công chứng hợp đồng tại tổ chức hành nghề công chứng trước khi nộp lại."
)

_LONG_HEAD = {
    "authority": "Ủy ban nhân dân đặc khu Mẫu Thượng Nguyễn Phước Trường Khuyến",
    "centre": LONG_CENTRE,
    "place": "Đặc khu Mẫu Thượng Nguyễn Phước Trường Khuyến",
    "issued_at": at(23, 9, 48),
    "applicant": LONG_NAME,
    "procedure": LONG_PROCEDURE,
    "code": "000.00.06.H00-261123-000418",
    "address": LONG_ADDRESS,
    "phone": "0900 000 000 / 0900 000 001",
    "email": LONG_EMAIL,
    "official": LONG_NAME,
    "number": "000418",
}
_MANY_PAPERS = tuple(
    PaperLine(
        name=f"Giấy tờ thứ {n}: bản sao văn bản của cơ quan có thẩm quyền chứng minh quan hệ giữa "
        "người chuyển nhượng và người nhận chuyển nhượng quyền sử dụng đất (nếu có)",
        kind=list(PaperKind)[n % len(PaperKind)],
        count=n % 12 + 1,
    )
    for n in range(1, 41)
)

PLAIN: dict[FormKind, FormFacts] = {
    FormKind.TICKET: TICKET,
    FormKind.RECEIPT: RECEIPT,
    FormKind.SUPPLEMENT: SupplementFacts(
        **_HEAD,
        number="27",
        missing=("Bản vẽ tách thửa có chữ ký giáp ranh", "Hợp đồng chuyển nhượng đã công chứng"),
        reason="Bản vẽ chưa có chữ ký của chủ đất liền kề; hợp đồng chưa công chứng.",
        contact="Ông Nguyễn Văn An, số điện thoại 0900 000 009",
        until=at(7, 17, 0, month=12),
    ),
    FormKind.REFUSAL: RefusalFacts(
        **_HEAD,
        number="05",
        reason="Thửa đất đang có tranh chấp, Tòa án nhân dân đang thụ lý.",
        contact="Ông Nguyễn Văn An, số điện thoại 0900 000 009",
    ),
    FormKind.APOLOGY: ApologyFacts(
        **_HEAD,
        number="12",
        received_at=at(2, 9, 48),
        promised_at=at(20, 9, 48),
        reason="Cơ quan thuế chưa gửi thông báo nghĩa vụ tài chính.",
        new_due_at=at(27, 15, 0),
        contact="Ông Nguyễn Văn An, số điện thoại 0900 000 009",
        signer_title="Giám đốc Trung tâm",
    ),
    FormKind.STOPPED: StoppedFacts(
        **_HEAD,
        number="03",
        received_at=at(2, 9, 48),
        reason="Ông/bà chưa bổ sung hồ sơ trong thời hạn đã yêu cầu.",
        next_step="Ông/bà có thể nộp hồ sơ mới khi đã đủ giấy tờ; lệ phí đã nộp được hoàn lại.",
    ),
    FormKind.CONTROL: ControlSlipFacts(
        **_HEAD,
        received_at=at(23, 9, 48),
        due_at=at(8, 9, 48, month=12),
        handling_office="Phòng Kinh tế, Hạ tầng và Đô thị",
        coordinating_offices=("Chi nhánh Văn phòng đăng ký đất đai", "Thuế cơ sở 1"),
        hand_overs=(
            HandOver(
                giver="Nguyễn Văn An",
                giver_office="Quầy 5",
                receiver="Lê Thị Mẫu",
                receiver_office="Phòng Kinh tế, Hạ tầng và Đô thị",
                at=at(23, 10, 30),
                result="Đúng hạn",
            ),
        ),
    ),
    FormKind.RESULT: ResultReceiptFacts(
        **_HEAD,
        collector="Trần Thị Bé",
        collector_id="Căn cước 000190000002",
        returned_at=at(8, 10, 5, month=12),
        result_kind="Giấy chứng nhận quyền sử dụng đất",
        result_number="AA 00000001",
        result_abstract="Xác nhận thay đổi chủ sử dụng thửa đất số 125, tờ bản đồ số 18",
    ),
}

LONGEST: dict[FormKind, FormFacts] = {
    FormKind.TICKET: TicketFacts(
        centre=LONG_CENTRE,
        number="B2-1005",
        purpose=LONG_PROCEDURE,
        counters=tuple(str(n) for n in range(1, 31)),
        ahead=128,
        issued_at=at(23, 9, 12),
        qr="T1:" + "9f0b2c7d8e6a41d5" * 8,
        wait_in="Khu B, tầng 1, dãy ghế bên phải cạnh quầy hướng dẫn, phía sau cột số 12",
        wait=(120, 180),
        priority="Người có công với cách mạng",
    ),
    FormKind.RECEIPT: ReceiptFacts(
        **{**_LONG_HEAD, "provisional": True},
        received_at=at(23, 9, 48),
        papers=_MANY_PAPERS,
        due_at=at(8, 9, 48, month=12),
        qr="https://tracuu.dichvucong.example.vn/tra-cuu-ho-so?mahs=000.00.06.H00-261123-000418",
        lookup_code="7K4M",
        lookup_url="https://tracuu.dichvucong.example.vn/tra-cuu-ho-so",
        submitter="Hoàng Phủ Ngọc Thượng Uyển Trường Khuyến Nghiễm",
        id_number="000190000002",
        sets=12,
        legal_time="10 ngày làm việc, không kể thời gian thực hiện nghĩa vụ tài chính",
        collect_at="Điểm tiếp nhận và trả kết quả số 2, nhà văn hóa thôn Thượng Uyển, quầy 9",
        fee_vnd=12_345_678,
        payment=asked_for("000.00.06.H00-261123-000418", "999999", "0" * 19, 12_345_678),
        payment_to="UBND DAC KHU MAU THUONG NGUYEN PHUOC TRUONG KHUYEN, 0000000000000000000",
        fee_note="lệ phí trước bạ và thuế thu nhập cá nhân do cơ quan thuế thông báo riêng",
        book="03/2026",
        entry="000418",
    ),
    FormKind.SUPPLEMENT: SupplementFacts(
        **_LONG_HEAD,
        missing=tuple(each.name for each in _MANY_PAPERS),
        reason=LONG_REASON,
        contact="Bà Lê Thị Mẫu, máy lẻ 125, phòng 12",
        until=at(7, 17, 0, month=12),
    ),
    FormKind.REFUSAL: RefusalFacts(
        **_LONG_HEAD, reason=LONG_REASON * 3, contact="Bà Lê Thị Mẫu, máy lẻ 125, phòng 12"
    ),
    FormKind.APOLOGY: ApologyFacts(
        **_LONG_HEAD,
        received_at=at(2, 9, 48),
        promised_at=at(20, 9, 48),
        reason=LONG_REASON * 2,
        new_due_at=at(27, 15, 0),
        contact="Bà Lê Thị Mẫu, máy lẻ 125, phòng 12",
        signer_title="Phó Giám đốc phụ trách Trung tâm Phục vụ hành chính công đặc khu Mẫu Thượng",
    ),
    FormKind.STOPPED: StoppedFacts(
        **_LONG_HEAD,
        received_at=at(2, 9, 48),
        reason=LONG_REASON * 2,
        next_step="Rút lại hồ sơ gốc tại quầy 9 trong vòng 30 ngày hoặc khiếu nại theo quy định",
        contact="Bà Lê Thị Mẫu, máy lẻ 125, thứ Hai đến thứ Sáu",
    ),
    FormKind.CONTROL: ControlSlipFacts(
        **_LONG_HEAD,
        received_at=at(23, 9, 48),
        due_at=at(8, 9, 48, month=12),
        handling_office=LONG_CENTRE,
        coordinating_offices=(LONG_CENTRE, LONG_ADDRESS),
        hand_overs=tuple(
            HandOver(
                giver=LONG_NAME,
                giver_office=LONG_CENTRE,
                receiver=LONG_NAME,
                receiver_office=f"{n}. {LONG_CENTRE}",
                at=at(23, 10, n),
                result="Quá hạn 12 ngày",
                note="Chờ Chi nhánh Văn phòng đăng ký đất đai trả lời",
            )
            for n in range(1, 9)
        ),
    ),
    FormKind.RESULT: ResultReceiptFacts(
        **_LONG_HEAD,
        collector=LONG_NAME,
        collector_id="Căn cước 000190000002, Giấy ủy quyền số 125/2026/HĐUQ",
        returned_at=at(8, 10, 5, month=12),
        result_kind="Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
        result_number="AA 00000001 đến AA 00000040",
        result_abstract=LONG_REASON,
        note="Người nhận thay đã xuất trình giấy ủy quyền; bản gốc trả riêng qua bưu chính",
    ),
}

LEVELS = ("Rất hài lòng", "Hài lòng", "Bình thường", "Không hài lòng", "Rất không hài lòng")


def rated(label: str, counts: tuple[int, ...], no_answer: int) -> RatingLine:
    """A line with its Wilson interval, as the rules would send it (z = 1.96)."""
    n = sum(counts)
    share = (counts[0] + counts[1]) / n
    middle = (share + 1.9208 / n) / (1 + 3.8416 / n)
    half = 1.96 * ((share * (1 - share) / n + 0.9604 / n**2) ** 0.5) / (1 + 3.8416 / n)
    return RatingLine(
        label=label,
        asked=n + no_answer,
        answered=n,
        no_answer=no_answer,
        counts=counts,
        share=share,
        low=middle - half,
        high=middle + half,
    )


def hidden(label: str) -> RatingLine:
    return RatingLine(label=label, asked=6, answered=3, no_answer=3, hidden=True)


REPORT = ReportFacts(
    authority=AUTHORITY,
    centre=CENTRE,
    day=TODAY,
    printed_at=at(23, 17, 5),
    printed_by="Lê Thị Mẫu",
    levels=LEVELS,
    total=rated("", (214, 158, 41, 22, 9), 171),
    minimum_n=5,
    by_counter=tuple(
        rated(f"Quầy {n}", (30 + n, 22, 7 - n // 2, n, n // 3), 24 + n) for n in range(1, 7)
    ),
    by_official=(
        rated("Nguyễn Văn An", (41, 22, 4, 2, 0), 25),
        rated("Trần Thị Bé", (3, 2, 0, 1, 0), 4),
        hidden("Lê Thị Mẫu"),
    ),
    by_service=(
        rated(LAND, (62, 48, 12, 9, 5), 48),
        rated("Thủ tục đăng ký khai sinh", (55, 20, 3, 1, 0), 22),
        rated(LONG_PROCEDURE, (9, 4, 3, 2, 1), 12),
    ),
    by_hour=tuple(
        rated(f"{h}–{h + 1} giờ", (20 + h, 15, 4, 2, 1), 15) for h in (7, 8, 9, 10, 13, 14, 15)
    ),
    reasons=(
        ReasonCount(label="Chờ lâu", about="process", count=18),
        ReasonCount(label="Phải đi lại nhiều lần", about="process", count=9),
        ReasonCount(label="Hướng dẫn chưa rõ", about="person", count=3),
    ),
    complaints=ComplaintCounts(pending=2, upheld=1, not_upheld=1),
    indicators=INDICATORS,
    tickets=TicketTotals(issued=640, served=615, missed=19, wait_median=14, wait_p90=38),
)
_REPORT_HEAD = {
    "authority": AUTHORITY,
    "centre": CENTRE,
    "day": TODAY,
    "printed_at": at(23, 17, 5),
    "printed_by": "Lê Thị Mẫu",
}
PLAIN[FormKind.LOGBOOK] = LogbookFacts(
    **_REPORT_HEAD,
    book="2026",
    lines=(
        LogbookLine(
            entry=418,
            code="H00.14-261123-0018",
            procedure=LAND,
            received=TODAY,
            person="Trần Thị Bé",
            address="12 Đường Hoa, phường Mẫu",
            phone="0900000000",
            office="Phòng Kinh tế, Hạ tầng và Đô thị",
            due=date(2026, 12, 8),
            way="Quầy 9, Trả kết quả",
        ),
        LogbookLine(
            entry=419,
            code="Q1-261123-0002",
            procedure="Thủ tục đăng ký khai sinh",
            received=TODAY,
            returned=TODAY,
            way="Quầy 9, Trả kết quả",
        ),
    ),
    erased=1,
)
LONGEST[FormKind.LOGBOOK] = LogbookFacts(
    **_REPORT_HEAD | {"centre": LONG_CENTRE, "authority": LONG_CENTRE, "printed_by": LONG_NAME},
    until=date(2026, 12, 31),
    book="2025, 2026",
    lines=tuple(
        LogbookLine(
            entry=9_990 + n,
            code="000.00.06.H00-261123-000418",
            procedure=LONG_PROCEDURE,
            received=TODAY,
            sets=12,
            person=LONG_NAME,
            address=f"{LONG_ADDRESS}; {LONG_EMAIL}",
            phone="0900 000 000 / 0900 000 001",
            office=LONG_CENTRE,
            due=date(2026, 12, 8),
            returned=date(2026, 12, 31),
            way="Điểm tiếp nhận và trả kết quả số 2, nhà văn hóa thôn Thượng Uyển, quầy 9",
            note="Yêu cầu bổ sung giấy tờ",
        )
        for n in range(40)
    ),
    erased=12,
)
PLAIN[FormKind.DAILY_REPORT] = REPORT
PLAIN[FormKind.TICKET_REPORT] = TICKET_REPORT
PLAIN[FormKind.DOSSIER_REPORT] = DOSSIER_REPORT
