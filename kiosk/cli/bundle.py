"""`kiosk bundle`: what the central office sends to its centres, made, checked, sent and taken."""

from datetime import datetime
from pathlib import Path

import click

from kiosk.bootstrap import bundles, releases
from kiosk.cli.at_server import Where, at_server
from kiosk.cli.options import DAY, Folder, Place, command, say
from kiosk.words import in_every_language

FILE = click.Path(path_type=Path, dir_okay=False)
OLD = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.group()
def bundle() -> None:
    """Gói cấu hình từ trên xuống. / Bundles of configuration from the central office."""


@bundle.command("key")
@click.argument("file", type=FILE)
@command
def make_key(place: Place, file: Path) -> None:
    """Tạo khóa phát hành vào FILE; giữ ngoài mạng. / Make a release key; keep it offline."""
    public = releases.new_release_key(file)
    told = {"file": str(file), "public": public}
    say(place, told, in_every_language("bundles.command.key", **told))


@bundle.command()
@click.argument("folder", type=Folder(path_type=Path, file_okay=False, exists=True))
@click.argument("file", type=FILE)
@click.option("--key", type=OLD, required=True, help="Khóa phát hành. / The release key.")
@click.option("--version", type=click.IntRange(1), required=True, help="Tăng dần. / Rising.")
@click.option("--min-app", default="0", help="Chương trình cũ nhất. / The oldest program.")
@click.option("--not-before", type=DAY, help="Từ ngày nào. / In force from that day.")
@click.option("--centre", "centres", multiple=True, help="Chỉ trung tâm này. / For it alone.")
@command
def make(
    place: Place,
    folder: Path,
    file: Path,
    key: Path,
    version: int,
    min_app: str,
    not_before: datetime | None,
    centres: tuple[str, ...],
) -> None:
    """Đóng gói FOLDER (centre/, wording/, forms/) thành FILE. / Pack FOLDER into FILE."""
    day = not_before.date() if not_before else None
    digest = releases.make_bundle(folder, file, key, version, min_app, day, centres)
    told = {"file": str(file), "version": version, "digest": digest}
    say(place, told, in_every_language("bundles.command.made", **told))


@bundle.command()
@click.argument("file", type=OLD)
@click.option("--key", required=True, help="Khóa công khai (hex). / The public key (hex).")
@command
def check(place: Place, file: Path, key: str) -> None:
    """Gói có đúng chữ ký và chạy được với --config không. / Whether it would be taken."""
    version, names = releases.check_bundle(place.settings, file, key)
    told = {"version": version, "files": names}
    said = in_every_language("bundles.command.good", version=version, files=", ".join(names))
    say(place, told, said)


@bundle.command()
@click.argument("file", type=OLD)
@at_server
def publish(where: Where, file: Path) -> None:
    """Phát hành gói trên máy chủ trung tâm. / Hand it out from the central server."""
    version, digest = releases.publish_bundle(where.data, where.url, file)
    told = {"version": version, "digest": digest}
    where.say(told, in_every_language("bundles.command.published", **told))


@bundle.command()
@click.argument("key")
@command
def trust(place: Place, key: str) -> None:
    """Trung tâm này tin gói ký bằng KEY (hex). / Take bundles signed by KEY (hex)."""
    told = {"public": bundles.trust(place.data, key)}
    say(place, told, in_every_language("bundles.command.trusted", **told))


@bundle.command()
@click.argument("file", type=OLD)
@command
def take(place: Place, file: Path) -> None:
    """Nhận gói từ FILE, khi không có đường truyền. / Take it from FILE, without a line."""
    version = bundles.take_bundle(place.settings, place.data, file)
    said = in_every_language("bundles.command.taken", version=version)
    say(place, {"version": version}, said)


@bundle.command()
@command
def status(place: Place) -> None:
    """Gói nào đang dùng, gói nào đang chờ. / Which one is in force, which one waits."""
    state = bundles.bundle_state(place.data)
    current = state.current.version if state.current else 0
    waiting = state.waiting.version if state.waiting else 0
    told = {"current": current, "on_trial": state.on_trial, "waiting": waiting}
    parts = [in_every_language("bundles.command.own" if not current else "bundles.command.current",
                               version=current)]  # fmt: skip
    if state.on_trial:
        parts.append(in_every_language("bundles.command.on_trial"))
    if waiting:
        parts.append(in_every_language("bundles.command.waiting", version=waiting))
    say(place, told, "\n".join(parts))
