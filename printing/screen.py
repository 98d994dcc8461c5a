"""A printer that shows the paper on the screen: the default of the sample centre."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import PrinterTrouble
from kiosk.forms import Copy, FormEdition, FormFacts, FormKind, Media
from kiosk.words import DEFAULT_LANGUAGE
from printing.outcome import HandedOver, Outcome, PrinterState, trouble
from printing.pages import ROLL_80, PageSetter, Roll, as_png

KEEP = 20


@dataclass(frozen=True)
class ShownPaper:
    """One slip as it would look: a PNG per page (a roll has one)."""

    kind: FormKind
    pages: tuple[bytes, ...]


class ScreenPrinter:
    """Hands each slip to `show` (called in the printing thread) and keeps the last ones as PNG
    files in `folder`, oldest deleted beyond `keep`. File names say the form, never a person."""

    def __init__(
        self,
        pages: PageSetter,
        roll: Roll = ROLL_80,
        *,
        media: Media = Media.ROLL,
        folder: Path | None = None,
        show: Callable[[ShownPaper], None] | None = None,
        keep: int = KEEP,
    ) -> None:
        self._pages = pages
        self._roll = roll
        self._media = media
        self._folder = folder
        self._show = show
        self._keep = keep
        self._lock = threading.Lock()

    def print_slip(
        self,
        facts: FormFacts,
        edition: FormEdition,
        *,
        language: str = DEFAULT_LANGUAGE,
        copy: Copy | None = None,
        reprint: int = 0,
    ) -> Outcome:
        """See `SlipPrinter`."""
        if self._media is Media.ROLL and Media.ROLL in edition.media:
            pictures = [
                self._pages.picture(
                    facts, edition, roll=self._roll, language=language, copy=copy, reprint=reprint
                )
            ]
        else:
            pictures = self._pages.sheets(
                facts, edition, language=language, copy=copy, reprint=reprint
            )
        paper = ShownPaper(edition.kind, tuple(as_png(each) for each in pictures))
        with self._lock:
            if self._folder:
                self._store(paper, self._folder)
            if self._show:
                self._show(paper)
        return HandedOver()

    def interrupted(self) -> None:
        """Nothing: each slip is a sheet of its own."""

    def state(self) -> PrinterState:
        """A screen is always in order."""
        return PrinterState("ready")

    def _store(self, paper: ShownPaper, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            kept = sorted(folder.glob("[0-9]*-*.png"))
            numbers = sorted({int(each.name.split("-")[0]) for each in kept})
            n = numbers[-1] + 1 if numbers else 1
            for page, png in enumerate(paper.pages, 1):
                (folder / f"{n:06}-{paper.kind.value}-{page}.png").write_bytes(png)
            oldest = [*numbers, n][-self._keep :][0]
            for each in kept:
                if int(each.name.split("-")[0]) < oldest:
                    each.unlink(missing_ok=True)
        except OSError as error:
            raise trouble(PrinterTrouble, str(error)) from error
