import QtQuick
import Kiosk
import Kiosk.controls

// Help on the start screen: icon over the word, or flat as a row.
Pressable {
    id: tile

    required property string words
    property bool flat: false

    readonly property int natural: Math.max(Theme.mm(Theme.narrow ? 34 : 52.5), Math.ceil(label.implicitWidth) + 2 * Theme.mm(3))

    name: tile.words
    implicitHeight: tile.flat ? Math.max(Theme.mm(Theme.narrow ? 21 : 23), label.implicitHeight + 2 * Theme.mm(2)) : sign.height + label.implicitHeight + Theme.mm(Theme.narrow ? 5 : 12)

    Icon {
        id: sign

        name: "circle-question-mark"
        ink: tile.signColor
        x: tile.flat ? Math.round((tile.width - width - Theme.s - label.implicitWidth) / 2) : Math.round((tile.width - width) / 2)
        y: tile.flat ? Math.round((tile.height - height) / 2) : Math.round((tile.height - height - label.height) / 2)
    }

    ThemedText {
        id: label

        x: tile.flat ? sign.x + sign.width + Theme.s : Math.round((tile.width - width) / 2)
        y: tile.flat ? Math.round((tile.height - height) / 2) : sign.y + sign.height
        text: tile.words
        color: tile.wordsColor
        font.weight: Font.DemiBold
        wrapMode: Text.NoWrap
    }
}
