"""`kiosk server`: the central server, and who may send to it."""

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from kiosk.bootstrap.server import (
    code_for_device,
    enrolled_devices,
    events_laid_aside,
    revoke_device,
    server_at,
)
from kiosk.cli.at_server import Where, at_server
from kiosk.cli.options import NO, WRONG_USE, fail
from kiosk.cli.server_people import name_centre, people, rebuild
from kiosk.clock import from_ms
from kiosk.words import in_every_language


@click.group(invoke_without_command=True)
@click.option(
    "--listen",
    "address",
    default="127.0.0.1:8080",
    show_default=True,
    help="Địa chỉ và cổng. / Address and port.",
)
@click.option(
    "--tls-cert",
    "certificate",
    type=click.Path(path_type=Path),
    default=None,
    help="Chứng thư TLS (PEM, kèm chuỗi), cùng --tls-key. / The certificate, with its chain.",
)
@click.option(
    "--tls-key",
    "key",
    type=click.Path(path_type=Path),
    default=None,
    help="Khóa của chứng thư (PEM, không mật khẩu). / The certificate's key, without a password.",
)
@at_server
def server(where: Where, address: str, certificate: Path | None, key: Path | None) -> None:
    """Máy chủ trung tâm: nhận nhật ký của mọi trung tâm. / The central server."""
    context = click.get_current_context()
    if context.invoked_subcommand:
        # before the command they would be lost without a word, and another server would answer
        typed = ParameterSource.COMMANDLINE
        if any(context.get_parameter_source(name) is typed for name in context.params):
            raise click.UsageError(in_every_language("server.trouble.after_the_command"))
        return
    if (certificate is None) != (key is None):
        raise click.UsageError(in_every_language("server.tls.both"))
    tls = (certificate, key) if certificate and key else None
    with server_at(where.data, where.url, address, tls) as (url, serve):
        where.say({"url": url}, in_every_language("server.command.listening", url=url))
        serve()


for each in (people, name_centre, rebuild):
    server.add_command(each)


@server.command()
@click.option("--centre", required=True, help="Mã trung tâm. / The centre's code.")
@at_server
def enrol(where: Where, centre: str) -> None:
    """Cấp mã một lần để ghép một máy của trung tâm. / A one-time code for a device."""
    code = code_for_device(where.data, where.url, centre)
    if not code:
        fail(in_every_language("server.trouble.centre"), WRONG_USE)
    said = in_every_language("server.command.code", code=code)
    where.say({"code": code, "centre": centre}, said)


@server.command("devices")
@at_server
def list_devices(where: Where) -> None:
    """Các máy đã ghép. / The devices that are enrolled."""
    rows = enrolled_devices(where.data, where.url)
    lines = [_device(row) for row in rows] or [in_every_language("server.command.no_devices")]
    where.say({"devices": rows}, "\n".join(lines))


@server.command()
@click.argument("log")
@at_server
def revoke(where: Where, log: str) -> None:
    """Thôi nhận từ một máy. / Take nothing more from a device."""
    if not revoke_device(where.data, where.url, log):
        fail(in_every_language("server.command.not_there", log=log), NO)
    where.say({"revoked": log}, in_every_language("server.command.revoke_done", log=log))


@server.command()
@at_server
def quarantine(where: Where) -> None:
    """Sự kiện cần người xem, mới nhất trước. / Events that people must look at."""
    rows = events_laid_aside(where.data, where.url)
    lines = [_aside(row) for row in rows] or [in_every_language("server.command.none_aside")]
    where.say({"events": rows}, "\n".join(lines))


def _device(row: Any) -> str:
    state = "revoked" if row.revoked_ms else "heard" if row.received_ms else "silent"
    at_ms = row.revoked_ms or row.received_ms or row.enrolled_ms
    at = f"{from_ms(at_ms):%d/%m/%Y %H:%M}"
    said = in_every_language(f"server.command.{state}", at=at, count=row.events)
    return f"{row.centre}  {row.log}  {said}"


def _aside(row: Any) -> str:
    said = in_every_language(f"server.quarantine.{row.reason}", detail=row.detail)
    return f"{row.centre}  {row.log}  {row.epoch}/{row.seq}  {said}"
