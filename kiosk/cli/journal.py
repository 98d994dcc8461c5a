"""`kiosk verify`, `rebuild`, `backup`, `restore`: care for the journal."""

import sys
from pathlib import Path

import click

from kiosk import backups
from kiosk.bootstrap import journal_alone
from kiosk.cli.options import NO, WRONG_USE, Place, command, fail, say
from kiosk.data_directory import DATABASE
from kiosk.data_directory import verify as walk
from kiosk.words import in_every_language


@click.command()
@command
def verify(place: Place) -> None:
    """Kiểm tra toàn bộ chuỗi nhật ký. / Walk the journal's chain."""
    _need_a_journal(place)
    report = walk(place.data)
    key = "intact" if report.intact else "not_intact"
    count = report.events if report.intact else len(report.problems)
    lines = [in_every_language(f"answers.command.{key}", count=count)]
    lines += [f"  {each.log} {each.epoch}/{each.seq}: {each.what}" for each in report.problems]
    say(place, report, "\n".join(lines))
    if not report.intact:
        sys.exit(NO)


@click.command()
@command
def rebuild(place: Place) -> None:
    """Dựng lại các bảng suy ra từ nhật ký. / Recreate what is derived from the journal."""
    _need_a_journal(place)
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


def _need_a_journal(place: Place) -> None:
    if not (place.data / DATABASE).exists():
        fail(in_every_language("answers.trouble.no_journal", folder=place.data), WRONG_USE)
