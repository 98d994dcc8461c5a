"""A real CUPS of the test's own: a private cupsd, and a backend that writes to a file.

with PrintService(folder) as cups:
    cups.mode("hold")           what the backend does next: print, fail, hold, stop, empty, slow
    cups.papers()               the bytes that came out, one per job
"""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType

BACKEND = """#!/bin/sh
[ $# -eq 0 ] && exit 0
to="${DEVICE_URI#paper:}"
echo "STATE: -media-empty-error" >&2
case "$(cat "$to/mode")" in
    fail) exit 1 ;;
    hold) exit 3 ;;
    stop) exit 4 ;;
    empty) echo "STATE: +media-empty-error" >&2; sleep 1.5; exit 1 ;;
    slow) sleep 1.5 ;;
esac
if [ $# -gt 5 ]; then cat "$6"; else cat; fi > "$to/out-$1.pdf"
"""
CUPSD = """Listen {folder}/socket
LogLevel warn
Browsing Off
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
SubscriptionPrivateAccess all
SubscriptionPrivateValues none
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
FILES = """ServerRoot {folder}/root
ServerBin {folder}/bin
CacheDir {folder}/cache
RequestRoot {folder}/spool
StateDir {folder}/state
TempDir {folder}/tmp
ErrorLog {folder}/error.log
AccessLog {folder}/access.log
PageLog {folder}/page.log
"""
QUEUE = "quay5"


class PrintService:
    def __init__(self) -> None:
        self._before = os.environ.get("CUPS_SERVER")

    def __enter__(self) -> "PrintService":
        self._cupsd, self._lpadmin = (
            shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
            for name in ("cupsd", "lpadmin")
        )
        assert None not in (self._cupsd, self._lpadmin), "apt install cups-daemon cups-client"
        # near the root: a socket's path is short, and the backend is another user
        self._folder = here = Path(tempfile.mkdtemp(prefix="cups-"))
        here.chmod(0o755)
        for name in ("root", "bin/backend", "cache", "spool", "state", "tmp", "tray"):
            (here / name).mkdir(parents=True)
        (here / "tray").chmod(0o777)
        (here / "bin" / "daemon").symlink_to("/usr/lib/cups/daemon")
        backend = here / "bin" / "backend" / "paper"
        backend.write_text(BACKEND)
        backend.chmod(0o755)
        for name, text in (("cupsd.conf", CUPSD), ("files.conf", FILES)):
            (here / name).write_text(text.format(folder=here))
        self.mode("print")
        self._server = subprocess.Popen(
            [self._cupsd, "-f", "-c", here / "cupsd.conf", "-s", here / "files.conf"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.environ["CUPS_SERVER"] = str(here / "socket")
        end = time.monotonic() + 10
        while not (here / "socket").exists() and time.monotonic() < end:
            time.sleep(0.01)
        for policy in (QUEUE, f"{QUEUE}-gives-up"):
            gives_up = "abort-job" if policy != QUEUE else "retry-current-job"
            self._ask(self._lpadmin, "-p", policy, "-v", f"paper:{here}/tray", "-E", "-m", "raw",
                      "-o", f"printer-error-policy={gives_up}")  # fmt: skip
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.terminate()
        self._server.wait(10)
        shutil.rmtree(self._folder)
        if self._before is None:
            del os.environ["CUPS_SERVER"]
        else:
            os.environ["CUPS_SERVER"] = self._before

    def mode(self, name: str) -> None:
        (self._folder / "tray" / "mode").write_text(name)

    def pause(self) -> None:
        self._ask(self._lpadmin.replace("lpadmin", "cupsdisable"), QUEUE)

    def resume(self) -> None:
        self._ask(self._lpadmin.replace("lpadmin", "cupsenable"), QUEUE)

    def jobs(self) -> str:
        """What the queue still means to print."""
        return self._ask("lpstat", "-o", QUEUE)

    def rest(self, seconds: float = 8.0) -> None:
        """Waits until the queue has nothing left to do."""
        end = time.monotonic() + seconds
        while self.jobs() and time.monotonic() < end:
            time.sleep(0.02)
        assert not self.jobs()

    def papers(self) -> list[bytes]:
        return [each.read_bytes() for each in sorted((self._folder / "tray").glob("out-*"))]

    def kept(self) -> int:
        """Documents that the service still holds."""
        return len(list((self._folder / "spool").glob("d*")))

    def _ask(self, *command: str) -> str:
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()
