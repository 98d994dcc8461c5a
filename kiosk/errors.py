"""What can go wrong outside our own code, and what to do about it.

    KnownError                    the world, not us; carries a sentence for people
    ├── ConfigError               a file of the centre is wrong          → the list, exit 2
    ├── StoreTrouble              the journal cannot be written or read  → tell a person
    │   ├── DiskFull              refuse cleanly, goes on by itself
    │   ├── StoreBusy             another process writes here            → wait, then say who
    │   ├── PlaceGone             the place that writes here has ended   → try again
    │   ├── NotAdmitted           the hub does not let this machine in    → tell a person
    │   └── StoreDamaged          the file was set aside                 → tell a person
    ├── PrinterTrouble            paper did not come, or may not have    → number stays valid
    │   ├── PaperOut, CoverOpen, CutterJammed, Overheated
    │   ├── PrinterOff, PrinterUnplugged, PrinterBusy, QueueStopped
    │   └── PaperUncertain        sent, but nobody confirmed it
    ├── ExportTrouble                 figures could not be written         → tell a person
    ├── PictureTrouble            a file holds no picture to read codes in → wrong use, exit 2
    ├── WrongAddress                  no address of a hub, or none for it   → wrong use, exit 2
    ├── BundleTrouble             a bundle was not made, sent or taken      → tell a person
    ├── RequestUsed               one request id for two wishes        → wrong use, exit 2
    └── ServerTrouble             no line, or the server said no         → retry later

Normal answers ("closed", "no numbers left") are values, never exceptions: see `answers.py`.
"""

from dataclasses import dataclass
from pathlib import Path


class KnownError(Exception):
    """Trouble from outside; `str(error)` is one sentence a person can act on."""

    exit_code = 3


@dataclass(frozen=True)
class Mistake:
    """One wrong place in a configuration file.

    `line` counts from 1; 0 when the whole file is meant.
    """

    file: Path
    line: int
    expected: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{place}: {self.expected}"


class ConfigError(KnownError):
    """The centre's configuration is wrong; holds every mistake found, not only the first."""

    exit_code = 2

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = mistakes


class StoreTrouble(KnownError):
    """The journal cannot be written or read."""


class DiskFull(StoreTrouble):
    """No room to make the wish durable, so it was refused and nothing changed."""


class StoreBusy(StoreTrouble):
    """Another process is writing to this data directory and did not finish in time."""


class PlaceGone(StoreTrouble):
    """The process that writes here has ended. `asked`: it may have heard the wish before it did,
    so that nobody knows whether it was granted."""

    def __init__(self, sentence: str, *, asked: bool) -> None:
        super().__init__(sentence)
        self.asked = asked


class NotAdmitted(StoreTrouble):
    """The centre's hub does not know this machine, or lets it do something else only."""


class StoreDamaged(StoreTrouble):
    """The journal's file failed its check and was set aside, never deleted."""


class PrinterTrouble(KnownError):
    """Paper did not come out; `reason` is the stable word kept in the journal."""

    reason = "printer"


class PaperOut(PrinterTrouble):
    """The roll or tray is empty."""

    reason = "paper_out"


class CoverOpen(PrinterTrouble):
    """The printer's cover is open."""

    reason = "cover_open"


class CutterJammed(PrinterTrouble):
    """The cutter is stuck."""

    reason = "cutter"


class Overheated(PrinterTrouble):
    """The head is hot and cools by itself."""

    reason = "overheated"


class PrinterOff(PrinterTrouble):
    """Nothing answers at the printer's address."""

    reason = "off"


class PrinterUnplugged(PrinterTrouble):
    """There is no line to the printer: its device is not there, or this machine's network."""

    reason = "cable"


class PrinterBusy(PrinterTrouble):
    """Somebody else holds the printer, or it takes a connection and answers nothing."""

    reason = "busy"


class QueueStopped(PrinterTrouble):
    """The system's queue of the printer is paused or holds the paper back."""

    reason = "stopped"


class PaperUncertain(PrinterTrouble):
    """Something was sent, but the printer did not confirm: paper may or may not be out.

    `cause` is the stable word of the trouble the printer is in, empty where that is not known.
    """

    reason = "uncertain"
    cause = ""


class ExportTrouble(KnownError):
    """Figures could not be written where they were wanted; nothing was left half."""


class PictureTrouble(KnownError):
    """A file is no picture that can be looked at for codes."""

    exit_code = 2


class WrongAddress(KnownError):
    """Where a hub listens, or what is opened through it, was named as it cannot be."""

    exit_code = 2


class BundleTrouble(KnownError):
    """A bundle of configuration was not made, published or taken; everything stays as it was."""


class RequestUsed(KnownError):
    """A request id came again with another kind of wish; nothing was done."""

    exit_code = 2


class ServerTrouble(KnownError):
    """No line to the server, or it refused; what was to be sent stays here."""
