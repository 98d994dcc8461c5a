"""From a table at the office to a number on paper; the line is cut before the card comes."""

import csv
import json
import os
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication

from kiosk.bootstrap import centre_at_work, centre_for_places
from kiosk.bootstrap.screens import open_hall
from kiosk.clock import SystemClock
from kiosk.store import connect
from tests.desk_at_work import HandClock
from tests.journeys.test_commands import BIRTH, Commands
from tests.printing.tcp_printer import TcpPrinter
from tests.printing.tools import bare, ocr
from tests.server.processes import ServerProcess
from tests.server.processes import kiosk as run
from tests.ui.finger import Finger
from ui.places import open_place

SECONDS = 60.0
NUMBER = "000202000001"
CARD = f"{NUMBER}||Nguyễn Văn Mẫu Thử|15052002|Nam|Xã Quảng Phú, Đắk Lắk|20042021"


def wait(until: Callable[[], Any]) -> None:
    end = time.monotonic() + SECONDS
    while not until():
        assert time.monotonic() < end
        time.sleep(0.05)


def dropped(folder: Path, day: datetime) -> Path:
    """The booking system's table of one booking and one row that is broken; what names it."""
    table = folder / "drop" / "lich.csv"
    table.parent.mkdir()
    header = ["Mã lịch hẹn", "Mã đơn vị", "Mã TTHC", "Ngày hẹn", "Từ giờ", "Trạng thái", "Số CCCD"]
    row = ["LH-261123-0042", "H00.14", BIRTH, f"{day:%d/%m/%Y}", "09:30", "đã đặt", NUMBER]
    with table.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows([header, row, [*row[:4], "sáng", *row[5:]]])
    os.utime(table, (0, 0))
    systems = folder / "systems.toml"
    systems.write_text(
        '[centres]\n"H00.14" = "P-MAU"\n[[bookings]]\nname = "dat-lich"\nadapter = "folder"\n'
        f'path = "{table.parent}"\n',
        encoding="utf-8",
    )
    return systems


def rows_of(file: Path, sql: str) -> list[Any]:
    connection = connect(file)
    try:
        return list(connection.execute(sql))
    finally:
        connection.close()


def readable_in(folder: Path) -> list[str]:
    return [
        each.name
        for each in folder.rglob("*")
        if each.is_file() and NUMBER.encode() in each.read_bytes()
    ]


def test_a_booking_reaches_the_centre_and_its_holder_the_number_without_a_line(
    qapp: QGuiApplication, settings: Path, tmp_path: Path, printer: TcpPrinter
) -> None:
    tomorrow = SystemClock().now() + timedelta(days=1)
    data, server = tmp_path / "data", tmp_path / "server"
    kiosk = Commands(data)
    kiosk.said("take", "--procedure", BIRTH)
    with ServerProcess("--data", str(server)) as central:
        made = run("server", "enrol", "--centre", "P-MAU", "--json", "--data", str(server))
        code = json.loads(made.stdout)["code"]
        kiosk.said("central", "join", central.url, code)
        with centre_for_places(settings, data, "journey") as program:
            program.open_door()
            keys = "SELECT key FROM box_key"
            wait(lambda: rows_of(server / "server.db", keys))  # what cards are sealed to
        systems = dropped(tmp_path, tomorrow)
        where = ("--systems", str(systems), "--data", str(server), "--json")
        said = json.loads(run("directory", "pull", *where).stdout)
        assert (said["round"]["changed"], len(said["round"]["broken"])) == (1, 1)
        with centre_for_places(settings, data, "journey") as program:
            program.open_door()
            count = "SELECT count(*) FROM booking"
            wait(lambda: program.desk.store.run(lambda tx: tx.value(count)))
    # the line is cut: the server is gone, and nothing of the person lies anywhere
    assert readable_in(data) == readable_in(server) == []
    clock = HandClock(tomorrow.replace(hour=9, minute=12, second=0, microsecond=0))
    with ExitStack() as closing:
        program = closing.enter_context(centre_at_work(settings, data, "journey", clock=clock))
        place = open_place("kiosk", open_hall(program, 1, closing))
        closing.callback(place.close)
        place.view.show()
        finger = Finger(place)
        finger.until(lambda: finger.model.screen == "welcome", "the start")
        finger.model.scanned(CARD)
        finger.until(lambda: "09:30–10:00" in finger.words(), "the booking")
        assert "Mẫu Thử" not in finger.words()
        finger.touch("act")
        finger.until(lambda: "A001" in finger.words(), "the number")
        (paper,) = printer.papers(least=1)
        read = {bare(word) for word in ocr(paper.picture)}
        assert {bare("A001"), bare("hẹn"), bare("09:30–10:00")} <= read
        finger.model.home()
        finger.model.scanned(CARD)
        finger.until(lambda: finger.model.screen == "place", "the same number")
        assert "A001" in finger.words()
        assert len(printer.papers(least=1)) == 1
    assert readable_in(data) == []
