"""Several readers of a place are one: a paper counts once, and trouble has a name."""

from PySide6.QtCore import QCoreApplication

from kiosk.catalogue import Device
from kiosk.scans import Scan, Source
from ui.readers import PlaceReaders, readers_of
from ui.readers.reader import Reader


class Given(Reader):
    """A reader that a test holds papers to."""

    source = Source.SERIAL


def place() -> tuple[PlaceReaders, list[Reader], list[Scan], list[int]]:
    passed = [10_000]
    two: list[Reader] = [Given(lambda: passed[0]), Given(lambda: passed[0])]
    readers = PlaceReaders(dict(zip(("D1", "D3"), two, strict=True)))
    heard: list[Scan] = []
    readers.scanned.connect(heard.append)
    return readers, two, heard, passed


def test_a_scan_says_what_from_where_and_when(qapp: QCoreApplication) -> None:
    readers, (one, _), heard, _ = place()
    one.read("A012")
    assert heard == [Scan("A012", Source.SERIAL, 10_000)]
    assert "A012" not in repr(heard)
    readers.close()


def test_the_same_paper_counts_once_over_all_readers(qapp: QCoreApplication) -> None:
    _readers, (one, other), heard, passed = place()
    one.read("A012")
    other.read("B013")
    passed[0] += 2000
    other.read("A012")
    passed[0] += 2000
    one.read("A012")  # held all the time
    one.read("B013")  # four seconds after it was last seen
    assert [scan.text for scan in heard] == ["A012", "B013", "B013"]
    passed[0] += 3000
    one.read("A012")
    assert [scan.text for scan in heard] == ["A012", "B013", "B013", "A012"]


def test_trouble_has_the_name_of_the_reader(qapp: QCoreApplication) -> None:
    readers, (_, other), _, _ = place()
    told: list[tuple[str, str]] = []
    readers.troubled.connect(lambda code, reason: told.append((code, reason)))
    other.troubled.emit("off")
    other.troubled.emit("")
    assert told == [("D3", "off"), ("D3", "")]


def test_a_text_that_is_no_text_is_passed_on_without_harm(qapp: QCoreApplication) -> None:
    _readers, (one, _), heard, _ = place()
    one.read("\ud800")
    assert len(heard) == 1


def test_each_device_of_a_place_becomes_a_reader(qapp: QCoreApplication) -> None:
    devices = [
        Device("D1", "reader", "kiosk", "wedge:"),
        Device("D3", "reader", "kiosk", "serial:0c2e:0b61?baud=115200"),
    ]
    readers = readers_of(devices)
    assert len(readers.children()) == 2
    assert readers.camera is None
    readers.close()
