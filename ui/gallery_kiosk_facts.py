"""The invented facts of the kiosk's sample screens: those of the design's pictures."""

from datetime import datetime
from typing import Any

State = tuple[str, str, str, dict[str, Any]]
"""Name, QML file, table of words, properties."""

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
PROCEDURES = {
    "vi": (
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
    ),
    "en": (
        "Birth registration",
        "Marriage registration",
        "Death registration",
        "Certificate of marital status",
        "Change, correction or completion of civil-status data; ethnicity",
        "Copy of a civil-status extract",
        "Certified true copy of a paper issued by a competent authority",
        "Certification of a signature",
        "Certification of a transaction on movables, land-use rights or housing",
        "Recognition of father, mother or child",
        "Copy from the master register",
    ),
}
LAND = {
    "vi": "Đăng ký biến động đất đai",
    "en": "Register a change of land use right",
}
LAND_NAME = {
    "vi": "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
    "en": "Registration of a change of land-use right or of assets attached to land",
}
LONG_NAME = {
    "vi": (
        LAND_NAME["vi"]
        + " trong các trường hợp chuyển đổi quyền sử dụng đất nông nghiệp mà không theo phương án"
        " dồn điền, đổi thửa; chuyển nhượng, thừa kế, tặng cho quyền sử dụng đất, quyền sở hữu tài"
        " sản gắn liền với đất; góp vốn bằng quyền sử dụng đất; cho thuê, cho thuê lại quyền sử"
        " dụng đất trong dự án xây dựng kinh doanh kết cấu hạ tầng; bán hoặc tặng cho tài sản gắn"
        " liền với đất thuê của Nhà nước"
    ),
    "en": LAND_NAME["en"]
    + ": exchange of farm land outside a consolidation plan; transfer, inheritance or gift of a"
    " land-use right or of assets attached to land; contribution of it as capital; lease or"
    " sublease in an infrastructure project; sale or gift of assets on land leased from the State"
    " with yearly payment",
}
PAPERS = {
    "vi": (
        "Đơn đăng ký biến động đất đai",
        "Giấy chứng nhận đã cấp, bản chính",
        "Hợp đồng chuyển nhượng đã công chứng hoặc chứng thực",
        "Căn cước của người nộp (xuất trình)",
    ),
    "en": (
        "Application to register a change of land",
        "Certificate issued, original",
        "Transfer contract, notarised or certified",
        "ID card of the applicant (to show)",
    ),
}
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
