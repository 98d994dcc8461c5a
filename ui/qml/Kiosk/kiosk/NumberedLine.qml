import QtQuick
import Kiosk
import Kiosk.controls

// One line of a numbered list: the number on the first line of an entry, a hairline under its last.
Item {
    id: line

    required property int number // 0: a further line of the same entry
    required property string words
    property bool closes: true // the last line of its entry
    readonly property int indent: Theme.letter(15.9, 1.3)

    implicitHeight: words_.height + (line.number > 0 ? line.pad : 0) + (line.closes ? line.pad : 0)
    height: implicitHeight
    readonly property int pad: Theme.mm(Theme.narrow ? 1.5 : Theme.landscape ? 2 : 4.3)

    ThemedText {
        visible: line.number > 0
        y: line.pad
        text: line.number
        color: Theme.accent
        font.weight: Font.Bold
        wrapMode: Text.NoWrap
    }

    ThemedText {
        id: words_

        x: line.indent
        y: line.number > 0 ? line.pad : 0
        width: line.width - x
        text: line.words
    }

    Rectangle {
        visible: line.closes
        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(1, Theme.mm(0.5))
        color: Theme.hairline
    }
}
