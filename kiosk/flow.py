"""A visitor's walk at the kiosk as data: screens, what follows what, back, and how long it waits.

Pure: no Qt, no clock, no desk. The walk holds the visitor's answers, and leaving it throws them
away, because a new visitor starts with `Walk()`.
"""

from enum import StrEnum
from typing import Final

import msgspec


class Screen(StrEnum):
    """The screens of the kiosk; the value is the name the place root switches on."""

    WELCOME = "welcome"
    FIELD = "field"
    PROCEDURES = "procedures"
    PROCEDURE = "procedure"
    PRIORITY = "priority"
    TICKET = "ticket"
    CODE = "code"
    FACTOR = "factor"
    DOSSIER = "dossier"
    BOOKING = "booking"
    PLACE = "place"
    SCAN = "scan"
    RATING = "rating"
    REASONS = "reasons"
    WRITE = "write"
    THANKS = "thanks"
    MESSAGE = "message"
    HELP = "help"
    SORRY = "sorry"


class Waits(msgspec.Struct, frozen=True):
    """Seconds the kiosk waits; a centre may set most of them (`screens.toml`)."""

    idle: int = 30
    reading: int = 60  # screens with much to read
    answer: int = 20  # to the question whether somebody is still here (WCAG 2.2.1: 20 at least)
    ticket: int = 30
    without_paper: int = 60  # the number must be photographed
    keep: int = 60  # what "keep longer" adds,
    keeps: int = 3  # and how often it may
    reasons: int = 40
    thanks: int = 4
    sorry: int = 20


FINAL: Final = frozenset({Screen.TICKET, Screen.THANKS, Screen.SORRY})
"""Nothing is changed by going back from here, so back leads to the start."""

READING: Final = frozenset({Screen.PROCEDURE, Screen.DOSSIER, Screen.HELP})
SILENT: Final = frozenset({Screen.WELCOME, Screen.REASONS, Screen.THANKS, Screen.SORRY})
"""Screens that end by themselves without asking: nothing on them can be lost."""

STEPS: Final = (Screen.FIELD, Screen.PROCEDURES, Screen.PROCEDURE, Screen.PRIORITY)


class Walk(msgspec.Struct, frozen=True):
    """Where a visitor is and how they came; every change is a new walk.

    `field`, `procedure`, `code`: what they chose or showed; `kept`: how often they asked to keep
    the ticket longer.
    """

    path: tuple[Screen, ...] = (Screen.WELCOME,)
    field: str = ""
    procedure: str = ""
    code: str = ""
    kept: int = 0

    @property
    def screen(self) -> Screen:
        """The screen shown now."""
        return self.path[-1]

    def to(self, screen: Screen, **answers: str) -> "Walk":
        """Go on to `screen`, with what the visitor answered. A screen already on the way is
        returned to instead of stacked twice; a final screen forgets the way."""
        path = self.path
        if screen in path:
            path = path[: path.index(screen)]
        if screen in FINAL:
            path = (Screen.WELCOME,)
        return msgspec.structs.replace(self, path=(*path, screen), **answers)

    def back(self) -> "Walk":
        """One screen back; the answers given on the screen returned to are open again."""
        if self.screen in FINAL or len(self.path) <= 2:
            return Walk()
        return msgspec.structs.replace(self, path=self.path[:-1])

    def keep(self, waits: Waits) -> "Walk":
        """Keep the ticket on the screen longer, as often as that is allowed."""
        return msgspec.structs.replace(self, kept=min(self.kept + 1, waits.keeps))


def step(screen: Screen, *, one_procedure: bool, priority: bool) -> tuple[int, int] | None:
    """(2, 4) on the second of four steps to a number; None on other screens.

    `one_procedure`: the field has only one, so its list is skipped; `priority`: the centre asks.
    """
    skipped = set()
    if one_procedure:
        skipped.add(Screen.PROCEDURES)
    if not priority:
        skipped.add(Screen.PRIORITY)
    steps = [each for each in STEPS if each not in skipped]
    return (steps.index(screen) + 1, len(steps)) if screen in steps else None


def patience(walk: Walk, waits: Waits, *, photograph: bool = False) -> int:
    """Seconds without a touch before the screen asks, or ends.

    `photograph`: the ticket did not come on paper.
    """
    screen = walk.screen
    if screen is Screen.TICKET and photograph:
        return waits.without_paper + walk.kept * waits.keep
    special = {
        Screen.TICKET: waits.ticket,
        Screen.REASONS: waits.reasons,
        Screen.THANKS: waits.thanks,
        Screen.SORRY: waits.sorry,
    }
    return special.get(screen, waits.reading if screen in READING else waits.idle)


def still_here(walk: Walk, waits: Waits, quiet: int, *, photograph: bool = False) -> int | None:
    """Seconds left to answer "are you still here?" after `quiet` seconds without a touch.

    None: not asked yet. 0: the visit is over, wipe everything.
    """
    over = quiet - patience(walk, waits, photograph=photograph)
    if over < 0:
        return None
    if walk.screen in SILENT:
        return 0
    return max(0, waits.answer - over)
