"""What all commands share: their options, how they answer, how trouble becomes an exit code."""

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click
import msgspec

from kiosk.answers import Refused
from kiosk.bootstrap import SAMPLE, default_data
from kiosk.errors import KnownError

DONE, NO, WRONG_USE, TROUBLE = 0, 1, 2, 3


class Place(msgspec.Struct, frozen=True):
    """Where a command works. `settings` and `data` are folders."""

    settings: Path
    data: Path
    as_json: bool


def command(work: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--config`, `--data` and `--json`; the function gets them as its first argument."""

    @click.option(
        "--config",
        "settings",
        type=click.Path(path_type=Path),
        default=SAMPLE,
        help="Thư mục cấu hình của trung tâm (mặc định: trung tâm mẫu).",
    )
    @click.option(
        "--data",
        type=click.Path(path_type=Path, file_okay=False),
        default=None,
        help="Thư mục dữ liệu (mặc định: thư mục dữ liệu của người dùng).",
    )
    @click.option("--json", "as_json", is_flag=True, help="Trả lời bằng một đối tượng JSON.")
    @functools.wraps(work)
    def wrapped(settings: Path, data: Path | None, as_json: bool, **rest: object) -> None:
        place = Place(settings, data or default_data(), as_json)
        try:
            work(place, **rest)
        except KnownError as trouble:
            fail(str(trouble), trouble.exit_code)

    return wrapped


def say(place: Place, answer: object, sentence: str) -> None:
    """Prints one JSON object, or the sentence for people."""
    click.echo(msgspec.json.encode(answer).decode() if place.as_json else sentence)


def both(refused: Refused) -> dict[str, str]:
    """A refusal's sentence in both languages."""
    return {"vi": refused.message("vi"), "en": refused.message("en")}


def refuse(place: Place, refused: Refused) -> NoReturn:
    """A normal no: the reason, exit 1."""
    message = both(refused)
    say(place, {"refused": refused.reason, "message": message}, f"{message['vi']}\n{message['en']}")
    sys.exit(NO)


def fail(sentence: str, code: int) -> NoReturn:
    """Trouble: the sentence on standard error."""
    click.echo(sentence, err=True)
    sys.exit(code)
