"""The real kiosk place on a real store, touched by a finger that a test moves."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

from kiosk.answers import TicketTaken
from kiosk.catalogue import (
    Centre,
    DossierState,
    KnownDossier,
    LegalTime,
    PaperKind,
    PaperNeeded,
    PayAccount,
    Procedure,
    Text,
    TimeUnit,
)
from kiosk.desk import Desk
from kiosk.flow import Waits
from printing.room import Paper
from tests.desk_at_work import HandClock, desk_at_work
from tests.small_centre import LAND, small_centre
from tests.ui.measuring import texts, visible_items
from ui.background import Background
from ui.place_window import PlaceWindow, panel_of
from ui.viewmodels.kiosk_place import KioskViewModel

MARRIAGE = "1.000894"
SUPPLEMENT = "H00.14-261112-0042"
FEE_DUE = "H00.14-261112-0043"
FINISHED = "H00.14-261112-0044"
LOOKUP = "34AC"
PHONE = "4321"


def hall() -> Centre:
    """The small centre with one procedure more, and dossiers in three states."""
    plain = small_centre()
    birth = msgspec.structs.replace(
        plain.procedures[0],
        papers=(
            PaperNeeded(Text("Tờ khai đăng ký khai sinh"), PaperKind.FORM),
            PaperNeeded(Text("Giấy chứng sinh"), PaperKind.ORIGINAL, 2),
        ),
        fee_vnd=0,
    )
    marriage = Procedure(
        MARRIAGE,
        Text("Thủ tục đăng ký kết hôn", "Marriage registration"),
        "HT",
        legal_time=LegalTime(0, TimeUnit.SAME_DAY),
    )
    return msgspec.structs.replace(
        plain,
        procedures=(birth, marriage, *plain.procedures[1:]),
        pay=PayAccount("970436", "0011000110000", "PHUONG MAU"),
        dossiers=(
            _dossier(SUPPLEMENT, DossierState.SUPPLEMENT, missing="Bản gốc hợp đồng."),
            _dossier(FEE_DUE, DossierState.FEE_DUE, fee=100_000),
            _dossier(FINISHED, DossierState.FINISHED),
        ),
    )


def _dossier(
    code: str, state: DossierState, missing: str = "", fee: int | None = None
) -> KnownDossier:
    return KnownDossier(
        code,
        LAND,
        state,
        received=date(2026, 11, 12),
        promised=date(2026, 11, 27),
        missing=missing,
        fee_vnd=fee,
        lookup=LOOKUP,
        phone_tail=PHONE,
    )


@dataclass
class PaperTray:
    """Takes tickets instead of a printer; `state` and `reason` are what it says of the next.
    `slow`: it says so only when `deliver` is called."""

    state: str = "printed"
    reason: str = ""
    slow: bool = False
    printed: list[tuple[str, int]] = field(default_factory=list)

    def print(self, ticket: TicketTaken) -> "Future[Paper]":
        again = sum(number == ticket.number for number, _ in self.printed)
        self.printed.append((ticket.number, again))
        self.order: Future[Paper] = Future()
        if not self.slow:
            self.deliver()
        return self.order

    def deliver(self) -> None:
        self.order.set_result(Paper(self.state, self.reason))


class Kiosk:
    """A place root in a window with its view-model, and a finger."""

    def __init__(
        self, desk: Desk, clock: HandClock, tray: PaperTray, finger: QPointingDevice
    ) -> None:
        self.desk = desk
        self.clock = clock
        self.tray = tray
        self.background = Background()
        self.spoken: list[tuple[str, str]] = []
        self.clicks: list[None] = []
        self.vm = KioskViewModel(
            desk,
            desk.centre,
            self.background,
            tray.print,
            now=clock.now,
            waits=Waits(),
            speech=True,
        )
        self.vm.speak.connect(lambda text, language: self.spoken.append((text, language)))
        self.vm.click.connect(lambda: self.clicks.append(None))
        self.window = PlaceWindow(
            "kiosk/KioskPlace.qml", self.vm, panel_of(desk.centre, "kiosk"), "kiosk"
        )
        self.finger = finger
        self.view.show()
        self.root.setProperty("settleMs", 0)
        self.settle()

    @property
    def view(self) -> QQuickView:
        return self.window.view

    @property
    def root(self) -> QQuickItem:
        root = self.view.rootObject()
        assert isinstance(root, QQuickItem)
        return root

    def settle(self) -> None:
        """Let the desk answer and the screen follow."""
        for _ in range(200):
            QCoreApplication.processEvents()
            if not self.vm.number.property("working"):
                break
            QTest.qWait(5)
        QTest.qWait(5)

    def heard(self, words: str) -> bool:
        """Whether the voice is given a text with these words, in a moment."""
        for _ in range(100):
            if any(words in text for text, _ in self.spoken):
                return True
            QTest.qWait(10)
        return False

    def item(self, name: str) -> QQuickItem | None:
        """What can be touched now under this name."""
        for item in visible_items(self.root):
            if item.objectName() == name and item.property("touchTarget"):
                return item
        return None

    def touch(self, name: str, times: int = 1) -> None:
        """Press and lift a finger in the middle of a control; fails where it cannot be touched."""
        item = self.item(name)
        assert item is not None, f"{name} is not on the screen {self.screen}: {self.names()}"
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        self.touch_at(middle.toPoint(), times)
        self.settle()

    def touch_at(self, point: QPoint, times: int = 1) -> None:
        for _ in range(times):
            QTest.touchEvent(self.view, self.finger).press(0, point).commit()
            QTest.touchEvent(self.view, self.finger).release(0, point).commit()

    def type(self, *keys: str) -> None:
        for key in keys:
            self.touch(f"key_{key}")

    def scan(self, text: str) -> None:
        self.vm.scanned(text)
        self.settle()

    def seconds(self, count: int) -> None:
        """Time passes without a touch."""
        for _ in range(count):
            self.clock.forward(seconds=1)
            self.vm.second()
        self.settle()

    @property
    def screen(self) -> str:
        return str(self.vm.property("screen"))

    def words(self) -> str:
        """Everything that stands on the screen now, without the marks that only steer lines."""
        shown = " | ".join(one.name for one in texts(self.root))
        return shown.replace("\u00a0", " ").replace("\u2060", "").replace("\n", " ")

    def names(self) -> list[str]:
        return [
            item.objectName()
            for item in visible_items(self.root)
            if item.property("touchTarget") and item.objectName()
        ]

    def close(self) -> None:
        self.window.close()
        self.background.close()


@pytest.fixture(scope="session")
def finger(qapp: QCoreApplication) -> QPointingDevice:
    device = QTest.createTouchDevice()
    assert isinstance(device, QPointingDevice)
    return device


@pytest.fixture
def tray() -> PaperTray:
    return PaperTray()


OpenKiosk = Callable[..., Kiosk]


@pytest.fixture
def open_kiosk(tmp_path: Path, tray: PaperTray, finger: QPointingDevice) -> Iterator[OpenKiosk]:
    """Opens the kiosk of a centre on a fresh store, on Monday 23 November 2026 at 9:12."""
    with ExitStack() as opened:

        def open_it(centre: Centre | None = None) -> Kiosk:
            clock = HandClock()
            at_work = desk_at_work(tmp_path / "data", centre or hall(), clock)
            desk = opened.enter_context(at_work)
            desk.learn()
            kiosk = Kiosk(desk, clock, tray, finger)
            opened.callback(kiosk.close)
            return kiosk

        yield open_it


@pytest.fixture
def kiosk(open_kiosk: OpenKiosk) -> Kiosk:
    return open_kiosk()
