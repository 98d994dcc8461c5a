import QtQuick
import Kiosk
import Kiosk.desktop

// What just happened; where nothing did, that anything may be scanned.
Item {
    id: word

    required property string hint
    required property string sentence
    required property int mood
    property bool dense: false

    height: Math.max(told.visible ? told.implicitHeight : 0, Theme.dp(58))

    Rectangle {
        anchors.fill: parent
        visible: !told.visible
        radius: Theme.dp(8)
        color: Theme.surface
        border.width: Math.max(1, Theme.dp(1))
        border.color: Theme.hairline

        DeskText {
            x: Theme.dp(22)
            width: parent.width - 2 * x
            anchors.verticalCenter: parent.verticalCenter
            text: word.hint
            color: Theme.muted
        }
    }

    DeskNotice {
        id: told

        objectName: "told"
        anchors.bottom: parent.bottom
        width: parent.width
        dense: word.dense
        visible: word.sentence !== ""
        words: word.sentence
        mood: word.mood
    }
}
