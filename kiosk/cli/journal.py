"""`kiosk verify`, `rebuild`, `backup`, `restore`, `erase`: care for the journal."""

import sys
from pathlib import Path

import click

from kiosk import backups
from kiosk.bootstrap import journal_alone, reading
from kiosk.cli.options import NO, WRONG_USE, Place, at_desk, command, fail, say
from kiosk.data_directory import DATABASE
from kiosk.data_directory import verify as walk
from kiosk.journal import Report
from kiosk.words import in_every_language


@click.command()
@click.argument(
    "evidence", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option(
    "--server-key",
    "server_keys",
    multiple=True,
    help="Khóa công khai của máy chủ (hex), có thể lặp lại. / A server's public key.",
)
@command
def verify(place: Place, evidence: Path | None, server_keys: tuple[str, ...]) -> None:
    """Kiểm tra toàn bộ chuỗi nhật ký, hoặc tệp EVIDENCE. / Walk the journal's chain, or check
    EVIDENCE of a rating, which needs no journal."""
    if evidence:
        from kiosk.cli.evidence import say_checked

        say_checked(place, evidence, server_keys)
        return
    _need_a_journal(place)
    report = walk(place.data)
    _say_report(place, report)
    if not report.intact:
        sys.exit(NO)


@click.command()
@command
def rebuild(place: Place) -> None:
    """Dựng lại các bảng suy ra từ nhật ký. / Recreate what is derived from the journal.

    A journal that is not intact is refused, with what was found: its tables may be the better
    witness.
    """
    _need_a_journal(place)
    report = walk(place.data)
    if not report.intact:
        _say_report(place, report)
        click.echo(in_every_language("answers.command.not_rebuilt"), err=True)
        sys.exit(NO)
    with journal_alone(place.data, "kiosk rebuild") as store:
        count = store.run(lambda tx: tx.rebuild())
    say(place, {"events": count}, in_every_language("answers.command.rebuilt", count=count))


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@command
def backup(place: Place, file: Path) -> None:
    """Sao lưu ra FILE, kể cả khi đang chạy. / Back up into FILE, also while running."""
    size = backups.backup(place.data, file)
    say(place, {"out": str(file), "bytes": size}, f"{file}: {size:,} B")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@command
def restore(place: Place, file: Path) -> None:
    """Đưa bản sao lưu FILE trở lại; nhật ký hiện có được giữ riêng. / Restore a backup."""
    kept = backups.restore(file, place.data)
    said = {"restored": str(file), "set_aside": str(kept) if kept else None}
    say(place, said, in_every_language("answers.command.restored", kept=kept or "-"))


@click.command()
@command
def erase(place: Place) -> None:
    """Xóa những lời đã quá thời hạn lưu. / Erase texts that have outlived their time."""
    _need_a_journal(place)
    before = _sealed(place.data)
    with at_desk(place, "kiosk erase") as program:
        program.desk.erase_outlived()
    after = _sealed(place.data)
    gone = {name: count - after.get(name, 0) for name, count in before.items()}
    gone = {name: count for name, count in gone.items() if count > 0}
    key = "erased" if gone else "nothing_to_erase"
    said = ", ".join(f"{name} {count}" for name, count in gone.items())
    say(place, {"erased": gone}, in_every_language(f"answers.command.{key}", texts=said))


def _sealed(data: Path) -> dict[str, int]:
    """How many sealed texts there are, by name. The first wish of a day erases some by itself, so
    they are counted around it."""
    with reading(data) as rows:
        return dict(
            tuple(row) for row in rows.execute("SELECT name, count(*) FROM sealed GROUP BY 1")
        )


def _say_report(place: Place, report: Report) -> None:
    key = "intact" if report.intact else "not_intact"
    count = report.events if report.intact else len(report.problems)
    lines = [in_every_language(f"answers.command.{key}", count=count)]
    lines += [f"  {each.log} {each.epoch}/{each.seq}: {each.what}" for each in report.problems]
    say(place, report, "\n".join(lines))


def _need_a_journal(place: Place) -> None:
    if not (place.data / DATABASE).exists():
        fail(in_every_language("answers.trouble.no_journal", folder=place.data), WRONG_USE)
