"""Every state of the board, for pictures and for the tests that measure them."""

from typing import Any

from kiosk.words import words
from ui.engine import QML
from ui.gallery import Sample
from ui.gallery_kiosk_facts import DESK

SCREEN = QML / "Kiosk" / "board" / "BoardScreen.qml"
EARLIER = (("A047", "2"), ("B103", "7"), ("D018", "4"), ("R022", "9"), ("A046", "1"))


def board_screens(language: str = "vi") -> list[Sample]:
    """The board with calls, with two-digit counters, before the first call, and without a line."""
    spoken = words(language)

    def strip(which: str) -> str:
        return spoken.text(f"board.board.{which}", desk=DESK[language])

    calls: dict[str, Any] = {
        "words": dict(spoken.section("board", "board")),
        "number": "B105",
        "counter": "5",
        "earlier": [{"number": number, "counter": counter} for number, counter in EARLIER],
        "strip": strip("missed"),
        "time": "09:36",
    }
    wide = [{"number": number, "counter": f"1{counter}"} for number, counter in EARLIER]
    return [
        Sample("board", SCREEN, calls),
        Sample("board-two-digits", SCREEN, calls | {"counter": "12", "earlier": wide}),
        Sample("board-long-number", SCREEN, calls | {"number": "BK1105", "counter": "24"}),
        Sample("board-empty", SCREEN, calls | {"number": "", "counter": "", "earlier": []}),
        Sample("board-lost", SCREEN, calls | {"lost": True, "strip": strip("lost")}),
    ]
