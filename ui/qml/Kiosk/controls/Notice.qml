import QtQuick
import Kiosk

// Something to know (amber) or wrong (red): the fact, then what to do. Never a control.
Rectangle {
    id: notice

    required property string words // the fact, and what to do
    property string label: "" // a small heading over it
    property bool wrong: false // red: a mistake; amber: look here
    property bool sign: !Theme.narrow
    property int size: Theme.narrow ? Theme.body : Theme.subhead
    readonly property color inkColor: notice.wrong ? Theme.error : Theme.attention
    readonly property int signRoom: notice.sign ? Theme.icon + Theme.s : 0

    color: notice.wrong ? Theme.errorGround : Theme.attentionGround
    border.width: Theme.highContrast ? Theme.controlLine : 0
    border.color: Theme.attentionLine
    implicitHeight: column.implicitHeight + 2 * Theme.mm(Theme.narrow ? 3 : 5)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: notice.label === "" ? notice.words : notice.label + ": " + notice.words

    Rectangle {
        width: Theme.mm(3)
        height: parent.height
        color: notice.wrong ? Theme.error : Theme.attentionLine
    }

    Icon {
        visible: notice.sign
        x: Theme.mm(3) + Theme.m
        anchors.verticalCenter: parent.verticalCenter
        name: notice.wrong ? "circle-alert" : "triangle-alert"
        ink: notice.inkColor
    }

    Column {
        id: column

        x: Theme.mm(3) + Theme.m + notice.signRoom
        width: notice.width - x - Theme.s
        anchors.verticalCenter: parent.verticalCenter

        ThemedText {
            width: parent.width
            visible: notice.label !== ""
            text: notice.label
            color: notice.inkColor
        }

        ThemedText {
            width: parent.width
            text: notice.words
            color: notice.inkColor
            font.pixelSize: notice.size
            font.weight: Font.DemiBold
            lead: 1.25
        }
    }
}
