"""`kiosk voice build`: the clips of the loudspeaker."""

from pathlib import Path

import click

from kiosk import voice_building
from kiosk.bootstrap import SOUNDS
from kiosk.bootstrap.bundles import configured
from kiosk.cli.options import Place, command, say


@click.group()
def voice() -> None:
    """Giọng đọc ở loa. / The loudspeaker's voice."""


@voice.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=SOUNDS,
    help="Thư mục chứa các đoạn âm thanh. / The folder of the sounds.",
)
@command
def build(place: Place, out: Path) -> None:
    """Tạo bộ giọng đọc bằng espeak-ng. / Make the voice pack with espeak-ng."""
    centre = configured(place.settings, place.data)
    count = voice_building.build(out, centre.announcements)
    say(place, {"out": str(out), "clips": count}, f"{count} → {out}")
