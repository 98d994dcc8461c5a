"""A national dossier system in small: sessions, pages, and everything that goes wrong with one."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

USER, PASSWORD, UNIT = "motcua", "bí mật của ai đó", "000.00.01.H00"


def record(number: int = 1, **fields: object) -> dict[str, Any]:
    """A dossier as the exchange has it, of nobody."""
    return {
        "MaHoSo": f"H00.14-261112-{number:04d}",
        "MaTTHC": "1.001193",
        "TenTTHC": "Thủ tục đăng ký khai sinh",
        "KenhThucHien": "1",
        "ChuHoSo": "Nguyễn Văn Mẫu",
        "SoDienThoai": f"09000{number:05d}",
        "DinhDanhCHS": {"LoaiDinhDanh": "1", "SoDinhDanh": f"00020200{number:04d}"},
        "NgayTiepNhan": "20261112083000",
        "NgayHenTra": "20261119170000",
        "TrangThaiHoSo": "4",
        "DanhSachLePhi": [],
        **fields,
    }


class ModelSystem:
    """Attributes:
    rows: its dossiers.
    faults: what the next questions meet, first to last: "500", "slow", "garbage", "list",
        "session" (its session has ended), "" for nothing.
    pushed: the progress records it was told.
    asked: every question, without who asked.
    """

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self.faults: list[str] = []
        self.pushed: list[dict[str, Any]] = []
        self.asked: list[dict[str, Any]] = []
        self.slow_seconds = 1.0
        self._sessions = 0
        self.url = ""

    def answer(self, body: dict[str, Any], dstcode: str | None) -> tuple[int, object]:
        if "username" in body:
            if (body["username"], body["password"], dstcode) != (USER, PASSWORD, "VN:GOV"):
                return 200, {"session": "", "error_code": "-1"}
            self._sessions += 1
            return 200, {"session": f"s{self._sessions}", "error_code": "0"}
        fault = self.faults.pop(0) if self.faults else ""
        if fault == "500":
            return 500, {"error_code": "500"}
        if fault == "slow":
            time.sleep(self.slow_seconds)
        if fault == "garbage":
            return 200, "<html>bảo trì"
        if fault == "list":
            return 200, {"error_code": "0", "data": "none"}
        if fault == "session" or body["session"] != f"s{self._sessions}":
            self._sessions += 1
            return 200, {"error_code": "-2"}
        assert body["madonvi"] == UNIT
        self.asked.append(body)
        return 200, {"error_code": "0", "data": self._data(body)}

    def _data(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        match body["service"]:
            case "DongBoHoSoMC":
                since, page, size = body["tuNgay"], body["trang"], body["soLuong"]
                found = [row for row in self.rows if str(row.get("Sua", "9")) >= since]
                return found[(page - 1) * size : page * size]
            case "TraCuuHoSo":
                return [row for row in self.rows if row.get("MaHoSo") == body["MaHoSo"]]
            case "CapNhatTienDoHoSoMC":
                self.pushed += body["data"]
        return []


@contextmanager
def at_work(system: ModelSystem) -> Iterator[ModelSystem]:
    """The system on a real socket."""

    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, said = system.answer(body, self.headers.get("dstcode"))
            data = said.encode() if isinstance(said, str) else json.dumps(said).encode()
            try:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
            except OSError:  # who asked has gone: it was too slow
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    server.daemon_threads = True
    system.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield system
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
