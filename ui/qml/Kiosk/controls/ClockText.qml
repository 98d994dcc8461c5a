pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Figures that tick, one character per cell: the letters have no tabular figures (design §3).
Row {
    id: clock

    required property string time // "09:12"
    property color ink: Theme.ink
    property int size: Theme.body
    property int weight: Font.DemiBold

    Accessible.role: Accessible.StaticText
    Accessible.name: clock.time

    Repeater {
        model: clock.time.length

        Item {
            id: cell

            required property int index
            readonly property string sign: clock.time.charAt(cell.index)

            width: Math.round(clock.size * (cell.sign === ":" ? 0.34 : 0.665))
            height: figure.height

            ThemedText {
                id: figure

                anchors.horizontalCenter: parent.horizontalCenter
                text: cell.sign
                color: clock.ink
                font.pixelSize: clock.size
                font.weight: clock.weight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
