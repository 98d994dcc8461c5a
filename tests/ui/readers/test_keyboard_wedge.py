"""A reader that types like a keyboard, in a real window where people type too."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

from tests.ui.waiting import waited_for
from ui.readers import reader_for
from ui.readers.keyboard_wedge import KeyboardWedge

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return
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

    def __init__(self, source: Path, *, keyboard: bool = True) -> None:
        self.passed = 1000
        self.texts: list[str] = []
        self.view = QQuickView()
        self.view.setSource(QUrl.fromLocalFile(str(source)))
        item = self.view.rootObject()
        assert isinstance(item, QQuickItem), self.view.errors()
        self.field = item
        self.view.show()
        self.view.requestActivate()
        self.troubles: list[str] = []
        self.reader = KeyboardWedge(
            time_of=lambda event: self.passed, monotonic_ms=lambda: self.passed
        )
        self.reader.scanned.connect(lambda scan: self.texts.append(scan.text))
        self.reader.troubled.connect(self.troubles.append)
        self.reader.watch(self.view, keyboard=keyboard)

    def type(self, keys: str, gap_ms: int) -> None:
        for key in keys:
            self.passed += gap_ms
            QTest.keyClick(self.view, key)
            if gap_ms > 50:
                self.pause()

    def press(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NONE) -> None:
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
    assert waited_for(lambda: desk.field.property("entered") == 1)
    assert desk.texts == []


def test_two_quick_keys_of_a_person_are_not_lost(desk: Desk) -> None:
    desk.type("ab", 30)
    assert waited_for(lambda: desk.typed == "ab")
    assert desk.texts == []


def test_a_few_keys_of_quick_fingers_are_a_persons(desk: Desk) -> None:
    desk.type("1234", 30)
    desk.passed += 20
    desk.press(Qt.Key.Key_Return)
    assert waited_for(lambda: desk.typed == "1234")
    assert waited_for(lambda: desk.field.property("entered") == 1)
    assert desk.texts == []


def test_a_short_code_is_a_code_when_no_fingers_are_so_quick(desk: Desk) -> None:
    desk.type("A01", 10)
    desk.press(Qt.Key.Key_Return)
    assert waited_for(lambda: desk.texts == ["A01"])
    desk.pause()
    assert (desk.typed, desk.field.property("entered")) == ("", 0)


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
    assert waited_for(lambda: desk.field.property("confirmed") == "1104")


def test_a_code_that_presses_a_shortcut_presses_nothing(desk: Desk) -> None:
    desk.type("ABC", 10)
    desk.press(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    desk.type("DEFG", 10)
    desk.press(Qt.Key.Key_Return)
    assert desk.texts == ["ABCDEFG"]
    assert desk.field.property("shortcuts") == 0


def test_a_person_has_their_shortcuts(desk: Desk) -> None:
    for key, chord in ((Qt.Key.Key_F2, NONE), (Qt.Key.Key_O, CTRL), (Qt.Key.Key_Q, CTRL)):
        before = desk.field.property("shortcuts")
        desk.press(key, chord)
        assert waited_for(lambda before=before: desk.field.property("shortcuts") == before + 1)
        desk.pause()


def test_a_disabled_shortcut_stays_silent(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Return)
    assert waited_for(lambda: desk.field.property("entered") == 1)
    assert desk.field.property("confirmed") == ""


@pytest.mark.parametrize(
    "keys",
    [
        [(Qt.Key.Key_Q, CTRL), Qt.Key.Key_Return],
        [(Qt.Key.Key_O, CTRL), "X", Qt.Key.Key_Return],
        [Qt.Key.Key_F2, Qt.Key.Key_F2],
        [Qt.Key.Key_Tab, Qt.Key.Key_Return],
        ["A", "B", (Qt.Key.Key_Q, CTRL), Qt.Key.Key_F2, "C", Qt.Key.Key_Return],
        ["A", "B", "C", "D", Qt.Key.Key_Return, Qt.Key.Key_Return, (Qt.Key.Key_Q, CTRL)],
        [(Qt.Key.Key_R, Qt.KeyboardModifier.MetaModifier), "c", "m", "d", Qt.Key.Key_Return],
    ],
)
def test_no_code_presses_opens_or_types_anything(desk: Desk, keys: list[object]) -> None:
    desk.field.setProperty("confirms", True)
    desk.field.setProperty("text", "before")
    for key in keys:
        desk.press(*(key if isinstance(key, tuple) else (key,)))
    desk.pause()
    seen = ("text", "shortcuts", "entered", "confirmed")
    assert [desk.field.property(name) for name in seen] == ["before", 0, 0, ""]


def test_a_busy_screen_does_not_take_a_reader_for_a_person(desk: Desk) -> None:
    desk.reader.close()
    texts: list[str] = []
    reader = KeyboardWedge()  # by the keys' own times
    reader.scanned.connect(lambda scan: texts.append(scan.text))
    reader.watch(desk.view, keyboard=True)
    for at, letter in enumerate("A012345\r"):
        code = ENTER if letter == "\r" else Qt.Key(ord(letter))
        key = QKeyEvent(QEvent.Type.KeyPress, code, NONE, letter)
        key.setTimestamp(5000 + 8 * at)
        time.sleep(0.06)  # the screen was busy: each key is dealt with long after it was pressed
        QCoreApplication.sendEvent(desk.view, key)
    assert waited_for(lambda: texts == ["A012345"])
    assert desk.typed == ""
    reader.close()


def test_where_people_have_no_keyboard_only_a_keypads_keys_get_through(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    source = tmp_path / "Field.qml"
    source.write_text(FIELD)
    kiosk = Desk(source, keyboard=False)
    for key, chord in ((Qt.Key.Key_Q, CTRL), (Qt.Key.Key_F2, NONE), (Qt.Key.Key_A, NONE)):
        kiosk.press(key, chord)
        kiosk.pause()
    assert (kiosk.typed, kiosk.field.property("shortcuts")) == ("", 0)
    kiosk.press(Qt.Key.Key_Return)
    assert waited_for(lambda: kiosk.field.property("entered") == 1)
    kiosk.reader.close()
    kiosk.view.close()


def test_an_id_card_through_a_wedge_is_told_of_once(desk: Desk) -> None:
    for number in ("000202000001", "000202000002"):
        desk.type(f"{number}||Nguyn Vn An|15052002|Nam|Xa Mau|20042021", 10)
        desk.press(Qt.Key.Key_Return)
        desk.pause()
    assert len(desk.texts) == 2
    assert desk.troubles == ["wedge_id_card"]


def test_a_closed_reader_leaves_all_keys_alone(desk: Desk) -> None:
    desk.reader.close()
    desk.type("ABCDEFGH", 10)
    assert desk.typed == "ABCDEFGH"


@pytest.mark.parametrize("url", ["", "photo:", "serial:", "serial:///dev/x?baud=fast", "COM3"])
def test_an_address_that_is_no_reader_is_refused(qapp: QCoreApplication, url: str) -> None:
    with pytest.raises(ValueError, match="not a reader"):
        reader_for(url)


def test_the_address_of_a_wedge(qapp: QCoreApplication) -> None:
    assert isinstance(reader_for("wedge:"), KeyboardWedge)
