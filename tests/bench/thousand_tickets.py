"""A kiosk place in a process of its own takes a thousand tickets.

Prints its memory in MB after a hundred and after a thousand.
"""

import os
import sys
from contextlib import ExitStack
from pathlib import Path

from kiosk.bootstrap import SAMPLE, centre_at_work
from kiosk.bootstrap.screens import open_hall
from tests.bench.measuring import resident_mb
from tests.ui.finger import Finger
from ui.app import application
from ui.memory import give_back
from ui.places import open_place

EARLY, TICKETS = 100, 1000


def main(folder: Path) -> None:
    """Walks, and prints."""
    app = application()
    with ExitStack() as closing:
        program = closing.enter_context(centre_at_work(SAMPLE, folder, "bench"))
        model, window = open_place("kiosk", open_hall(program, 2, closing))
        closing.callback(window.close)
        window.view.show()
        walk = Finger(window, model)
        ticket = model.ticket
        for n in range(1, TICKETS + 1):
            walk.tap(walk.to_last_touch())
            walk.until(lambda: ticket.paper == "printed", "paper")
            walk.touch("done")
            if n in (EARLY, TICKETS):
                app.processEvents()
                give_back()  # as the program does every minute
                print(f"{resident_mb():.1f}", flush=True)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    main(Path(sys.argv[1]))
