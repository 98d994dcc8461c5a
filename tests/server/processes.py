"""`kiosk server` as people start it: a process of its own, ended by its own id."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType

from click.testing import CliRunner, Result

from kiosk.cli import entrance

ROOT = Path(__file__).resolve().parents[2]


def kiosk(*arguments: str) -> Result:
    """A command of the program, in this process."""
    return CliRunner().invoke(entrance, arguments)


class ServerProcess:
    """`with ServerProcess("--data", …) as server: server.url`. Its first line says where it is."""

    def __init__(self, *arguments: str) -> None:
        self._arguments = arguments
        self.process: subprocess.Popen[str] | None = None

    def __enter__(self) -> "ServerProcess":
        listen = ["--listen", "127.0.0.1:0", "--json"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kiosk", "server", *listen, *self._arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            _, said = self.process.communicate()
            raise AssertionError(said)
        self.url: str = json.loads(line)["url"]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def end(self, how: signal.Signals = signal.SIGTERM) -> str:
        """Ends it; what it said on standard error."""
        if self.process is None:
            return ""
        if self.process.poll() is None:
            self.process.send_signal(how)
        _, said = self.process.communicate(timeout=30)
        self.said = said
        return said
