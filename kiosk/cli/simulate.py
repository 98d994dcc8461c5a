"""`kiosk simulate`: an invented day at full speed."""

import sys
import time
from datetime import date, datetime
from datetime import time as clock_time

import click
from rich.console import Console
from rich.progress import Progress

from kiosk.answers import Reason, Refused
from kiosk.bootstrap import SAMPLE, centre_at_work, reading
from kiosk.cli.options import DAY, Place, command, refuse, say
from kiosk.clock import VIETNAM, SystemClock
from kiosk.data_directory import DATABASE
from kiosk.simulated import holds_real_visits
from kiosk.simulation import SimulatedClock, Simulation


@click.command()
@click.option(
    "--visits",
    type=click.IntRange(0, 100_000),
    default=1500,
    help="Số lượt trong ngày. / Visits in the day.",
)
@click.option(
    "--seed",
    type=int,
    default=1,
    help="Cùng số này thì cùng một ngày. / The same seed makes the same day.",
)
@click.option(
    "--date", "day", type=DAY, default=None, help="Ngày mô phỏng. / The invented day's date."
)
@command
def simulate(place: Place, visits: int, seed: int, day: datetime | None) -> None:
    """Cho trung tâm làm việc cả một ngày tưởng tượng. / Play an invented day."""
    today: date = day.date() if day else SystemClock().now().date()
    clock = SimulatedClock(datetime.combine(today, clock_time(6, 30), VIETNAM))
    _refuse_beside_real_people(place)
    started = time.monotonic()
    quiet = place.as_json or not sys.stderr.isatty()
    with centre_at_work(place.settings, place.data, "kiosk simulate", clock=clock) as program:
        desk = program.desk
        before = desk.store.run(lambda tx: tx.head.seq)
        with Progress(console=Console(stderr=True), disable=quiet) as bar:
            task = bar.add_task(f"{today:%d/%m/%Y}", total=visits)
            played = Simulation(desk, program.centre, clock, visits, seed).run(
                lambda come: bar.update(task, completed=come)
            )
        events = desk.store.run(lambda tx: tx.head.seq) - before
    seconds = round(time.monotonic() - started, 3)
    said = {
        "date": played.date.isoformat(),
        "visits": visits,
        "tickets": played.tickets,
        "ratings": played.ratings,
        "events": events,
        "seconds": seconds,
    }
    say(place, said, ", ".join(f"{name} {value}" for name, value in said.items()))


def _refuse_beside_real_people(place: Place) -> None:
    """Invented visits would spoil real figures, and an invented date would close the real day. In
    the sample centre nobody is real."""
    if place.settings.resolve() == SAMPLE or not (place.data / DATABASE).exists():
        return
    with reading(place.data) as rows:
        if holds_real_visits(rows):
            refuse(place, Refused(reason=Reason.REAL_VISITS))
