"""The sample centre's printer window: real papers from a real `screen:` printer."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickItem

from kiosk.catalogue import Panel
from kiosk.clock import VIETNAM
from kiosk.forms import FormKind, Media, edition_for
from kiosk.words import languages, words
from printing.pages import PageSetter
from printing.screen import ScreenPrinter, ShownPaper
from tests.printing.samples import RECEIPT, TICKET, TODAY
from tests.ui.measuring import visible_items
from tests.ui.waiting import waited_for
from ui.place_window import PlaceWindow
from ui.viewmodels.papers_place import KEPT, PapersViewModel


class Printers:
    """A ticket printer and an office printer that show their paper in a window."""

    def __init__(self) -> None:
        self.vm = PapersViewModel(now=lambda: datetime(2026, 11, 23, 9, 12, tzinfo=VIETNAM))
        pages = PageSetter()
        self.roll = ScreenPrinter(pages, show=self.vm.show)
        self.office = ScreenPrinter(pages, media=Media.PAGE, show=self.vm.show)
        panel = Panel("papers", 15, 768, 1024)
        self.window = PlaceWindow("paper/PapersPlace.qml", self.vm, panel, "papers")
        self.window.view.show()

    def ticket(self) -> None:
        self.roll.print_slip(TICKET, edition_for(FormKind.TICKET, TODAY, Media.ROLL))

    def receipt(self) -> None:
        self.office.print_slip(RECEIPT, edition_for(FormKind.RECEIPT, TODAY, Media.PAGE))

    def words(self) -> str:
        root = self.window.view.rootObject()
        assert isinstance(root, QQuickItem)
        return " | ".join(
            str(i.property("text")) for i in visible_items(root) if i.property("text")
        )

    def shown(self) -> list[QQuickItem]:
        root = self.window.view.rootObject()
        assert isinstance(root, QQuickItem)
        return [i for i in visible_items(root) if i.objectName().startswith("page_")]


@pytest.fixture
def printers(qapp: QCoreApplication) -> Iterator[Printers]:
    one = Printers()
    yield one
    one.window.close()
    QCoreApplication.processEvents()


def test_before_the_first_paper_it_says_what_it_is_for(printers: Printers) -> None:
    assert printers.words() == "Chưa in tờ nào.\nTờ in ra sẽ hiện ở đây."


def test_a_paper_printed_on_another_thread_is_shown_with_its_name(printers: Printers) -> None:
    with ThreadPoolExecutor(1) as thread:
        thread.submit(printers.ticket).result()
    assert waited_for(lambda: len(printers.shown()) == 1)
    assert "Phiếu số thứ tự\u200209:12:00" in printers.words()
    (page,) = printers.shown()
    assert waited_for(lambda: page.implicitWidth() == 576)


def test_the_newest_comes_first_and_an_earlier_one_can_be_chosen(printers: Printers) -> None:
    printers.ticket()
    printers.receipt()
    assert waited_for(lambda: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả" in printers.words())
    printers.vm.choose(1)
    assert "Phiếu số thứ tự" in printers.words()
    printers.receipt()
    assert waited_for(lambda: "Giấy tiếp nhận" in printers.words())


def test_only_the_last_papers_stay(printers: Printers) -> None:
    for _ in range(KEPT + 2):
        printers.vm.show(ShownPaper(FormKind.TICKET, ()))
    assert waited_for(lambda: len(printers.vm.property("papers")) == KEPT)


@pytest.mark.parametrize("language", languages())
def test_every_form_has_a_name(language: str) -> None:
    names = words(language).section("papers_window", "forms")
    assert set(names) == {str(kind) for kind in FormKind}
