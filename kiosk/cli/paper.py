"""`kiosk print`: any form to any output."""

from pathlib import Path

import click

from kiosk.bootstrap import print_form_to
from kiosk.cli.options import Place, command, say
from kiosk.errors import ConfigError, Mistake
from kiosk.forms import Copy, FormKind, read_facts
from kiosk.words import in_every_language, languages


@click.command("print")
@click.argument("form", type=click.Choice([each.value for each in FormKind]))
@click.option("--facts", type=click.Path(path_type=Path, dir_okay=False), required=True)
@click.option(
    "--to",
    required=True,
    help="FILE.pdf, FILE.png, FILE.bin hoặc tcp://HOST:PORT. / A file or a printer.",
)
@click.option(
    "--language",
    type=click.Choice(languages()),
    default="vi",
    help="Ngôn ngữ của phiếu. / The paper's language.",
)
@click.option("--copy", type=click.Choice([each.value for each in Copy]), default=None)
@click.option(
    "--reprint",
    type=click.IntRange(0, 99),
    default=0,
    help="Lần in lại, tính từ 1. / Which reprint, from 1.",
)
@click.option(
    "--paper", type=click.Choice(["a4", "a5"]), default=None, help="Khổ giấy rời. / Sheet size."
)
@click.option(
    "--basis",
    default="",
    help="Căn cứ pháp lý của mẫu, nếu không theo ngày. / The form's legal basis, if not by date.",
)
@command
def print_form(place: Place, form: str, facts: Path, to: str, **more: str | int | None) -> None:
    """In biểu mẫu FORM với dữ kiện trong FILE.json. / Print a form."""
    try:
        raw = facts.read_bytes()
    except OSError as error:
        expected = in_every_language("answers.trouble.no_facts", detail=error.strerror)
        raise ConfigError([Mistake(facts, 0, expected)]) from error
    read = read_facts(FormKind(form), raw, facts)
    outcome = print_form_to(read, to, **more)
    said = {"out": to, "state": "printed", "confirmed": outcome.confirmed}
    say(place, said, to)
