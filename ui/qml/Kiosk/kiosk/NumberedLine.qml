import QtQuick
import Kiosk
import Kiosk.controls

// One paper to bring: its number, its name, a hairline under it.
Item {
    id: line

    required property int number
    required property string words

    implicitHeight: words_.height + 2 * pad
    height: implicitHeight
    readonly property int pad: Theme.mm(Theme.narrow ? 1.5 : Theme.landscape ? 2 : 4.3)

    ThemedText {
        y: line.pad
        text: line.number
        color: Theme.accent
        font.weight: Font.Bold
        wrapMode: Text.NoWrap
    }

    ThemedText {
        id: words_

        x: Theme.letter(line.number > 9 ? 17 : 15.9, 1.3)
        y: line.pad
        width: line.width - x
        text: line.words
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(1, Theme.mm(0.5))
        color: Theme.hairline
    }
}
