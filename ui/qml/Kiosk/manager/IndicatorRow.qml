import QtQuick
import Kiosk
import Kiosk.desktop

// One indicator: its points on a bar that ends at the most there is, and what they rest on.
Item {
    id: row

    required property var shown // maps: number, name, points, share, lowest, basis
    readonly property bool any: row.shown.points !== ""

    implicitHeight: basis.implicitHeight + Theme.dp(10)
    Accessible.role: Accessible.Row
    Accessible.name: [row.shown.number, row.shown.name, row.shown.points, row.shown.lowest, row.shown.basis].join(", ")

    DeskText {
        width: Theme.dp(32)
        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: Text.AlignRight
        text: row.shown.number
        color: Theme.muted
        Accessible.ignored: true
    }

    DeskText {
        x: Theme.dp(44)
        width: Math.round(row.width * 0.5) - x
        anchors.verticalCenter: parent.verticalCenter
        text: row.shown.name
        lead: 1.25
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }

    Rectangle {
        id: bar

        x: Math.round(row.width * 0.52)
        width: Math.round(row.width * 0.13)
        height: Theme.dp(16)
        anchors.verticalCenter: parent.verticalCenter
        visible: row.any
        color: Theme.surface
        border.width: Math.max(1, Theme.dp(1))
        border.color: Theme.quiet

        Rectangle {
            width: Math.round(parent.width * row.shown.share)
            height: parent.height
            color: Theme.accent
        }
    }

    DeskText {
        anchors.left: bar.right
        anchors.leftMargin: Theme.dp(12)
        anchors.verticalCenter: parent.verticalCenter
        visible: row.any
        text: row.shown.points
        font.weight: Font.Bold
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    Column {
        id: basis

        x: Math.round(row.width * (row.any ? 0.78 : 0.52))
        width: row.width - x
        anchors.verticalCenter: parent.verticalCenter

        DeskText {
            width: parent.width
            text: row.shown.basis
            lead: 1.2
            color: row.any ? Theme.ink : Theme.muted
            Accessible.ignored: true
        }

        DeskText {
            width: parent.width
            visible: text !== ""
            text: row.shown.lowest
            size: 16
            lead: 1.2
            color: Theme.attention
            Accessible.ignored: true
        }
    }

    Hairline {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
