"""`kiosk central`: the server that this device's journal is sent to."""

from pathlib import Path

import click

from kiosk.cli.options import Place, command, say
from kiosk.words import in_every_language


@click.group()
def central() -> None:
    """Máy chủ trung tâm: nối, xem. / The central server: join, look."""


@central.command()
@click.argument("server")
@click.argument("code")
@click.option(
    "--ca",
    type=click.Path(path_type=Path),
    default=None,
    help="Tệp PEM của nơi cấp chứng thư cho máy chủ; chỉ tin tệp này, và được chép lại. / "
    "Who issued the server's certificate (PEM); trusted alone, and kept.",
)
@command
def join(place: Place, server: str, code: str, ca: Path | None) -> None:
    """Nối với SERVER bằng mã dùng một lần CODE. / Join SERVER with a one-time CODE."""
    from kiosk.bootstrap import join_central

    joined = join_central(place.data, server, code, ca)
    told = {"server": joined.server, "centre": joined.centre}
    say(place, told, in_every_language("answers.central.joined", **told))


@central.command()
@command
def status(place: Place) -> None:
    """Còn bao nhiêu sự kiện chưa gửi. / How many events are not sent yet."""
    from kiosk.bootstrap import central_status
    from kiosk.bootstrap.central import newest_checkpoint

    known = central_status(place.data)
    if known is None:
        say(place, {"server": None}, in_every_language("answers.central.none"))
        return
    joined, received, backlog = known
    told = {
        "server": joined.server,
        "centre": joined.centre,
        "received": received,
        "backlog": backlog,
    }
    said = in_every_language("answers.central.status", **told)
    point = newest_checkpoint(place.data)
    if point:
        told |= {"checkpoint": point}
        said += "\n" + in_every_language("answers.central.checkpoint", **point)
    say(place, told, said)
