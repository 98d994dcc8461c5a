"""What all commands share: their options, how they answer, how trouble becomes an exit code."""

import functools
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click
import msgspec

from kiosk.answers import Refused
from kiosk.bootstrap import SAMPLE, Program, default_data, desk_for_command
from kiosk.errors import KnownError, PrinterTrouble
from kiosk.words import in_every_language, languages, words

DONE, NO, WRONG_USE, TROUBLE = 0, 1, 2, 3
LONGEST = 4096
PLACES = ("kiosk", "counter", "rater", "board", "manager")


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
        type=Folder(path_type=Path),
        default=SAMPLE,
        help="Thư mục cấu hình của trung tâm (mặc định: trung tâm mẫu). / "
        "The centre's configuration (default: the sample centre).",
    )
    @click.option(
        "--data",
        type=Folder(path_type=Path, file_okay=False),
        default=None,
        help="Thư mục dữ liệu (mặc định: của người dùng). / Data folder (default: this user's).",
    )
    @click.option(
        "--json",
        "as_json",
        is_flag=True,
        help="Trả lời bằng một đối tượng JSON. / Answer with one JSON object.",
    )
    @functools.wraps(work)
    def wrapped(settings: Path, data: Path | None, as_json: bool, **rest: object) -> None:
        _refuse_what_is_no_text({"--config": settings, "--data": data, **rest})
        place = Place(settings, data or default_data(), as_json)
        try:
            work(place, **rest)
        except PrinterTrouble as trouble:
            fail(of_the_printer(trouble.reason, str(trouble)), trouble.exit_code)
        except KnownError as trouble:
            fail(str(trouble), trouble.exit_code)
        except OSError as error:
            fail(in_every_language("answers.trouble.outside", detail=error), TROUBLE)

    return wrapped


class Day(click.DateTime):
    """A date YYYY-MM-DD of our two centuries, which all arithmetic with days can bear."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Fails as wrong use outside 2000–2199."""
        day: datetime = super().convert(value, param, ctx)
        if not 2000 <= day.year < 2200:
            self.fail(f"{value!r}: 2000-01-01 … 2199-12-31", param, ctx)
        return day


DAY = Day(["%Y-%m-%d"])


@contextmanager
def at_desk(place: Place, what: str) -> Iterator[Program]:
    """The desk for a short command; tells people if the journal had to begin anew."""
    with desk_for_command(place.settings, place.data, what) as program:
        tell_news(program)
        yield program


def tell_news(program: Program) -> None:
    """Says on standard error how the journal was found, where that is worth telling."""
    for each in program.news:
        click.echo(each, err=True)


def _refuse_what_is_no_text(given: Mapping[str, object]) -> None:
    """Arguments become events and file names: broken UTF-8 would break there, halfway."""
    for name, value in given.items():
        for each in value if isinstance(value, tuple) else (value,):
            if not isinstance(each, str | Path):
                continue
            text = str(each)
            if len(text) > LONGEST or text.encode(errors="replace").decode() != text:
                sentence = in_every_language("answers.trouble.not_utf8", name=name, most=LONGEST)
                fail(sentence, WRONG_USE)


class Folder(click.Path):
    """A folder by name; an empty name (an unset variable of a script) is wrong use."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Fails as wrong use on an empty name."""
        if not str(value):
            name = param.opts[0] if param else ""
            self.fail(in_every_language("answers.trouble.empty_folder", name=name), param, ctx)
        return super().convert(value, param, ctx)


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


def of_the_printer(reason: str, sentence: str) -> str:
    """A printer's trouble for a console: its own sentence, which is Vietnamese and may hold a
    detail, then the same in the other languages."""
    others = [words(each).text(f"paper.trouble.{reason}") for each in languages()[1:]]
    return " — ".join([sentence, *others])


def fail(sentence: str, code: int) -> NoReturn:
    """Trouble: the sentence on standard error."""
    click.echo(sentence, err=True)
    sys.exit(code)
