pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// A short comment by our own keyboard. The plate gives way where the keys need its room (VNI).
FocusScope {
    id: screen

    required property var words
    required property string text
    required property string method
    required property bool shift

    readonly property int margin: Math.floor((screen.width - 9 * Theme.target - 8 * Theme.gap) / 2) > 0 ? Math.min(Theme.mm(5.4), Math.floor((screen.width - 9 * Theme.target - 8 * Theme.gap) / 2)) : 0
    readonly property bool plated: keys.y - plate.height >= Theme.mm(24)
    readonly property int entryTop: screen.plated ? plate.height : 0

    signal pressed(key: string)
    signal erased
    signal shifted
    signal methodAsked
    signal finished

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }

    RaterPlate {
        id: plate

        objectName: "plate"
        visible: screen.plated
        width: screen.width
        height: title.height + Theme.mm(2)

        ThemedText {
            id: title

            objectName: "title"
            x: Theme.mm(5.4)
            anchors.verticalCenter: parent.verticalCenter
            text: screen.words.title
            color: Theme.plateText
            font.pixelSize: Theme.letter(12, 1)
            font.weight: Font.Bold
            lead: 1.2
            wrapMode: Text.NoWrap
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
    }

    CommentEntry {
        x: Theme.mm(5.4)
        y: screen.entryTop
        width: screen.width - 2 * x
        height: keys.y - y - Theme.mm(1)
        text: screen.text
        hint: screen.words.hint
    }

    LetterKeys {
        id: keys

        x: screen.margin
        y: screen.height - height - Theme.mm(1.2)
        width: screen.width - 2 * screen.margin
        height: implicitHeight
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
