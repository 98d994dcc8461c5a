import QtQuick
import Kiosk
import Kiosk.desktop

// A break, and the end of the day.
Grid {
    id: keys

    required property var words
    required property bool pausing
    required property bool closing
    property int part: 0 // each key's width, 0: as wide as its words

    signal opened
    signal close

    columns: 2
    spacing: Theme.dp(12)

    DeskButton {
        objectName: "break"
        width: keys.part > 0 ? keys.part : implicitWidth
        visible: keys.visible && !keys.pausing
        words: keys.words.break
        keys: "F9"
        onTapped: keys.opened()
    }

    DeskButton {
        objectName: "close"
        width: keys.part > 0 ? keys.part : implicitWidth
        visible: keys.visible
        words: keys.words.close
        keys: "Ctrl+Q"
        working: keys.closing
        onTapped: keys.close()
    }
}
