import QtQuick
import Kiosk

// A reason that may be chosen beside others: box, words, a check when chosen.
Pressable {
    id: chip

    required property string words
    property int size: Theme.body

    name: chip.words
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: chip.chosen
    implicitHeight: Math.max(Theme.rowLeast, label.implicitHeight + 2 * Theme.mm(2.2))

    Rectangle {
        id: box

        x: Theme.mm(Theme.narrow ? 3 : 5)
        anchors.verticalCenter: parent.verticalCenter
        width: Math.round(chip.size * 0.95)
        height: width
        radius: Theme.mm(1)
        color: chip.chosen ? Theme.accent : "transparent"
        border.width: chip.chosen ? 0 : Theme.controlLine
        border.color: Theme.quiet

        Icon {
            anchors.centerIn: parent
            visible: chip.chosen
            name: "check"
            ink: Theme.accentText
            size: Math.round(box.width * 0.8)
        }
    }

    ThemedText {
        id: label

        anchors.left: box.right
        anchors.right: parent.right
        anchors.leftMargin: Theme.mm(Theme.narrow ? 3 : 4)
        anchors.rightMargin: Theme.mm(2)
        anchors.verticalCenter: parent.verticalCenter
        text: chip.words
        color: chip.wordsColor
        font.pixelSize: chip.size
        font.weight: Font.DemiBold
        lead: 1.2
    }
}
