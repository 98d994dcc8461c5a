import QtQuick
import Kiosk

// A figure of the day: what it is, and how much.
Item {
    id: fact

    required property string label
    required property string value

    implicitHeight: Math.max(name.implicitHeight, figure.implicitHeight) + Theme.dp(7)
    Accessible.role: Accessible.StaticText
    Accessible.name: fact.label + ": " + fact.value

    DeskText {
        id: name

        width: fact.width - figure.width - Theme.dp(12)
        text: fact.label
        color: Theme.muted
        Accessible.ignored: true
    }

    DeskText {
        id: figure

        anchors.right: parent.right
        text: fact.value
        font.weight: Font.Bold
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
