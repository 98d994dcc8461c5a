"""All places of the trial in a process of its own: a data directory, what to do there."""

import gc
import json
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread

from PySide6.QtGui import QGuiApplication

from kiosk.bootstrap import SAMPLE, centre_at_work
from kiosk.bootstrap.screens import open_hall
from kiosk.cli.run import TRIAL
from tests.ui.finger import visible
from tests.ui.waiting import waited_for
from ui.app import App, application

TIMES = 20


@contextmanager
def trial(data: Path) -> Iterator[None]:
    """Opens all places; they are gone after it."""
    with ExitStack() as closing:
        program = closing.enter_context(centre_at_work(SAMPLE, data, "test"))
        hall = open_hall(program, 2, closing)
        shown = App(hall, TRIAL, windowed=True, screen=0, then=lambda: None)
        closing.callback(shown.close)
        done: list[None] = []
        shown.when_usable(lambda: done.append(None))
        assert waited_for(lambda: done, 30)
        yield


def tell_texts(app: QGuiApplication, data: Path) -> None:
    """Prints what stands in each window, and ends without taking anything down."""
    with trial(data):
        waited_for(lambda: False, 0.3)
        texts = {
            view.title(): [item.property("text") for item in visible(view.rootObject())]
            for view in app.topLevelWindows()
            if view.title()
        }
        print(json.dumps({k: [t for t in v if isinstance(t, str)] for k, v in texts.items()}))
        sys.stdout.flush()
        os._exit(0)


def open_and_close(app: QGuiApplication, data: Path) -> None:
    """Again and again; each time another thread then collects garbage, as any may at any time."""
    for _ in range(TIMES):
        with trial(data):
            pass
        other = Thread(target=gc.collect)
        other.start()
        other.join()
        waited_for(lambda: False, 0.1)
    print(len(app.allWindows()))


if __name__ == "__main__":
    {"texts": tell_texts, "again": open_and_close}[sys.argv[2]](application(), Path(sys.argv[1]))
