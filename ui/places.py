"""Each place of the hall: its root file, its view-model, and what it listens to.

A place loads its own view-models only: a kiosk needs no sound and no tables, and starts sooner.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QObject

from kiosk.catalogue import Device
from kiosk.flow import Waits
from kiosk.words import words
from ui.hall import Hall
from ui.place_window import PlaceWindow, panel_of

log = logging.getLogger(__name__)
WITH_KEYBOARD = ("counter", "manager")


class Made(NamedTuple):
    """A place to be opened; `silence` ends what it says before it is destroyed."""

    model: QObject
    root: str
    silence: Callable[[], None] | None = None


def open_place(place: str, hall: Hall) -> PlaceWindow:
    """A place of `MAKERS` in its window, not yet shown."""
    made = MAKERS[place](hall)
    title = words().text(f"places.{place}.title", counter=hall.counter)
    window = PlaceWindow(made.root, made.model, panel_of(hall.centre, place), title)
    if made.silence:
        window.closing.callback(made.silence)
    devices = hall.readers.get(place, ())
    if devices:
        _read(hall, devices, window, keyboard=place in WITH_KEYBOARD)
    return window


def _read(hall: Hall, devices: Sequence[Device], window: PlaceWindow, *, keyboard: bool) -> None:
    """What the place's readers read goes to its view-model; their trouble goes on record."""
    from ui.readers import readers_of  # a place without a reader loads none

    def told(code: str, reason: str) -> None:
        if reason:
            log.warning("reader %s: %s", code, reason)
        hall.background.run(
            lambda: hall.desk.device_state(device=code, reason=reason), lambda _: None
        )

    for device in devices:
        log.info("reader %s at %s", device.code, device.url.partition(":")[0])
    model: Any = window.model
    readers = readers_of(devices, model)
    window.closing.callback(readers.close)
    readers.scanned.connect(lambda scan: model.scanned(scan.text, scan.source))
    readers.troubled.connect(told)
    readers.watch(window.view, keyboard=keyboard)
    if readers.camera and hasattr(model, "previewed"):
        camera = readers.camera
        camera.previewed.connect(model.previewed)
        model.changed.connect(lambda: camera.show(model.screen == "scan"))


def _kiosk(hall: Hall) -> Made:
    from ui.speech import speech_here
    from ui.viewmodels.kiosk_place import KioskViewModel

    voice = speech_here()
    times = hall.centre.times

    model = KioskViewModel(
        hall.desk,
        hall.centre,
        hall.background,
        hall.room.ticket,
        now=hall.now,
        waits=Waits(
            idle=times.idle,
            reading=times.idle_reading,
            answer=times.idle_answer,
            ticket=times.ticket,
            without_paper=times.ticket_without_paper,
            reasons=hall.centre.rating.reasons_seconds,
            thanks=hall.centre.rating.thanks_seconds,
        ),
        speech=voice is not None,
    )
    if voice:
        voice.setParent(model)
        model.speak.connect(voice.say)
    hall.feed.happened.connect(lambda _: model.look())
    return Made(model, "kiosk/KioskPlace.qml", voice.close if voice else None)


def _counter(hall: Hall) -> Made:
    from ui.viewmodels.counter_place import CounterViewModel

    model = CounterViewModel(
        hall.desk, hall.centre, hall.background, hall.room, now=hall.now, counter=hall.counter
    )
    hall.feed.happened.connect(lambda _: model.look())
    return Made(model, "counter/CounterPlace.qml")


def _rater(hall: Hall) -> Made:
    from ui.viewmodels.rater_place import RaterViewModel

    model = RaterViewModel(
        hall.desk, hall.centre, hall.background, hall.feed, counter=hall.counter, told=hall.told
    )
    return Made(model, "rater/RaterPlace.qml")


def _board(hall: Hall) -> Made:
    from ui.viewmodels.board_place import BoardViewModel
    from ui.voice import Voice

    voice = Voice(hall.sounds, hall.centre.announcements)
    model = BoardViewModel(
        hall.desk, hall.centre, hall.background, hall.feed, voice, now=hall.now, told=hall.told
    )
    voice.setParent(model)
    return Made(model, "board/BoardPlace.qml", voice.close)


def _manager(hall: Hall) -> Made:
    from ui.viewmodels.manager_place import ManagerViewModel

    model = ManagerViewModel(
        hall.desk,
        hall.centre,
        hall.background,
        hall.rows,
        hall.export,
        now=hall.now,
        upkeep=hall.upkeep,
    )
    hall.feed.happened.connect(lambda _: model.look())
    return Made(model, "manager/ManagerPlace.qml")


def _papers(hall: Hall) -> Made:
    from ui.viewmodels.papers_place import PapersViewModel

    model = PapersViewModel(now=hall.now)
    hall.feed.printed.connect(model.show)
    return Made(model, "paper/PapersPlace.qml")


MAKERS: dict[str, Callable[[Hall], Made]] = {
    "kiosk": _kiosk,
    "counter": _counter,
    "rater": _rater,
    "board": _board,
    "manager": _manager,
    "papers": _papers,
}
