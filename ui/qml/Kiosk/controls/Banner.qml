import QtQuick
import Kiosk

// Something wrong with the machine, not the person: across the whole place, under the plate.
Rectangle {
    id: banner

    required property string words
    property int margin: Theme.margin
    readonly property bool plain: Theme.narrow || (Theme.largeText && !Theme.landscape) // the words need the room

    color: Theme.attentionGround
    implicitHeight: label.implicitHeight + Theme.mm(Theme.narrow ? 6.5 : 13.5)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: banner.words

    Rectangle {
        width: parent.width
        height: Theme.mm(2.5)
        color: Theme.attentionLine
    }

    Icon {
        id: sign

        visible: !banner.plain
        x: banner.margin
        anchors.verticalCenter: label.verticalCenter
        name: "triangle-alert"
        ink: Theme.attention
        size: Theme.letter(16, 1.2)
    }

    ThemedText {
        id: label

        x: banner.margin + (banner.plain ? 0 : sign.width + Theme.s * 2)
        y: Theme.mm(2.5) + Math.round((banner.height - Theme.mm(2.5) - height) / 2)
        width: banner.width - x - banner.margin
        text: banner.words
        color: Theme.attention
        font.pixelSize: Theme.narrow ? Theme.letter(10.4, 1.15) : Theme.body
        font.weight: Font.DemiBold
    }
}
