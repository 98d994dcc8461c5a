import QtQuick
import Kiosk
import Kiosk.controls

// A reason that may be chosen beside others: box, words, a check when chosen.
Pressable {
    id: chip

    required property string words
    property int size: Theme.letter(10.4, 1)
    readonly property int pad: Theme.mm(3)
    readonly property int box: Math.round(chip.size * 0.95)
    readonly property int textX: chip.pad + chip.box + Theme.mm(2.6)
    readonly property int textRoom: chip.width - chip.textX - Theme.mm(1.6)

    name: chip.words
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: chip.chosen
    implicitHeight: Math.max(Theme.target, label.implicitHeight + 2 * Theme.mm(1.4))

    Rectangle {
        id: frame

        x: chip.pad
        anchors.verticalCenter: parent.verticalCenter
        width: chip.box
        height: chip.box
        radius: Theme.mm(1)
        color: chip.chosen ? Theme.accent : "transparent"
        border.width: chip.chosen ? 0 : Theme.controlLine
        border.color: Theme.quiet

        Icon {
            anchors.centerIn: parent
            visible: chip.chosen
            name: "check"
            ink: Theme.accentText
            size: Math.round(frame.width * 0.8)
        }
    }

    ThemedText {
        id: label

        x: chip.textX
        width: chip.textRoom
        anchors.verticalCenter: parent.verticalCenter
        text: chip.words
        color: chip.wordsColor
        font.pixelSize: chip.size
        font.weight: Font.DemiBold
        lead: 1.2
    }
}
