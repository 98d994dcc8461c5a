"""Any form to any output: what `kiosk print FORM --facts FILE --to WHERE` does."""

from pathlib import Path

from kiosk.errors import ConfigError, Mistake, PrinterTrouble
from kiosk.forms import REPORTS, Copy, FormFacts, FormKind, Media, edition_of, kind_of_facts
from kiosk.words import DEFAULT_LANGUAGE
from printing.outcome import HandedOver, Outcome, trouble
from printing.pages import ROLL_80, PageSetter, Roll, as_png
from printing.printers import printer_for

ON_ROLLS = set(FormKind) - REPORTS
OFFICE = ("cups:", "screen:")


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
    kind = kind_of_facts(facts)
    on_roll = kind is FormKind.TICKET or (ending != ".pdf" and not paper and kind in ON_ROLLS)
    media = Media.ROLL if on_roll else Media.PAGE
    if media is Media.PAGE and ending not in {".pdf", ".png"} and not to.startswith(OFFICE):
        expected = (
            f"{kind.value}: chỉ ra .pdf, .png hoặc cups://TÊN, không ra giấy cuộn — "
            "goes to a .pdf, a .png or cups://NAME, not to a roll"
        )
        raise ConfigError([Mistake(Path(to), 0, expected)])
    edition = edition_of(facts, media, basis=basis)
    if ending == ".pdf":
        made = pages.pdf(facts, edition, paper=paper, language=language, copy=copy, reprint=reprint)
        _write({Path(to): made})
    elif ending == ".png":
        pictures = (
            [
                pages.picture(
                    facts, edition, roll=roll, language=language, copy=copy, reprint=reprint
                )
            ]
            if on_roll
            else pages.sheets(
                facts, edition, paper=paper, language=language, copy=copy, reprint=reprint
            )
        )
        _write({_numbered(Path(to), n): as_png(each) for n, each in enumerate(pictures, 1)})
    else:
        printer = printer_for(to, pages, roll=roll, media=media, where=Path("--to"))
        return printer.print_slip(facts, edition, language=language, copy=copy, reprint=reprint)
    return HandedOver()


def check_ticket_output(to: str) -> None:
    """Raises `ConfigError` where `print_form` would, for a ticket; opens nothing."""
    if "://" in to or Path(to).suffix.lower() not in {".pdf", ".png"}:
        printer_for(to, PageSetter(), where=Path("--print-to"))


def _numbered(file: Path, n: int) -> Path:
    return file if n == 1 else file.with_stem(f"{file.stem}-{n}")


def _write(files: dict[Path, bytes]) -> None:
    try:
        for file, made in files.items():
            file.write_bytes(made)
    except OSError as error:
        raise trouble(PrinterTrouble, str(error)) from error
