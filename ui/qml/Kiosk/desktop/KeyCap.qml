import QtQuick
import Kiosk

// The key that does the same as the button it stands on.
Rectangle {
    id: cap

    required property string keys // "Ctrl+N"
    property color ink: Theme.ink

    implicitWidth: Math.ceil(label.implicitWidth) + Theme.dp(14)
    implicitHeight: Theme.dp(26)
    radius: Theme.dp(4)
    color: "transparent"
    border.width: Math.max(1, Theme.dp(1.5))
    border.color: cap.ink

    DeskText {
        id: label

        anchors.centerIn: parent
        text: cap.keys.replace("+", " ")
        color: cap.ink
        size: 15
        font.weight: Font.DemiBold
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
