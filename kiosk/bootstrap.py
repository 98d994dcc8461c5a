"""The composition root: a configuration and a data directory in, an assembled program out.

Everything is constructed here in the order in which it depends on each other, and closed in the
reverse order by one `ExitStack`.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import msgspec
import platformdirs

import kiosk
from kiosk import config, door
from kiosk.answers import TicketTaken
from kiosk.catalogue import Centre
from kiosk.clock import SystemClock
from kiosk.data_directory import DATABASE, WAIT_SECONDS, DataDirectory
from kiosk.desk import Desk, Parts
from kiosk.errors import ExportTrouble, StoreBusy
from kiosk.forms import FormFacts
from kiosk.journal import Rows
from kiosk.keys import secret_for
from kiosk.papers import ticket_facts
from kiosk.ports import Clock, Random
from kiosk.reports import Period
from kiosk.store import Store, connect

SAMPLE = Path(__file__).resolve().parent.parent / "assets" / "sample"
SOUNDS = SAMPLE.parent / "sounds"
PATIENCE_SECONDS = 0.2


def default_data() -> Path:
    """Where this user's centre keeps its data unless told otherwise."""
    return Path(platformdirs.user_data_dir("kiosk", appauthor=False))


class Program(msgspec.Struct, frozen=True):
    """An assembled centre. `writing`: this process holds the journal; False for a visitor whose
    desk lives in a running place."""

    centre: Centre
    desk: Desk
    data: Path
    writing: bool
    news: tuple[str, ...] = ()


@contextmanager
def centre_at_work(
    settings: Path,
    data: Path,
    what: str,
    *,
    clock: Clock | None = None,
    random: Random = secrets.token_bytes,
    serve: bool = False,
) -> Iterator[Program]:
    """The centre of a configuration on a data directory, written to by this process.

    `serve` opens the local door for short commands. Raises `ConfigError`, `StoreBusy`,
    `StoreTrouble`.
    """
    centre = config.load(settings)
    directory = DataDirectory(data, clock or SystemClock(), random)
    directory.lock(what)
    with ExitStack() as closing:
        closing.callback(directory.close)
        yield _assemble(centre, directory, clock or SystemClock(), random, closing, serve)


@contextmanager
def desk_for_command(settings: Path, data: Path, what: str) -> Iterator[Program]:
    """The desk for a short command: through the door of a running place, else as the writer.

    Waits ten seconds in line for another short command, then raises `StoreBusy` naming it.
    """
    centre = config.load(settings)
    clock = SystemClock()
    directory = DataDirectory(data, clock, secrets.token_bytes)
    with ExitStack() as closing:
        waited = 0.0
        while True:
            try:
                directory.lock(what, PATIENCE_SECONDS)
                break
            except StoreBusy:
                writer = directory.writer()
                if writer and writer.address:
                    desk = door.knock(writer.address, secret_for("door", directory.seed()))
                    yield Program(centre, desk, data, False)
                    return
                waited += PATIENCE_SECONDS
                if waited >= WAIT_SECONDS:
                    raise
        closing.callback(directory.close)
        yield _assemble(centre, directory, clock, secrets.token_bytes, closing, False)


def print_ticket(program: Program, ticket: TicketTaken, to: str) -> dict[str, str]:
    """Prints a number to a file or printer and puts it on record; what became of the paper.

    The number is valid whatever happens here.
    """
    from kiosk.errors import PaperUncertain, PrinterTrouble  # noqa: PLC0415
    from printing.output import print_form  # noqa: PLC0415 - Typst only where paper is asked for
    from printing.pages import PageSetter  # noqa: PLC0415

    about = ticket.ticket
    try:
        facts = ticket_facts(ticket, program.centre)
        outcome = print_form(facts, to, PageSetter(), language=ticket.language)
    except PrinterTrouble as trouble:
        state = "uncertain" if isinstance(trouble, PaperUncertain) else "failed"
        program.desk.slip_failed(form="ticket", about=about, state=state, reason=trouble.reason)
        return {"state": state, "reason": trouble.reason, "sentence": str(trouble)}
    program.desk.slip_printed(form="ticket", about=about, confirmed=outcome.confirmed)
    return {"state": "printed"}


def print_form_to(facts: FormFacts, to: str, **how: Any) -> Any:
    """Prints any form to any output; see `printing.output.print_form`."""
    from printing.output import print_form  # noqa: PLC0415
    from printing.pages import PageSetter  # noqa: PLC0415

    return print_form(
        facts, to, PageSetter(), **{key: value for key, value in how.items() if value}
    )


def export_figures(
    program: Program,
    what: str,
    period: Period,
    out: Path,
    by: str,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> int:
    """Exports figures to a .csv, .xlsx or .pdf file and puts that on record; how many rows.

    The file appears whole or not at all. `progress(done, of)` may be called from this thread.
    """
    from kiosk import exports, reports  # noqa: PLC0415
    from kiosk.exports.tables import table_of  # noqa: PLC0415

    kind = out.suffix.lower().removeprefix(".")
    part = out.with_name(f".{out.name}.part{out.suffix}")
    try:
        with reading(program.data) as rows:
            table = table_of(what, rows, program.centre, period)

            def told(done: int) -> None:
                progress(done, table.count)

            if kind == "csv":
                count = exports.write_csv(table, part, told)
            elif kind == "xlsx":
                rated = what == "ratings"
                groups = {
                    name: reports.rating_groups(rows, program.centre, period, name)
                    for name in (reports.GROUPS if rated else ())
                }
                levels = [level.name["vi"] for level in program.centre.rating.levels]
                count = exports.write_xlsx(table, groups, levels, part, told)
            else:
                facts = exports.report_facts(rows, program.centre, period, SystemClock().now(), by)
                print_form_to(facts, str(part))
                count = table.count
        part.replace(out)
    except OSError as error:
        raise ExportTrouble(f"{out}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)
    program.desk.figures_exported(
        what=what, since=period.since, until=period.until, format=kind, rows=count, by=by
    )
    return count


@contextmanager
def reading(data: Path) -> Iterator[Rows]:
    """A connection that only reads, beside whoever writes."""
    connection = connect(data / DATABASE, read_only=True)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def journal_alone(data: Path, what: str) -> Iterator[Store]:
    """The journal without a centre, for care; waits in line and writes."""
    directory = DataDirectory(data, SystemClock(), secrets.token_bytes)
    directory.lock(what)
    with ExitStack() as closing:
        closing.callback(directory.close)
        store = directory.open_store()
        closing.callback(store.close)
        yield store


def _assemble(
    centre: Centre,
    directory: DataDirectory,
    clock: Clock,
    random: Random,
    closing: ExitStack,
    serve: bool,
) -> Program:
    seed = directory.seed()
    store = directory.open_store()
    closing.callback(store.close)
    desk = Desk(Parts(store, centre, clock, random, secret_for("look-up factors", seed)))
    first = store.run(lambda tx: tx.head.seq == 0)
    for why in directory.news or (["first start"] if first else []):
        desk.journal_started(reason=why, program=kiosk.__version__)
    desk.learn()
    if serve:
        entrance = door.Door(desk, secret_for("door", seed))
        closing.callback(entrance.close)
        directory.announce_address(entrance.address)
    return Program(centre, desk, directory.folder, True, tuple(directory.news))
