"""`kiosk screens`: every screen as PNG, without a display."""

import os
import re
from pathlib import Path

import click

from kiosk import config
from kiosk.catalogue import Panel
from kiosk.cli.options import PLACES, WRONG_USE, Place, command, fail, say
from kiosk.words import languages

PANEL = re.compile(r"(\d+(?:\.\d+)?):(\d{3,5})x(\d{3,5})")


@click.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option(
    "--place",
    "only",
    type=click.Choice(PLACES),
    default=None,
    help="Chỉ nơi này. / This place only.",
)
@click.option(
    "--panel",
    default="",
    help="Màn hình của máy lấy số, ví dụ 21.5:1080x1920. / The kiosk's panel.",
)
@click.option(
    "--lang",
    "language",
    default="",
    help="vi hoặc en (mặc định: cả hai). / vi or en (default: both).",
)
@click.option("--large", is_flag=True, help="Chữ to. / Large text.")
@click.option("--contrast", is_flag=True, help="Tương phản cao. / High contrast.")
@click.option("--low-reach", is_flag=True, help="Tầm với thấp. / Low reach.")
@command
def screens(
    place: Place, out: Path, only: str | None, panel: str, language: str, **modes: bool
) -> None:
    """Vẽ mọi màn hình ra tệp PNG. / Draw every screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    from ui.screens import save_screens  # Qt only where something is drawn
    from ui.viewmodels.place import Modes

    if language and language not in languages():
        fail(f"--lang {language}: {', '.join(languages())}", WRONG_USE)
    read = PANEL.fullmatch(panel)
    if panel and not (read and 5 <= float(read[1]) <= 150):
        fail(f"--panel {panel}: 21.5:1080x1920", WRONG_USE)
    kiosk_panel = Panel("kiosk", float(read[1]), int(read[2]), int(read[3])) if read else None
    files = save_screens(
        out,
        config.load(place.settings),
        [language] if language else languages(),
        Modes(modes["large"], modes["contrast"], modes["low_reach"]),
        kiosk_panel,
        [only] if only else PLACES,
    )
    say(place, {"out": str(out), "files": len(files)}, f"{len(files)} → {out}")
