import QtQuick
import Kiosk
import Kiosk.controls

// What was written so far, with the caret, over a line; the last lines stay in sight.
Item {
    id: entry

    required property string text
    required property string hint
    property int size: Theme.letter(10.4, 1)

    objectName: "entry"
    clip: true
    Accessible.role: Accessible.EditableText
    Accessible.name: entry.hint
    Accessible.description: entry.text

    TextEdit {
        id: typed

        objectName: "typed"
        width: parent.width
        y: Math.min(Theme.mm(1), line.y - contentHeight)
        text: entry.text
        readOnly: true
        activeFocusOnPress: false
        activeFocusOnTab: false
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: entry.size
        font.weight: Font.DemiBold
        wrapMode: TextEdit.Wrap
        textFormat: TextEdit.PlainText
        Accessible.ignored: true
        onTextChanged: cursorPosition = length
    }

    Rectangle {
        x: typed.cursorRectangle.x + Theme.mm(0.5)
        y: typed.y + typed.cursorRectangle.y
        width: Theme.mm(0.7)
        height: typed.cursorRectangle.height
        color: Theme.accent
    }

    ThemedText {
        visible: entry.text === ""
        x: Theme.mm(2)
        y: Theme.mm(1)
        width: parent.width - x
        text: entry.hint
        color: Theme.muted
        font.pixelSize: entry.size
        Accessible.ignored: true
    }

    Rectangle {
        id: line

        y: parent.height - height
        width: parent.width
        height: Theme.mm(1)
        color: Theme.ink
    }
}
