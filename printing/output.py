"""Any form to any output: what `kiosk print FORM --facts FILE --to WHERE` does."""

from pathlib import Path

from kiosk.errors import ConfigError, Mistake, PrinterTrouble
from kiosk.forms import Copy, FormFacts, Media, edition_of, kind_of_facts
from kiosk.words import DEFAULT_LANGUAGE
from printing.outcome import HandedOver, Outcome, trouble
from printing.pages import ROLL_80, PageSetter, Roll
from printing.printers import printer_for


def print_form(
    facts: FormFacts,
    to: str,
    pages: PageSetter,
    *,
    language: str = DEFAULT_LANGUAGE,
    copy: Copy | None = None,
    reprint: int = 0,
    basis: str = "",
    paper: str = "",
    roll: Roll = ROLL_80,
) -> Outcome:
    """One copy to FILE.pdf, FILE.png, another FILE (ESC/POS bytes) or a printer's URL.

    `paper` "a5" or "a4" asks for a sheet; without it a PNG shows the roll where the form has one.
    A PNG of several pages is FILE.png, FILE-2.png, … Raises `ConfigError` for a form that does
    not go there and `PrinterTrouble` when it did not come out.
    """
    ending = Path(to).suffix.lower() if "://" not in to else ""
    said = {"language": language, "copy": copy, "reprint": reprint}
    sheet = paper or ("a4" if kind_of_facts(facts) == "daily_report" else "a5")
