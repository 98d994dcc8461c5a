"""One visit through all five places, as people touch them."""

from pathlib import Path

import openpyxl
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.data_directory import verify
from tests.journeys.conftest import COUNTER, Hall
from tests.printing.tcp_printer import TcpPrinter

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_from_the_first_touch_to_the_days_export(
    hall: Hall, printer: TcpPrinter, tmp_path: Path
) -> None:
    kiosk = hall.open("kiosk")
    board = hall.open("board")
    counter = hall.open("counter")
    rater = hall.open("rater")

    # a citizen takes a number, on screen and paper
    kiosk.tap(kiosk.to_last_touch())
    kiosk.until(lambda: "A001" in kiosk.words(), "the number")
    kiosk.until(lambda: kiosk.model.ticket.paper == "printed", "the paper")
    (slip,) = printer.papers(least=1)
    token = zxingcpp.read_barcode(slip.picture).text
    assert token == kiosk.model.ticket.qr

    # an official signs in and calls
    counter.key(Qt.Key.Key_Down)
    counter.type("1102")
    counter.key(Qt.Key.Key_Return)
    counter.until(lambda: "Trần Thị Mẫu" in counter.words() and "A001" in counter.words(), "open")
    counter.key(Qt.Key.Key_F2)
    counter.until(lambda: "Đang phục vụ" in counter.words(), "serving")
    board.until(lambda: (board.model.number, board.model.counter) == ("A001", str(COUNTER)), "call")

    # receives the dossier and prints both copies
    counter.key(Qt.Key.Key_N, CONTROL)
    counter.until(lambda: "Họ và tên người nộp" in counter.words(), "the form")
    counter.type("Tran Thi Be")
    counter.key(Qt.Key.Key_D, ALT)
    counter.key(Qt.Key.Key_F2)
    counter.until(lambda: "đã in 2 liên" in counter.words(), "two copies")
    assert len(printer.papers(least=3)) == 3

    # the citizen rates
    counter.key(Qt.Key.Key_F3)
    at = rater.aim("score_5")
    QTest.qWait(700)  # a touch just as the question appears is not an answer
    rater.tap(at)
    rater.until(lambda: "Cảm ơn" in rater.words(), "thanks")
    place = hall.program.desk.ticket_place(ticket=token)
    assert (place.state, place.may_rate) == ("finished", False)  # type: ignore[union-attr]

    # the manager looks and exports
    manager = hall.open("manager")
    manager.key(Qt.Key.Key_Down)
    manager.type("1107")
    manager.key(Qt.Key.Key_Return)
    manager.until(lambda: "Phòng chờ lúc này" in manager.words(), "the hall")
    manager.touch("tab_export")
    manager.model.export.edit("folder", str(tmp_path))
    manager.key(Qt.Key.Key_F2)
    manager.until(lambda: list(tmp_path.glob("*.xlsx")), "the file")
    (file,) = tmp_path.glob("*.xlsx")
    rows = openpyxl.load_workbook(file)["Từng lượt"]
    assert [rows.cell(2, column).value for column in (4, 8)] == [COUNTER, 5]
    said = [cell.value for row in rows.iter_rows() for cell in row]
    assert "A001" not in said  # no answer leads to a visitor

    assert verify(tmp_path / "data").intact
