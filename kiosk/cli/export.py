"""`kiosk export`: the figures of a day or more."""

import getpass
import os
import sys
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from kiosk.bootstrap import export_figures
from kiosk.cli.options import DAY, WRONG_USE, Place, at_desk, command, fail, say
from kiosk.clock import SystemClock
from kiosk.exports.tables import KINDS, ONLY_PDF
from kiosk.reports import Period
from kiosk.words import in_every_language, words

FORMATS = (".xlsx", ".csv", ".pdf")


@click.command()
@click.argument("what", type=click.Choice(KINDS))
@click.option(
    "--date",
    "since",
    type=DAY,
    default=None,
    help="Ngày đầu (mặc định: hôm nay). / First day (default: today).",
)
@click.option(
    "--until",
    type=DAY,
    default=None,
    help="Ngày cuối (mặc định: như ngày đầu). / Last day (default: the first).",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True)
@command
def export(
    place: Place, what: str, since: datetime | None, until: datetime | None, out: Path
) -> None:
    """Xuất đánh giá, phiếu số, hồ sơ hoặc sổ theo dõi hồ sơ. / Export figures or the register."""
    first = since.date() if since else SystemClock().now().date()
    last = until.date() if until else first
    if last < first:
        fail(in_every_language("exports.command.order", since=first, until=last), WRONG_USE)
    if out.suffix.lower() not in FORMATS:
        fail(in_every_language("exports.command.unknown", file=out), WRONG_USE)
    if what in ONLY_PDF and out.suffix.lower() != ".pdf":
        fail(in_every_language("exports.command.only_pdf", file=out), WRONG_USE)
    quiet = place.as_json or not sys.stderr.isatty()
    with (
        at_desk(place, "kiosk export") as program,
        Progress(console=Console(stderr=True), disable=quiet) as bar,
    ):
        task = bar.add_task(out.name, total=None)
        count = export_figures(
            program,
            what,
            Period(first, last),
            out,
            _who(),
            lambda done, of: bar.update(task, completed=done, total=of),
        )
    sentence = words().text("exports.command.done", count=f"{count:,}", file=out)
    say(place, {"out": str(out), "rows": count}, sentence)


def _who() -> str:
    """Who exports, for the record; a user without a name on this machine is its number."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid()) if hasattr(os, "getuid") else "?"
