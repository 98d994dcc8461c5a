"""What every command about the central server is given: `--db`, `--data`, `--json`."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import msgspec
import platformdirs

from kiosk.cli.options import TROUBLE, WRONG_USE, Folder, fail
from kiosk.errors import KnownError
from kiosk.words import in_every_language


class Where(msgspec.Struct, frozen=True):
    """Which server a command means."""

    data: Path
    url: str | None
    as_json: bool

    def say(self, answer: object, sentence: str) -> None:
        """One JSON object, or the sentence for people."""
        click.echo(msgspec.json.encode(answer).decode() if self.as_json else sentence)


def at_server(work: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--db`, `--data` and `--json`; the function gets them as its first argument."""

    @click.option(
        "--db",
        "url",
        envvar="KIOSK_SERVER_DB",
        default=None,
        help="postgresql+psycopg://… (mặc định: tệp SQLite trong thư mục dữ liệu; có thể đặt ở "
        "biến KIOSK_SERVER_DB). / Default: an SQLite file in the data folder.",
    )
    @click.option(
        "--data",
        type=Folder(path_type=Path, file_okay=False),
        default=None,
        help="Thư mục dữ liệu và khóa của máy chủ. / The server's data and key.",
    )
    @click.option(
        "--json",
        "as_json",
        is_flag=True,
        help="Trả lời bằng một đối tượng JSON. / Answer with one JSON object.",
    )
    @functools.wraps(work)
    def wrapped(url: str | None, data: Path | None, as_json: bool, **rest: object) -> None:
        if url and not url.startswith(("postgresql+psycopg://", "sqlite:///")):
            fail(in_every_language("server.trouble.url"), WRONG_USE)
        folder = data or Path(platformdirs.user_data_dir("kiosk-server", appauthor=False))
        try:
            work(Where(folder, url, as_json), **rest)
        except KnownError as trouble:
            fail(str(trouble), trouble.exit_code)
        except OSError as error:
            fail(in_every_language("answers.trouble.outside", detail=error), TROUBLE)

    return wrapped
