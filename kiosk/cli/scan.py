"""`kiosk scan TEXT` and `kiosk scan --image FILE`: what a scan would do, without doing it."""

import os
import sys
from pathlib import Path

import click

from kiosk.bootstrap.bundles import configured
from kiosk.cli.options import NO, WRONG_USE, Place, command, fail, say
from kiosk.codes import UnknownReason
from kiosk.scans import understood
from kiosk.words import in_every_language, words


@click.command()
@click.argument(
    "text",
    type=click.UNPROCESSED,
    required=False,
    callback=lambda _, __, text: None if text is None else os.fsencode(text),
)
@click.option(
    "--image",
    type=click.Path(path_type=Path),
    help="Ảnh PNG hoặc JPEG có mã QR, thay cho TEXT. / A picture instead of TEXT.",
)
@command
def scan(place: Place, text: bytes | None, image: Path | None) -> None:
    """Cho biết một mã được đọc như thế nào. / Tell what a scan of TEXT would do."""
    if (text is None) == (image is None):
        fail(in_every_language("answers.trouble.text_or_picture"), WRONG_USE)
    centre = configured(place.settings, place.data)
    texts = [text] if text is not None else _seen(image)
    patterns = (centre.facts.dossier_pattern, centre.bookings.pattern)
    value: dict[str, object] = {"reason": UnknownReason.EMPTY}
    kind, key = "unknown", "no_code"
    if len(texts) == 1:
        kind, value, key = understood(texts[0], *patterns)
    elif texts:
        value, key = {"reason": UnknownReason.SEVERAL_CODES}, "unknown"
    message = {code: words(code).text(f"answers.scan.{key}") for code in ("vi", "en")}
    say(place, {"kind": kind, "value": value, "message": message}, message["vi"])
    if kind == "unknown":
        sys.exit(NO)


def _seen(image: Path | None) -> list[bytes | str]:
    """The texts of the codes in a picture."""
    from kiosk.pictures import codes_in_file

    return [] if image is None else list(codes_in_file(image))
