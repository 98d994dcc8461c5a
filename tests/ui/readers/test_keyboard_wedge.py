"""A reader that types like a keyboard, in a real window where people type too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

from tests.ui.waiting import waited_for
from ui.readers import reader_for
from ui.readers.keyboard_wedge import KeyboardWedge

NONE = Qt.KeyboardModifier.NoModifier
FIELD = """
import QtQuick
FocusScope {
    id: field
    property alias text: input.text
    property int shortcuts: 0
    property int entered: 0
    focus: true
    property string confirmed: ""
    property bool confirms: false
    TextInput { id: input; focus: true; anchors.fill: parent; onAccepted: field.entered += 1 }
    Shortcut {
        sequence: "Return"
        enabled: field.confirms
        onActivated: field.confirmed = input.text
    }
    Shortcut { sequence: "Ctrl+Q"; onActivated: field.shortcuts += 1 }
    Keys.onPressed: event => {
        const chord = event.modifiers & Qt.ControlModifier && event.key === Qt.Key_O;
        field.shortcuts += chord || event.key === Qt.Key_F2 ? 1 : 0;
    }
}
"""


class Desk:
    """A window with a field, and somebody at its keys; time moves only when told."""

    def __init__(self, source: Path) -> None:
        self.passed = 1000
        self.texts: list[str] = []
        self.view = QQuickView()
        self.view.setSource(QUrl.fromLocalFile(str(source)))
        item = self.view.rootObject()
        assert isinstance(item, QQuickItem), self.view.errors()
        self.field = item
        self.view.show()
        self.view.requestActivate()
        self.reader = KeyboardWedge(monotonic_ms=lambda: self.passed)
        self.reader.scanned.connect(self.texts.append)
        self.reader.watch(self.view)

    def type(self, keys: str, gap_ms: int) -> None:
        for key in keys:
            self.passed += gap_ms
            QTest.keyClick(self.view, key)
            if gap_ms > 50:
                self.pause()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.passed += 10
        QTest.keyClick(self.view, key, modifiers)
        QCoreApplication.processEvents()

    def pause(self) -> None:
        self.passed += 100
        QTest.qWait(90)

    @property
    def typed(self) -> str:
        return str(self.field.property("text"))


@pytest.fixture
def desk(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Desk]:
    source = tmp_path / "Field.qml"
    source.write_text(FIELD)
    one = Desk(source)
    yield one
    one.reader.close()
    one.view.close()
    one.view.deleteLater()


def test_a_burst_with_its_end_is_a_code_and_nobody_typed_it(desk: Desk) -> None:
    desk.type("MCT1-A105", 10)
    desk.press(Qt.Key.Key_Return)
    assert desk.texts == ["MCT1-A105"]
    desk.pause()
    assert desk.typed == ""
    assert desk.field.property("entered") == 0


def test_what_a_person_types_arrives_in_order(desk: Desk) -> None:
    desk.type("ticket", 120)
    desk.press(Qt.Key.Key_Return)
    assert desk.typed == "ticket"
    assert desk.field.property("entered") == 1
    assert desk.texts == []


def test_two_quick_keys_of_a_person_are_not_lost(desk: Desk) -> None:
    desk.type("ab", 30)
    assert waited_for(lambda: desk.typed == "ab")
    assert desk.texts == []


def test_a_short_burst_is_a_person(desk: Desk) -> None:
    desk.type("12345", 10)
    desk.press(Qt.Key.Key_Return)
    assert desk.typed == "12345"
    assert desk.field.property("entered") == 1
    assert desk.texts == []


def test_a_burst_that_never_ends_presses_nothing(desk: Desk) -> None:
    desk.type("x y z x y z", 10)
    desk.pause()
    assert desk.typed == ""
    assert desk.texts == []
    desk.type("on", 120)
    assert desk.typed == "on"


def test_chords_and_function_keys_inside_a_burst_are_swallowed(desk: Desk) -> None:
    desk.type("ABC", 10)
    desk.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_F2)
    desk.type("DEFG", 10)
    desk.press(Qt.Key.Key_Return)
    assert desk.texts == ["ABCDEFG"]
    assert desk.field.property("shortcuts") == 0


def test_the_end_of_a_burst_is_nobodys_shortcut(desk: Desk) -> None:
    desk.field.setProperty("confirms", True)
    desk.type("MCB1-24FTGW", 10)
    desk.press(Qt.Key.Key_Return)
    assert desk.texts == ["MCB1-24FTGW"]
    assert desk.field.property("confirmed") == ""


def test_a_persons_quick_enter_comes_after_the_last_figure(desk: Desk) -> None:
    desk.field.setProperty("confirms", True)
    desk.type("110", 120)
    desk.type("4", 10)
    desk.press(Qt.Key.Key_Return)
    assert desk.field.property("confirmed") == "1104"


def test_a_code_that_presses_a_shortcut_presses_nothing(desk: Desk) -> None:
    desk.type("ABC", 10)
    desk.press(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    desk.type("DEFG", 10)
    desk.press(Qt.Key.Key_Return)
    assert desk.texts == ["ABCDEFG"]
    assert desk.field.property("shortcuts") == 0


def test_a_person_has_their_shortcuts(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F2)
    desk.pause()
    desk.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert desk.field.property("shortcuts") == 2


def test_the_same_code_within_three_seconds_counts_once(desk: Desk) -> None:
    for _ in range(2):
        desk.type("MCT1-A105", 10)
        desk.press(Qt.Key.Key_Tab)
        desk.pause()
    assert desk.texts == ["MCT1-A105"]
    desk.passed += 3000
    desk.type("MCT1-A105", 10)
    desk.press(Qt.Key.Key_Tab)
    assert desk.texts == ["MCT1-A105"] * 2


def test_a_closed_reader_leaves_all_keys_alone(desk: Desk) -> None:
    desk.reader.close()
    desk.type("ABCDEFGH", 10)
    assert desk.typed == "ABCDEFGH"


@pytest.mark.parametrize("url", ["", "camera:", "serial:", "serial:///dev/x?baud=fast", "COM3"])
def test_an_address_that_is_no_reader_is_refused(qapp: QCoreApplication, url: str) -> None:
    with pytest.raises(ValueError, match="not a reader"):
        reader_for(url)


def test_the_address_of_a_wedge(qapp: QCoreApplication) -> None:
    assert isinstance(reader_for("wedge:"), KeyboardWedge)
