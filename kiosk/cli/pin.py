"""`kiosk pin`: the line of a PIN for `staff.toml`, without the PIN being seen or kept."""

import sys

import click

from kiosk import pins
from kiosk.cli.options import WRONG_USE, Place, command, fail, say
from kiosk.words import in_every_language


@click.command()
@command
def pin(place: Place) -> None:
    """Băm một mã PIN cho staff.toml (hỏi hai lần, không hiện). / Hash a PIN."""
    if sys.stdin.isatty():
        typed = _asked("ask")
        if _asked("ask_again") != typed:
            fail(in_every_language("answers.pin.differ"), WRONG_USE)
    else:
        typed = sys.stdin.readline().strip()
    wrong = pins.weakness(typed)
    if wrong:
        fail(in_every_language(f"answers.pin.{wrong}"), WRONG_USE)
    hashed = pins.hash_of(typed)
    say(place, {"pin_hash": hashed}, f'pin_hash = "{hashed}"')


def _asked(key: str) -> str:
    """Typed without echo; what is asked goes to standard error, the answer alone to output."""
    asked = click.prompt(
        in_every_language(f"answers.pin.{key}"),
        hide_input=True,
        default="",
        show_default=False,
        err=True,
    )
    return str(asked).strip()
