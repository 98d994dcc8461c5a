"""`kiosk server people`, `centre`, `rebuild`: who looks at the pages, and what they see there."""

from typing import Any

import click

from kiosk.bootstrap.server_people import (
    account_of,
    accounts_there,
    call_centre,
    close_account,
    code_for_account,
    figures_again,
)
from kiosk.cli.at_server import Where, at_server
from kiosk.cli.options import NO, WRONG_USE, fail
from kiosk.words import in_every_language

SAID = {"waiting": "waiting", "open": "open", "closed": "shut"}


@click.group()
def people() -> None:
    """Người xem các trang của máy chủ. / People who look at the server's pages."""


@people.command()
@click.argument("name")
@click.option(
    "--role",
    required=True,
    type=click.Choice(("national", "province", "centre")),
    help="Vai: cả nước, một tỉnh, một trung tâm. / The country, a province, a centre.",
)
@click.option(
    "--scope", default="", help="Mã tỉnh hoặc mã trung tâm. / The province's or centre's code."
)
@at_server
def add(where: Where, name: str, role: str, scope: str) -> None:
    """Mở tài khoản, cấp mã một lần để đặt mật khẩu. / A new account and its one-time code."""
    code = account_of(where.data, where.url, name, role, scope)
    if not code:
        fail(in_every_language("pages.command.not_made", name=name), WRONG_USE)
    said = in_every_language("pages.command.code", name=name, code=code)
    where.say({"name": name, "code": code}, said)


@people.command()
@click.argument("name")
@at_server
def code(where: Where, name: str) -> None:
    """Cấp mã mới cho người quên mật khẩu. / Another code for who forgot the password."""
    made = code_for_account(where.data, where.url, name)
    if not made:
        fail(in_every_language("pages.command.not_open", name=name), NO)
    said = in_every_language("pages.command.code", name=name, code=made)
    where.say({"name": name, "code": made}, said)


@people.command("list")
@at_server
def list_people(where: Where) -> None:
    """Các tài khoản. / The accounts."""
    rows = accounts_there(where.data, where.url)
    lines = [_account(row) for row in rows] or [in_every_language("pages.command.nobody")]
    where.say({"people": rows}, "\n".join(lines))


@people.command()
@click.argument("name")
@at_server
def close(where: Where, name: str) -> None:
    """Đóng tài khoản và mọi phiên của nó. / Close an account and all its sessions."""
    if not close_account(where.data, where.url, name):
        fail(in_every_language("pages.command.not_open", name=name), NO)
    where.say({"closed": name}, in_every_language("pages.command.closed", name=name))


@click.command("centre")
@click.argument("code")
@click.option("--province", required=True, help="Mã tỉnh. / The province's code.")
@click.option("--name", required=True, help="Tên trung tâm. / The centre's name.")
@at_server
def name_centre(where: Where, code: str, province: str, name: str) -> None:
    """Tên và tỉnh của một trung tâm. / A centre's name and province."""
    named = {"code": code, "province": province, "name": name}
    if not call_centre(where.data, where.url, **named):
        fail(in_every_language("server.trouble.centre"), WRONG_USE)
    where.say(named, in_every_language("pages.command.named", **named))


@click.command()
@at_server
def rebuild(where: Where) -> None:
    """Tính lại mọi số liệu từ các sự kiện. / Make all figures again from the events."""
    count = figures_again(where.data, where.url)
    where.say({"events": count}, in_every_language("pages.command.rebuilt", count=count))


def _account(row: Any) -> str:
    said = in_every_language(f"pages.command.{SAID[row.state]}")
    return f"{row.name}  {row.role} {row.scope}  {said}"
