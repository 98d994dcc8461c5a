"""`kiosk directory`: the dossiers of the one-stop systems, heard by the central server."""

from pathlib import Path
from typing import Any

import click

from kiosk.bootstrap.directory import enter as enter_dossier
from kiosk.bootstrap.directory import pull as pull_dossiers
from kiosk.cli.at_server import Where, at_server
from kiosk.cli.options import TROUBLE
from kiosk.words import in_every_language

SYSTEMS = click.option(
    "--systems",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="Tệp khai báo các hệ thống một cửa (TOML). / The file of the one-stop systems.",
)


@click.group()
def directory() -> None:
    """Hồ sơ từ các hệ thống một cửa. / Dossiers of the one-stop systems."""


@directory.command()
@SYSTEMS
@click.option(
    "--every", default=0.0, help="Lặp lại sau số giây này. / Again after so many seconds."
)
@at_server
def pull(where: Where, systems: Path, every: float) -> None:
    """Hỏi mọi hệ thống điều gì mới, báo việc đã làm. / Ask every system what is new."""

    def told(name: str, found: Any, trouble: str) -> None:
        if found is None:
            click.echo(f"{name}: {trouble}", err=True)
            return
        parts = {
            "name": name,
            "count": found.count,
            "changed": found.changed,
            "elsewhere": found.elsewhere,
            "broken": len(found.broken),
        }
        lines = [in_every_language("dossiers.command.pulled", **parts)]
        if found.pushed:
            lines.append(
                in_every_language("dossiers.command.pushed", name=name, count=found.pushed)
            )
        lines += [
            in_every_language("dossiers.command.broken", where=each.where, sentence=each.sentence)
            for each in found.broken
        ]
        where.say({"name": name, "round": found}, "\n".join(lines))

    if not pull_dossiers(where.data, where.url, systems, told, every):
        raise SystemExit(TROUBLE)


@directory.command()
@SYSTEMS
@click.argument("system")
@click.argument("code")
@click.option("--procedure", required=True, help="Mã thủ tục. / The procedure's code.")
@click.option("--state", required=True, help="Trạng thái 1–10. / The state, 1–10.")
@click.option("--received", required=True, help="Ngày tiếp nhận. / The day of reception.")
@click.option("--promised", default="", help="Ngày hẹn trả. / The promised day.")
@click.option("--missing", default="", help="Giấy tờ cần bổ sung. / Papers still needed.")
@click.option("--reason", default="", help="Lý do. / The reason.")
@click.option("--fee", default="", help="Phí, lệ phí (đồng). / The fee (đồng).")
@click.option("--lookup", default="", help="Mã tra cứu. / The look-up code.")
@click.option("--phone-tail", default="", help="Bốn số cuối điện thoại. / Phone, last four.")
@click.option("--id-tail", default="", help="Bốn số cuối căn cước. / ID card, last four.")
@at_server
def enter(where: Where, systems: Path, system: str, code: str, **parts: str) -> None:
    """Nhập tay một hồ sơ vào SYSTEM. / Enter a dossier by hand into SYSTEM."""
    record = {
        "MaHoSo": code,
        "MaTTHC": parts["procedure"],
        "TrangThaiHoSo": parts["state"],
        "NgayTiepNhan": parts["received"],
        "NgayHenTra": parts["promised"],
        "NoiDungBoSung": parts["missing"],
        "GhiChu": parts["reason"],
        "Gia": parts["fee"],
        "MaTraCuu": parts["lookup"],
        "SoDienThoai": parts["phone_tail"],
        "SoDinhDanh": parts["id_tail"],
    }
    entered = enter_dossier(systems, system, record)
    where.say({"code": entered}, in_every_language("dossiers.command.entered", code=entered))


@directory.command()
@SYSTEMS
@click.argument("system")
@click.argument("code")
@click.option("--agency", required=True, help="Mã định danh đơn vị. / The agency's id.")
@click.option("--procedure", default="", help="Mã thủ tục. / The procedure's code.")
@click.option("--queue", default="", help="Mã hàng chờ. / The queue's code.")
@click.option("--day", required=True, help="Ngày hẹn. / The day.")
@click.option("--from", "begins", required=True, help="Từ giờ. / From, such as 08:30.")
@click.option("--to", "ends", default="", help="Đến giờ; trống: 30 phút. / To; empty: 30 minutes.")
@click.option("--state", default="booked", help="booked, moved, cancelled.")
@click.option("--card", is_flag=True, help="Hỏi số căn cước, không hiện. / Ask for the ID card.")
@at_server
def book(where: Where, systems: Path, system: str, code: str, card: bool, **parts: str) -> None:
    """Nhập tay một lịch hẹn vào SYSTEM. / Enter an appointment by hand into SYSTEM."""
    ask = in_every_language("dossiers.command.card")
    record = {
        "MaLichHen": code,
        "MaDonVi": parts["agency"],
        "MaTTHC": parts["procedure"],
        "HangCho": parts["queue"],
        "NgayHen": parts["day"],
        "GioBatDau": parts["begins"],
        "GioKetThuc": parts["ends"],
        "TrangThai": parts["state"],
        # not an argument: those stand in the shell's history
        "SoDinhDanh": click.prompt(ask, hide_input=True, default="") if card else "",
    }
    entered = enter_dossier(systems, system, record, booking=True)
    where.say({"code": entered}, in_every_language("dossiers.command.booked", code=entered))
