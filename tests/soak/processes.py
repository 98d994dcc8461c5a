"""A program of ours as a process that may be killed at any moment and started again."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
X = {"QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software"}
PATIENCE_SECONDS = 60.0


class Process:
    """`python -m …`; everything it says goes to `log`. `deaths`: how often it was killed;
    `display`: of an X server, where it has a window."""

    def __init__(self, name: str, log: Path, *arguments: str, display: str = "") -> None:
        self.name = name
        self.log = log
        self.deaths = 0
        self._arguments = arguments
        self._environment = {**ENVIRONMENT, **({"DISPLAY": display, **X} if display else {})}
        self._ran: subprocess.Popen[bytes] | None = None

    @property
    def runs(self) -> bool:
        return self._ran is not None and self._ran.poll() is None

    def start(self, *more: str) -> None:
        """`more`: arguments of this start alone."""
        with self.log.open("ab") as log:
            self._ran = subprocess.Popen(
                [sys.executable, "-m", *self._arguments, *more],
                cwd=ROOT,
                env=self._environment,
                stdout=log,
                stderr=log,
            )

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        """By its own id; returns when it is gone."""
        if self._ran is None:
            return
        if self._ran.poll() is None:
            self._ran.send_signal(how)
            self.deaths += how == signal.SIGKILL
        try:
            self._ran.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._ran.kill()
            self._ran.wait()
            raise

    def ended_by_itself(self) -> bool:
        """Gone though nobody ended it."""
        return self._ran is not None and self._ran.poll() not in (None, -signal.SIGKILL)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until_it_listens(process: Process, port: int) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and process.runs:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"{process.name} does not listen:\n{process.log.read_text()[-2000:]}")
