pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
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

    CommentEntry {
        width: parent.width
        height: keys.y - Theme.s
        size: Theme.body
        text: screen.text
        hint: screen.words.hint
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
