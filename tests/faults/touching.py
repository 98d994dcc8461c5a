"""A place on another machine: does one thing again and again, and tells each answer with its time.

python -m tests.faults.touching PLACE FOLDER HUB CODE
"""

import json
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from kiosk.answers import TicketTaken
from kiosk.bootstrap import SAMPLE
from kiosk.bootstrap.hub import centre_of_hub
from kiosk.desk import CounterView, Desk
from kiosk.errors import KnownError

BIRTH = "1.001193"
PAUSE_SECONDS = 0.1


def kiosk(desk: Desk, n: int) -> object:
    """The number of a touch."""
    taken = desk.take_ticket(procedure=BIRTH, request_id=f"touch-{n}")
    return taken.number if isinstance(taken, TicketTaken) else None


def counter(desk: Desk, _n: int) -> object:
    """Whether it sees the hub, or its last look."""
    view = desk.console(counter=2)
    return view.alone if isinstance(view, CounterView) else None


def main(place: str, folder: Path, hub: str, code: str) -> None:
    """Until it is ended."""
    wish = {"kiosk": kiosk, "counter": counter}[place]
    with ExitStack() as closing:
        opened = centre_of_hub(SAMPLE, folder, hub, place, code)
        program, _ = closing.enter_context(opened)
        n = 0
        while True:
            n += 1
            try:
                answer = wish(program.desk, n)
            except KnownError:
                answer = None
            if answer is not None:
                print(json.dumps([time.monotonic(), answer]), flush=True)
            time.sleep(PAUSE_SECONDS)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
