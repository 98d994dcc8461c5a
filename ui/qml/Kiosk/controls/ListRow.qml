import QtQuick
import Kiosk

// One choice of a list: letter or icon, words, and why it cannot be had now.
Pressable {
    id: row

    required property string words
    property string letter: ""
    property string icon: ""
    property string reason: "" // shown when not available
    property int least: Theme.rowLeast
    readonly property bool sign: row.letter !== "" || row.icon !== ""
    readonly property int pad: Theme.mm(Theme.narrow || row.width < Theme.mm(170) ? 3.5 : 7.5)
    readonly property int signRoom: row.sign ? Theme.letter(12.5, 1.3) + Theme.mm(Theme.narrow ? 2.5 : 5) : 0

    name: row.letter === "" ? row.words : row.letter + ". " + row.words
    about: row.available ? "" : row.reason
    implicitHeight: Math.max(row.least, column.implicitHeight + 2 * Theme.mm(2.2))

    ThemedText {
        visible: row.letter !== ""
        x: row.pad
        width: Theme.letter(12.5, 1.3)
        horizontalAlignment: Text.AlignHCenter
        anchors.verticalCenter: parent.verticalCenter
        text: row.letter
        color: row.signColor
        font.pixelSize: Theme.letter(13.9, 1.3)
        font.weight: Font.Bold
        wrapMode: Text.NoWrap
    }

    Icon {
        visible: row.icon !== ""
        name: row.icon === "" ? "check" : row.icon
        ink: row.signColor
        x: row.pad + Math.round((Theme.letter(12.5, 1.3) - width) / 2)
        anchors.verticalCenter: parent.verticalCenter
    }

    Column {
        id: column

        x: row.pad + row.signRoom
        width: row.width - x - row.pad
        anchors.verticalCenter: parent.verticalCenter

        ThemedText {
            width: parent.width
            text: row.words
            color: row.wordsColor
            font.weight: row.available ? Font.DemiBold : Font.Medium
            lead: 1.25
        }

        ThemedText {
            width: parent.width
            visible: !row.available && row.reason !== ""
            text: row.reason
            color: Theme.attention
            font.weight: Font.DemiBold
            lead: 1.25
        }
    }
}
