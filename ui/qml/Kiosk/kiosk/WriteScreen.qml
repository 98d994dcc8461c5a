pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls
import Kiosk.rater

// A short comment by our own keyboard (Telex, VNI or plain), the same as the rater's.
KioskScreen {
    id: screen

    required property var words
    required property string text
    required property string method
    required property bool shift

    signal pressed(key: string)
    signal erased
    signal shifted
    signal methodAsked
    signal finished

    title: words.title

    Item {
        id: entry

        objectName: "entry"
        width: parent.width
        height: keys.y - Theme.s
        clip: true
        Accessible.role: Accessible.EditableText
        Accessible.name: screen.words.hint
        Accessible.description: screen.text

        ThemedText {
            width: parent.width
            // the last lines stay in sight
            y: Math.min(0, line.y - height)
            text: screen.text === "" ? screen.words.hint : screen.text
            color: screen.text === "" ? Theme.muted : Theme.ink
            font.weight: screen.text === "" ? Font.Medium : Font.DemiBold
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }

        Rectangle {
            id: line

            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.mm(1.5)
            color: Theme.ink
        }
    }

    LetterKeys {
        id: keys

        width: parent.width
        anchors.bottom: parent.bottom
        room: Math.round(parent.height * 0.75)
        words: screen.words
        method: screen.method
        shift: screen.shift
        onPressed: key => screen.pressed(key)
        onErased: screen.erased()
        onShifted: screen.shifted()
        onMethodAsked: screen.methodAsked()
        onFinished: screen.finished()
    }
}
