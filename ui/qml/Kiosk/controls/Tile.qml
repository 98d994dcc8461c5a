import QtQuick
import Kiosk

// A large choice: icon, title and a line about it; `hero` is the commonest wish, filled and largest.
// Not available: no outline, and `reason` says when to come back. `upright` puts the icon on top.
Pressable {
    id: tile

    required property string title
    property string line: ""
    property string reason: ""
    property string icon: "ticket"
    property bool hero: false
    property bool upright: false
    property bool plain: false // without its icon, where room is scarce
    property int least: Theme.mm(hero ? (Theme.lowReach ? 48 : 73.4) : (Theme.lowReach ? 30 : 44.6))
    property int titleSize: hero && (available || !Theme.narrow) ? Theme.hero : Theme.tileTitle
    readonly property string second: tile.available ? tile.line : tile.reason
    readonly property int bare: body.implicitHeight + 2 * Theme.mm(Theme.narrow ? 3 : tile.upright && !tile.plain ? 5 : 3.5) // least for its words
    readonly property int pad: Theme.mm(Theme.narrow ? 4 : hero ? 14 : 7.5)

    look: hero && available ? Pressable.Filled : Pressable.Outlined
    name: title
    about: second
    implicitHeight: Math.max(tile.least, tile.bare)

    Item {
        id: body

        readonly property bool sign: !tile.plain && (tile.available || !Theme.narrow) // a small panel needs the room for the reason
        readonly property int signSize: !sign ? 0 : tile.hero ? Theme.mm(Theme.narrow ? 16 : Theme.lowReach ? 22 : 30) : Theme.mm(Theme.narrow ? 11 : 17)
        readonly property int words: tile.upright || !sign ? 0 : signSize + Theme.mm(Theme.narrow ? 4 : tile.hero ? 10 : 7)

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: tile.pad
        anchors.verticalCenter: parent.verticalCenter
        implicitHeight: tile.upright ? signSize + Theme.s + words_.height : Math.max(signSize, words_.height)
        height: implicitHeight

        Icon {
            visible: body.sign
            name: tile.icon
            ink: tile.signColor
            size: Math.max(1, body.signSize)
            x: tile.upright ? Math.round((body.width - width) / 2) : 0
            y: tile.upright ? 0 : Math.round((body.height - height) / 2)
        }

        Column {
            id: words_

            x: body.words
            width: body.width - body.words
            y: tile.upright ? body.signSize + Theme.s : Math.round((body.height - height) / 2)

            ThemedText {
                width: parent.width
                text: tile.title
                color: tile.wordsColor
                font.pixelSize: tile.titleSize
                font.weight: tile.hero ? Font.Bold : Font.DemiBold
                lead: 1.2
                horizontalAlignment: tile.upright ? Text.AlignHCenter : Text.AlignLeft
            }

            ThemedText {
                width: parent.width
                visible: tile.second !== ""
                text: tile.second
                color: tile.secondColor
                font.weight: tile.available ? Font.Medium : Font.DemiBold
                horizontalAlignment: tile.upright ? Text.AlignHCenter : Text.AlignLeft
            }
        }
    }
}
