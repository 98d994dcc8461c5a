"""Which printer a paper comes out of."""

from kiosk.catalogue import Device
from kiosk.routing import printers, route


def printer(code: str, place: str = "counter", **more: object) -> Device:
    return Device(code, "printer", place, f"tcp://10.0.0.1/{code}", **more)  # type: ignore[arg-type]


def codes(devices: tuple[Device, ...], place: str, form: str) -> list[str]:
    return [each.code for each in route(devices, place, form)]


ROLL = printer("roll")
OFFICE = printer("office", media="page", forms=("receipt", "control"), fallback="roll")
KIOSK = printer("kiosk", "kiosk")
ALL = (ROLL, OFFICE, KIOSK)


def test_a_printer_that_names_a_form_prints_it_and_nothing_else() -> None:
    assert codes(ALL, "counter", "receipt") == ["office", "roll"]
    assert codes(ALL, "counter", "refusal") == ["roll"]
    assert codes(ALL, "kiosk", "ticket") == ["kiosk"]


def test_those_who_stand_in_for_each_other_are_tried_once_each() -> None:
    one, other = printer("one", fallback="other"), printer("other", fallback="one")
    assert codes((one, other), "counter", "receipt") == ["one", "other"]


def test_a_place_without_a_printer_shows_its_papers_on_a_screen() -> None:
    found = printers((KIOSK, Device("D", "reader", "counter", "wedge:")))
    assert [each.code for each in found] == ["kiosk", "printer-counter"]
    assert found[1].url == "screen:"
    assert codes(found, "counter", "receipt") == ["printer-counter"]
