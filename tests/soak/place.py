"""A place without a screen: does what its people do, over the program that `kiosk run PLACE --hub`
opens, and writes down what it was told.

    python -m tests.soak.place PLACE FOLDER HUB SEED [CODE]

FOLDER holds the place's `centre` and `data`; `told` there is a line of JSON for each thing that a
person was told, and while `quiet` lies beside FOLDER nobody wishes anything.
"""

import json
import random
import sys
import time
import uuid
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from kiosk import bootstrap, routing
from kiosk.answers import Called, Finished, RatingTaken, TicketTaken
from kiosk.bootstrap.hub import centre_of_hub
from kiosk.bootstrap.program import Program
from kiosk.bootstrap.screens import WANTED
from kiosk.desk import CounterView
from kiosk.errors import KnownError
from printing.room import PrintRoom

BIRTH = "1.001193"
PINS = {2: ("CB02", "1102"), 3: ("CB03", "1103")}
LOOK_SECONDS = 3.0


class Place:
    """What all places have: a program, a book of what was said, and chance."""

    def __init__(self, program: Program, counter: int, folder: Path, chance: random.Random) -> None:
        self.program = program
        self.desk = program.desk
        self.counter = counter
        self.chance = chance
        self._quiet = folder.parent / "quiet"
        self._told = (folder / "told").open("a", encoding="utf-8")

    @property
    def quiet(self) -> bool:
        return self._quiet.exists()

    def told(self, **what: Any) -> None:
        """In the hands of the system before this returns; a killed process loses none of it."""
        self._told.write(json.dumps(what) + "\n")
        self._told.flush()


def kiosk(place: Place, closing: ExitStack) -> Callable[[], None]:
    """Touches, sometimes twice, and prints what waits."""
    program = place.program
    devices = routing.printers(program.centre.devices)
    printers = bootstrap.Printers(program.centre)
    room = PrintRoom(program.desk, program.centre, printers, devices, program.prints)
    closing.callback(room.close)
    program.listen(lambda said: room.wake() if any(each.kind in WANTED for each in said) else None)
    looked = time.monotonic()

    def once() -> None:
        nonlocal looked
        if time.monotonic() - looked > LOOK_SECONDS:
            looked = time.monotonic()
            room.look()
        place.desk.lobby()
        if place.quiet:
            return
        request = uuid.UUID(int=place.chance.getrandbits(128)).hex
        for _ in range(1 + (place.chance.random() < 0.2)):
            taken = place.desk.take_ticket(procedure=BIRTH, print_at="kiosk", request_id=request)
            if isinstance(taken, TicketTaken):
                place.told(
                    number=taken.number, token=taken.token, ticket=taken.ticket, request=request
                )
                room.ticket(taken)

    return once


def counter(place: Place, _closing: ExitStack) -> Callable[[], None]:
    """Signs in, calls, finishes."""

    def once() -> None:
        here = place.counter
        view = place.desk.console(counter=here)
        if not isinstance(view, CounterView):
            return
        request = uuid.UUID(int=place.chance.getrandbits(128)).hex
        if view.serving is not None:
            done = place.desk.finish(counter=here, request_id=request)
            if isinstance(done, Finished):
                place.told(finished=done.ticket, call=done.call, alone=view.alone)
        elif view.state == "closed":
            official, pin = PINS[here]
            place.desk.sign_in(counter=here, official=official, pin=pin)
        elif not place.quiet:
            called = place.desk.call_next(counter=here, request_id=request)
            if isinstance(called, Called):
                alone = not called.call or view.alone
                place.told(called=called.ticket, number=called.number, here=here, alone=alone)

    return once


def rater(place: Place, _closing: ExitStack) -> Callable[[], None]:
    """Answers every question that is asked."""

    def once() -> None:
        asked = place.desk.question(counter=place.counter)
        if asked.rating:
            score = place.chance.choice([4, 5])
            request = uuid.UUID(int=place.chance.getrandbits(128)).hex
            thanks = place.desk.rate(rating=asked.rating, score=score, request_id=request)
            if isinstance(thanks, RatingTaken):
                place.told(thanked=thanks.call, score=thanks.score)

    return once


def board(place: Place, _closing: ExitStack) -> Callable[[], None]:
    """Looks."""

    def once() -> None:
        place.desk.board()

    return once


KINDS = {"kiosk": kiosk, "counter": counter, "rater": rater, "board": board}


def main(kind: str, folder: Path, address: str, seed: str, code: str = "") -> None:
    """Until it is killed."""
    chance = random.Random(f"{seed} {time.time_ns()}")  # another life, other request ids
    with ExitStack() as closing:
        opened = centre_of_hub(folder / "centre", folder / "data", address, kind, code)
        program, number = closing.enter_context(opened)
        once = KINDS[kind](Place(program, number, folder, chance), closing)
        while True:
            try:
                once()
            except KnownError as trouble:
                print(f"{kind}: {type(trouble).__name__} {trouble}", flush=True)
            time.sleep(0.1 + 0.4 * chance.random())


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
