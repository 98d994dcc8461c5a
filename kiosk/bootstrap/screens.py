"""Screens: the places of `ui/` around a desk."""

import logging
import os
from collections.abc import Sequence
from contextlib import ExitStack
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import bootstrap, routing
from kiosk.bootstrap.program import SOUNDS, Program
from kiosk.bootstrap.restarting import AGAIN
from kiosk.words import in_every_language

if TYPE_CHECKING:
    from ui.hall import Hall

WANTED = frozenset({"slip_ordered", "slip_retried"})
"""Papers that others than the places of this process want of its printers."""
LOG_BYTES = 2 * 1024 * 1024
QT_NOISE = "qt.multimedia.*=false;kf.*=false"


def open_hall(program: Program, counter: int, closing: ExitStack) -> "Hall":
    """What every place on this machine is given; `ui.app.application` must be there already.

    `closing` takes everything down again, in reverse.
    """
    from printing.room import PrintRoom
    from ui.background import Background
    from ui.feed import Feed
    from ui.hall import Hall

    feed = Feed()
    closing.callback(feed.close)
    program.listen(feed.listener())
    background = Background()
    closing.callback(background.close)
    printers = bootstrap.Printers(program.centre, show=feed.paper)
    devices = program.centre.devices
    room = PrintRoom(
        program.desk, program.centre, printers, routing.printers(devices), program.prints
    )
    closing.callback(room.close)
    program.listen(lambda told: room.wake() if any(each.kind in WANTED for each in told) else None)
    readers = [each for each in devices if each.kind == "reader"]
    return Hall(
        desk=program.desk,
        centre=program.centre,
        data=program.data,
        room=room,
        feed=feed,
        background=background,
        now=program.clock.now,
        export=lambda what, period, out, by, progress: bootstrap.export_figures(
            program, what, period, out, by, progress
        ),
        rows=lambda: bootstrap.reading(program.data),
        sounds=SOUNDS,
        counter=counter,
        told=program.told,
        upkeep=program.upkeep,
        readers={
            place: tuple(each for each in readers if each.place == place)
            for place in {each.place for each in readers}
        },
    )


def show_places(
    program: Program,
    places: Sequence[str],
    *,
    windowed: bool,
    counter: int,
    screen: int = 0,
    self_test: bool = False,
) -> int:
    """Runs the places until their windows are closed; the exit code, `AGAIN` where the same command
    is to be run once more.

    `self_test`: as soon as every place has drawn its first usable frame, says so and ends.
    """
    os.environ.setdefault("QT_LOGGING_RULES", QT_NOISE)
    os.environ.setdefault("QT_IM_MODULE", "")  # an input method would rewrite scanned codes
    from ui.app import App, application  # Qt only where something is shown

    with ExitStack() as closing:
        app = application()
        hall = open_hall(program, counter, closing)
        shown = App(hall, places, windowed=windowed, screen=screen, then=program.open_door)
        shown.begin_anew(program.wanted, lambda: app.exit(AGAIN))
        closing.callback(shown.close)

        def end() -> None:
            print(in_every_language("answers.command.shown"), flush=True)
            app.quit()

        if self_test:
            shown.when_usable(end)
        return app.exec()


def keep_log(data: Path) -> None:
    """What went wrong goes to a file of its own: ids and stable words, never a person's data."""
    data.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        data / "kiosk.log", maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
