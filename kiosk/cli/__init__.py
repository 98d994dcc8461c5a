"""The commands; each loads only what it needs, so that a short one starts quickly."""

import importlib
import sys

import click

from kiosk import __version__
from kiosk.words import in_every_language

COMMANDS = {
    "run": "run:run",
    "hub": "hub:hub",
    "take": "take:take",
    "counter": "counter:counter",
    "scan": "scan:scan",
    "rate": "rate:rate",
    "print": "paper:print_form",
    "spool": "spool:spool",
    "export": "export:export",
    "screens": "screens:screens",
    "verify": "journal:verify",
    "rebuild": "journal:rebuild",
    "backup": "journal:backup",
    "restore": "journal:restore",
    "erase": "journal:erase",
    "pin": "pin:pin",
    "doctor": "doctor:doctor",
    "voice": "voice:voice",
    "simulate": "simulate:simulate",
    "central": "central:central",
    "bundle": "bundle:bundle",
    "directory": "directory:directory",
    "evidence": "evidence:evidence",
    "server": "server:server",
}


class Commands(click.Group):
    """Finds a command by name and loads its file then."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the README."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        found = getattr(importlib.import_module(f"kiosk.cli.{module}"), name)
        return found if isinstance(found, click.Command) else None

    def invoke(self, ctx: click.Context) -> object:
        """Says in our words that a command was mistyped; the details are the library's."""
        try:
            return super().invoke(ctx)
        except click.UsageError:
            click.echo(in_every_language("answers.trouble.wrong_use"), err=True)
            raise


@click.group(cls=Commands, invoke_without_command=True)
@click.version_option(__version__, prog_name="kiosk")
@click.option("--config", "settings", default=None, help="Như ở kiosk run. / As of kiosk run.")
@click.option("--data", default=None, help="Như ở kiosk run. / As of kiosk run.")
@click.pass_context
def entrance(context: click.Context, settings: str | None, data: str | None) -> None:
    """Bộ phận Một cửa: lấy số, tra cứu, gọi, tiếp nhận, đánh giá.

    Không có lệnh: mở trung tâm mẫu, cả năm nơi trên một máy.
    """
    given = {"--config": settings, "--data": data}
    arguments = [
        part for name, value in given.items() if value is not None for part in (name, value)
    ]
    if context.invoked_subcommand is None:
        from kiosk.cli.run import run  # Qt is loaded only to show something

        with run.make_context("kiosk", arguments, parent=context) as shown:
            run.invoke(shown)
    elif arguments:
        # before a command they would be lost without a word, and another centre would answer
        raise click.UsageError(in_every_language("answers.trouble.after_the_command"))


def main() -> None:
    """Entry point; output is UTF-8 whatever the terminal says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    entrance(prog_name="kiosk")
