"""The real rater place on a real store beside the counter it stands at, touched by a finger."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

from kiosk.answers import Finished
from kiosk.catalogue import Centre, RatingLevel, RatingReason, Text
from kiosk.desk import Desk
from tests.desk_at_work import HandClock, desk_at_work
from tests.small_centre import BIRTH, small_centre
from tests.ui.measuring import texts, visible_items
from tests.ui.waiting import waited_for
from ui.background import Background
from ui.feed import Feed
from ui.place_window import PlaceWindow, panel_of
from ui.viewmodels.rater_place import RaterViewModel

COUNTER = 1
LEVELS = (
    RatingLevel(5, Text("Rất hài lòng", "Very satisfied")),
    RatingLevel(4, Text("Hài lòng", "Satisfied")),
    RatingLevel(3, Text("Bình thường", "Neutral")),
    RatingLevel(2, Text("Không hài lòng", "Dissatisfied"), asks_reasons=True),
    RatingLevel(1, Text("Rất không hài lòng", "Very dissatisfied"), asks_reasons=True),
)
REASONS = (
    RatingReason("other", Text("Khác", "Other"), "other"),
    RatingReason("slow", Text("Chờ lâu", "Long wait"), "process"),
    RatingReason("late", Text("Trả kết quả chậm hẹn", "Late result"), "process"),
    RatingReason("manner", Text("Thái độ chưa đúng mực", "Manner"), "person"),
)


def rated_centre(**rules: Any) -> Centre:
    """The small centre with real words on its faces; `rules` replace those of the rating."""
    plain = small_centre()
    rating = msgspec.structs.replace(
        plain.rating, **({"levels": LEVELS, "reasons": REASONS} | rules)
    )
    return msgspec.structs.replace(plain, rating=rating)


class Rater:
    """A rater in a window, its counter's desk, and a finger."""

    def __init__(self, desk: Desk, finger: QPointingDevice) -> None:
        self.desk = desk
        self.finger = finger
        self.passed_ms = 10_000
        self.background = Background()
        self.feed = Feed()
        self.clicks: list[None] = []
        desk.store.listen(self.feed.listener())
        self.vm = RaterViewModel(
            desk,
            desk.centre,
            self.background,
            self.feed,
            counter=COUNTER,
            monotonic_ms=lambda: self.passed_ms,
        )
        self.vm.click.connect(lambda: self.clicks.append(None))
        self.window = PlaceWindow(
            "rater/RaterPlace.qml", self.vm, panel_of(desk.centre, "rater"), "rater"
        )
        self.view.show()
        desk.sign_in_by_command(counter=COUNTER)

    @property
    def view(self) -> QQuickView:
        return self.window.view

    @property
    def root(self) -> QQuickItem:
        root = self.view.rootObject()
        assert isinstance(root, QQuickItem)
        return root

    @property
    def screen(self) -> str:
        return str(self.vm.property("screen"))

    def serve(self, language: str = "vi") -> str:
        """A visit at the counter from number to finish; the token of its rating."""
        self.desk.take_ticket(procedure=BIRTH, language=language)
        self.desk.call_next(counter=COUNTER)
        done = self.desk.finish(counter=COUNTER)
        assert isinstance(done, Finished)
        return done.rating

    def ask(self, language: str = "vi") -> str:
        """A visit ends, and the question is up, long enough to be answered."""
        rating = self.serve(language)
        self.wait_for("question")
        self.later()
        return rating

    def later(self, ms: int = 2000) -> None:
        """So much time passes for the guard against hasty touches."""
        self.passed_ms += ms

    def wait_for(self, screen: str) -> None:
        assert waited_for(lambda: self.screen == screen), self.screen
        QTest.qWait(1)

    def settled(self) -> None:
        """Nothing is under way at the desk, and the screen takes touches."""
        assert waited_for(lambda: not self.vm.property("working"))
        QTest.qWait(int(self.vm.property("settleMs")) + 20)

    def item(self, name: str) -> QQuickItem | None:
        for item in visible_items(self.root):
            if item.objectName() == name and item.property("touchTarget"):
                return item
        return None

    def touch(self, name: str, times: int = 1) -> None:
        """A finger presses and lifts in the middle of a control."""
        item = self.item(name)
        assert item is not None, f"{name} is not on the screen {self.screen}"
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        for _ in range(times):
            QTest.touchEvent(self.view, self.finger).press(0, middle).commit()
            QTest.touchEvent(self.view, self.finger).release(0, middle).commit()
        QCoreApplication.processEvents()

    def type(self, keys: str) -> None:
        for key in keys:
            self.touch("key_space" if key == " " else "key_stop" if key == "." else f"key_{key}")

    def words(self) -> str:
        shown = " | ".join(one.name for one in texts(self.root))
        return shown.replace("\u00a0", " ").replace("\u2060", "").replace("\n", " ")

    def answer(self, rating: str) -> dict[str, Any]:
        """What is stored about a service."""
        row = self.desk.store.run(
            lambda tx: tx.one("SELECT answer, score, reasons FROM service WHERE rating = ?", rating)
        )
        return {"answer": row["answer"], "score": row["score"], "reasons": row["reasons"]}

    def comment(self, rating: str) -> str:
        """The comment that was sealed with an answer."""
        query = "SELECT text FROM sealed WHERE eid = (SELECT comment FROM service WHERE rating = ?)"
        return str(self.desk.store.run(lambda tx: tx.value(query, rating)))

    def close(self) -> None:
        self.feed.close()
        self.window.close()
        self.background.close()


OpenRater = Callable[..., Rater]


@pytest.fixture(scope="session")
def finger(qapp: QCoreApplication) -> QPointingDevice:
    device = QTest.createTouchDevice()
    assert isinstance(device, QPointingDevice)
    return device


@pytest.fixture
def open_rater(tmp_path: Path, finger: QPointingDevice) -> Iterator[OpenRater]:
    """Opens the rater of counter 1 on a fresh store."""
    with ExitStack() as opened:

        def open_it(**rules: Any) -> Rater:
            at_work = desk_at_work(tmp_path / "data", rated_centre(**rules), HandClock())
            rater = Rater(opened.enter_context(at_work), finger)
            opened.callback(rater.close)
            return rater

        yield open_it


@pytest.fixture
def rater(open_rater: OpenRater) -> Rater:
    return open_rater(too_soon_seconds=0.1)
