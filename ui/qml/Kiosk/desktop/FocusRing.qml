import QtQuick
import Kiosk

// Where the keyboard is.
Rectangle {
    id: ring

    property bool shown: false
    property int curve: Theme.dp(8)

    anchors.fill: parent
    anchors.margins: -Theme.dp(5)
    visible: ring.shown
    radius: ring.curve + Theme.dp(5)
    color: "transparent"
    border.width: Theme.dp(3)
    border.color: Theme.focusRing
}
