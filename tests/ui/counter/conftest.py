"""The real counter place on a real store, by keyboard; a printer that remembers."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickItem

from kiosk.answers import TicketTaken
from kiosk.catalogue import (
    Centre,
    Device,
    DossierState,
    KnownDossier,
    Official,
    Panel,
    PaperKind,
    PaperNeeded,
    PayAccount,
    Text,
)
from kiosk.codes import new_badge_token
from kiosk.desk import Desk
from kiosk.errors import PaperOut
from kiosk.forms import Copy, FormEdition, FormFacts
from printing.outcome import HandedOver, Outcome, PrinterState, trouble
from printing.pages import PageSetter
from printing.room import Printer, PrintRoom
from tests.desk_at_work import HandClock, counting_random, desk_at_work
from tests.small_centre import BIRTH, LAND, small_centre
from tests.ui.counter.desk_keys import comes, focused, press, rest, type_text, words_shown
from ui.background import Background
from ui.feed import Feed
from ui.place_window import PlaceWindow
from ui.viewmodels.counter_place import CounterViewModel

NUMBER = 2
PROCESSING = "H00.14-261112-0042"
FINISHED = "H00.14-261112-0044"
FEE_DUE = "H00.14-261112-0043"
LOOKUP = "34AC"
BADGE = new_badge_token(counting_random())
CARD = "000190000002||Trần Thị Bé|01011990|Nữ|12 Đường Hoa, phường Mẫu|01012021"


def desk_centre() -> Centre:
    """The small centre with papers, a printer at the counters, and two dossiers."""
    plain = small_centre()
    birth = msgspec.structs.replace(
        plain.procedures[0],
        papers=(
            PaperNeeded(Text("Tờ khai đăng ký khai sinh"), PaperKind.FORM),
            PaperNeeded(Text("Giấy chứng sinh"), PaperKind.ORIGINAL, 2),
        ),
        fee_vnd=100_000,
    )
    manager = Official("QL01", "Bùi Thị Quản", plain.staff[0].pin_hash, manager=True)
    return msgspec.structs.replace(
        plain,
        procedures=(birth, *plain.procedures[1:]),
        staff=(
            msgspec.structs.replace(plain.staff[0], badge=BADGE),
            *plain.staff[1:],
            manager,
        ),
        devices=(Device("Q1", "printer", "counter", "screen:", media="page"),),
        panels=(Panel("counter", 23.8, 1920, 1080), Panel("manager", 23.8, 1920, 1080)),
        dossiers=(
            _dossier(PROCESSING, DossierState.PROCESSING),
            _dossier(FINISHED, DossierState.FINISHED),
            _dossier(FEE_DUE, DossierState.FEE_DUE, fee=100_000),
        ),
        pay=PayAccount("999999", "0000000000", "UBND PHUONG MAU"),
    )


def _dossier(code: str, state: DossierState, fee: int | None = None) -> KnownDossier:
    return KnownDossier(
        code,
        LAND,
        state,
        received=date(2026, 11, 12),
        promised=date(2026, 11, 27),
        fee_vnd=fee,
        lookup=LOOKUP,
        phone_tail="4321",
    )


@dataclass
class Tray:
    """A printer that remembers what it was given; `empty`: it says it has no paper."""

    empty: bool = False
    came: list[tuple[str, Copy | None, int, FormFacts]] = field(default_factory=list)

    def print_slip(
        self,
        facts: FormFacts,
        edition: FormEdition,
        *,
        language: str = "vi",
        copy: Copy | None = None,
        reprint: int = 0,
    ) -> Outcome:
        assert language == "vi"
        if self.empty:
            raise trouble(PaperOut)
        self.came.append((edition.kind.value, copy, reprint, facts))
        return HandedOver()

    def interrupted(self) -> None:
        """Nothing hangs in a tray."""

    def state(self) -> PrinterState:
        return PrinterState("trouble", PaperOut.reason) if self.empty else PrinterState("ready")

    def slips(self) -> list[tuple[str, str, int]]:
        return [(kind, copy.value if copy else "", again) for kind, copy, again, _ in self.came]


class Counter:
    """A counter place in a window with its view-model, and a keyboard."""

    def __init__(
        self,
        desk: Desk,
        clock: HandClock,
        tray: Tray,
        language: str = "vi",
        through: Desk | None = None,
    ) -> None:
        """`through`: what the place asks instead of the desk itself."""
        self.desk = desk
        self.clock = clock
        self.tray = tray
        device = next((each for each in desk.centre.devices if each.place == "counter"), None)
        printers = {device.code: Printer(device, tray)} if device else {}
        self.room = PrintRoom(desk, desk.centre, printers, [device] if device else [])
        self.background = Background()
        self.feed = Feed()
        self.vm = CounterViewModel(
            through or desk,
            desk.centre,
            self.background,
            self.room,
            now=clock.now,
            counter=NUMBER,
            pages=PageSetter(),
            language=language,
        )
        desk.store.listen(self.feed.listener())
        self.feed.happened.connect(lambda _: self.vm.look())
        panel = next(each for each in desk.centre.panels if each.place == "counter")
        self.window = PlaceWindow("counter/CounterPlace.qml", self.vm, panel, "counter")
        self.view = self.window.view
        self.view.show()
        self.view.requestActivate()
        assert comes(lambda: self.view.isActive() and self.screen != "")

    @property
    def screen(self) -> str:
        return str(self.vm.property("screen"))

    @property
    def sentence(self) -> str:
        return str(self.vm.property("sentence"))

    @property
    def state(self) -> str:
        return str(self.vm.visit.property("state"))

    @property
    def number(self) -> str:
        return str(self.vm.visit.property("number"))

    @property
    def focus(self) -> str:
        return focused(self.view)

    def words(self) -> str:
        return words_shown(self.view)

    def settle(self) -> None:
        """Let the desk answer and the screen follow."""
        assert comes(lambda: self.vm.visit.property("busy") == "")
        rest(5)

    def key(self, *strokes: str) -> None:
        """One stroke after the other, a second apart."""
        for each in strokes:
            self.clock.forward(seconds=1)
            press(self.view, each)
            self.settle()

    def type(self, text: str) -> None:
        type_text(self.view, text)
        rest(1)

    def fill(self, name: str, text: str) -> None:
        """Puts the keyboard into a field and replaces what stands there."""
        item = self.item(name)
        assert item is not None, name
        item.forceActiveFocus()
        press(self.view, "Ctrl+A")
        self.type(text)

    def item(self, name: str) -> QQuickItem | None:
        found = self.view.rootObject().findChild(QQuickItem, name)
        return found if isinstance(found, QQuickItem) and found.isVisible() else None

    def comes(self, condition: Callable[[], object]) -> bool:
        return comes(condition)

    def take(self, procedure: str = BIRTH, priority: str = "") -> str:
        """Somebody takes a number at the kiosk."""
        taken = self.desk.take_ticket(procedure=procedure, priority=priority)
        assert isinstance(taken, TicketTaken)
        self.clock.forward(minutes=1)
        return taken.number

    def sign_in(self) -> None:
        """The first official of the list, by PIN."""
        self.key("Down")
        self.type("2468")
        self.key("Return")
        assert comes(lambda: self.screen == "console")

    def serve(self) -> str:
        """Signed in, with one person at the counter."""
        number = self.take()
        self.sign_in()
        self.key("F2")
        assert comes(lambda: self.state == "serving")
        return number

    def close(self) -> None:
        self.feed.close()
        self.window.close()
        self.room.close()
        self.background.close()


OpenCounter = Callable[..., Counter]


@pytest.fixture
def tray() -> Tray:
    return Tray()


@pytest.fixture
def open_counter(qapp: QCoreApplication, tmp_path: Path, tray: Tray) -> Iterator[OpenCounter]:
    """Opens counter 2 on a fresh store, on Monday 23 November 2026 at 9:12."""
    with ExitStack() as opened:

        def open_it(centre: Centre | None = None, language: str = "vi") -> Counter:
            clock = HandClock()
            at_work = desk_at_work(tmp_path / "data", centre or desk_centre(), clock)
            desk = opened.enter_context(at_work)
            desk.learn()
            counter = Counter(desk, clock, tray, language)
            opened.callback(counter.close)
            return counter

        yield open_it


@pytest.fixture
def counter(open_counter: OpenCounter) -> Counter:
    return open_counter()
