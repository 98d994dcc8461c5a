"""Real windows of `kiosk run PLACE --hub` under an X server each, and fingers that never rest.

Nothing of what they show is read back: their papers and the server's list are compared.
"""

import os
import random
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

SIZES = {"kiosk": "608x1080", "counter": "1366x768", "board": "960x540"}
SCALE = 608 / 1080
"""Of the kiosk's window: its screens are drawn for 1080 by 1920."""
TOUCHES = [(540, 697), (540, 592), (540, 592), (540, 1590), (540, 633), (816, 1733), (540, 1742)]
"""Take a number, the first field, its first procedure, take, no priority, done; back to the start
from wherever that led."""
KEYS = ["F2", "F3"]
"""Call the next one, finish."""


class Display:
    """An X server of its own, with room for one window.

    Attributes:
        name: as `DISPLAY` has it.
    """

    def __init__(self, place: str) -> None:
        reading, writing = os.pipe()
        size = f"{SIZES[place]}x24"
        self._ran = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as said:
            self.name = f":{said.readline().strip()}"

    def do(self, *what: str) -> None:
        """By `xdotool`, which may find no window at this moment."""
        subprocess.run(
            ["xdotool", *what],
            env={**os.environ, "DISPLAY": self.name},
            check=False,
            capture_output=True,
        )

    def close(self) -> None:
        self._ran.terminate()
        self._ran.wait()


class Fingers:
    """Until closed, or `quiet` lies there; at the kiosk some touches come twice."""

    def __init__(self, place: str, display: Display, quiet: Path, seed: str) -> None:
        self._do = {"kiosk": self._touch, "counter": self._press}[place]
        self._display = display
        self._quiet = quiet
        self._chance = random.Random(seed)
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._go_on, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._ending.set()
        self._thread.join()

    def _go_on(self) -> None:
        while not self._ending.is_set() and not self._quiet.exists():
            self._do(self._pause)

    def _pause(self, seconds: float) -> None:
        self._ending.wait(seconds)

    def _touch(self, pause: Callable[[float], None]) -> None:
        for x, y in TOUCHES:
            place = (str(round(x * SCALE)), str(round(y * SCALE)))
            for _ in range(1 + (self._chance.random() < 0.2)):
                self._display.do("mousemove", *place, "click", "1")
            pause(0.3 + 0.5 * self._chance.random())

    def _press(self, pause: Callable[[float], None]) -> None:
        for key in KEYS:
            self._display.do("key", key)
            pause(0.5 + self._chance.random())
