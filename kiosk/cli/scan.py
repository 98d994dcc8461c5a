"""`kiosk scan TEXT`: what a scan would do, without doing it."""

import os
import sys

import click

from kiosk import config
from kiosk.cli.options import NO, Place, command, say
from kiosk.scans import understood
from kiosk.words import words


@click.command()
@click.argument("text", type=click.UNPROCESSED, callback=lambda _, __, text: os.fsencode(text))
@command
def scan(place: Place, text: bytes) -> None:
    """Cho biết một mã được đọc như thế nào. / Tell what a scan of TEXT would do."""
    centre = config.load(place.settings)
    kind, value, key = understood(text, centre.facts.dossier_pattern)
    message = {code: words(code).text(f"answers.scan.{key}") for code in ("vi", "en")}
    say(place, {"kind": kind, "value": value, "message": message}, message["vi"])
    if kind == "unknown":
        sys.exit(NO)
