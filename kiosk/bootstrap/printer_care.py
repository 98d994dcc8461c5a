"""The centre's printers, examined one by one for `kiosk doctor`, with a page to look at."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.bootstrap.papers import printers_of
from kiosk.catalogue import Centre, Device
from kiosk.doctor import Finding, spoken, told
from kiosk.errors import PrinterTrouble
from kiosk.words import Words

if TYPE_CHECKING:
    from printing.checkup import Checkup
    from printing.outcome import Outcome, SlipPrinter

LIGHTS = {"ready": "ok", "low": "notice", "trouble": "trouble", "unknown": "notice"}


def look_at_printers(centre: Centre) -> Iterator[Finding]:
    """How each printer is: what was asked now, what it answered, what to do."""
    from printing.checkup import check_up

    for device, slips in _printers(centre):
        if device.url.startswith("screen:"):
            key, about = "printer_on_screen", {"device": device.code, "place": device.place}
            yield told(f"printer {device.code}", "ok", key, **about)
            continue
        found = check_up(slips)
        yield spoken(f"printer {device.code}", LIGHTS[found.state.light], _telling(device, found))


def print_trial_pages(centre: Centre, now: datetime) -> Iterator[Finding]:
    """A small page on each printer that has paper, and what can be said of it."""
    for device, slips in _printers(centre):
        what = f"printer {device.code} test page"
        if device.url.startswith("screen:"):
            yield told(what, "notice", "trial_on_screen", device=device.code)
            continue
        try:
            outcome = _print_trial(device, slips, now)
        except PrinterTrouble as trouble:
            yield spoken(what, "trouble", _failing(device, trouble))
        else:
            key = "trial_printed" if outcome.confirmed else "trial_handed_over"
            yield told(what, "ok" if outcome.confirmed else "notice", key, device=device.code)


def _printers(centre: Centre) -> Iterator[tuple[Device, "SlipPrinter"]]:
    printers = [each for each in centre.devices if each.kind == "printer"]
    for each in printers_of(printers).values():
        yield each.device, each.slips


def _print_trial(device: Device, slips: "SlipPrinter", now: datetime) -> "Outcome":
    from printing.office import OfficePrinter
    from printing.pages import Roll
    from printing.printer import RollPrinter
    from printing.trial_page import page_pdf, page_picture

    if isinstance(slips, OfficePrinter):
        paper = slips.paper or "a4"
        return slips.print_pdf(page_pdf(device.code, device.place, now, paper), paper)
    assert isinstance(slips, RollPrinter), device.url  # noqa: S101  screens were left out above
    roll = Roll(device.width_dots, device.dpi)
    return slips.print_picture(page_picture(device.code, device.place, now, roll))


def _telling(device: Device, found: "Checkup") -> Callable[[Words], list[str]]:
    light, reason = found.state.light, found.state.reason
    about = {"device": device.code, "place": device.place, "url": device.url}
    key = {"unknown": "printer_unheard"}.get(light, f"printer_{light}")

    def tell(said: Words) -> list[str]:
        trouble = said.text(f"paper.trouble.{reason}") if reason else ""
        told = [said.text(f"answers.doctor.{key}", **about, trouble=trouble)]
        if found.answers:
            answers = " ".join(f"{each:02X}" for each in found.answers)
            told.append(said.text("answers.doctor.printer_heard", answers=answers))
        elif found.answers is not None:
            told.append(said.text("answers.doctor.printer_silent"))
        if found.in_order is not None:
            order = "printer_in_order" if found.in_order else "printer_no_order"
            told.append(said.text(f"answers.doctor.{order}"))
        if found.name:
            told.append(said.text("answers.doctor.printer_name", name=found.name))
        if device.url.startswith("cups:"):
            name = device.url.removeprefix("cups:").strip("/").split("?")[0]
            told.append(said.text("answers.doctor.printer_queue", name=name))
        return told

    return tell


def _failing(device: Device, trouble: PrinterTrouble) -> Callable[[Words], list[str]]:
    def tell(said: Words) -> list[str]:
        sentence = said.text(f"paper.trouble.{trouble.reason}")
        return [said.text("answers.doctor.trial_failed", device=device.code, trouble=sentence)]

    return tell
