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

        ThemedText {
            required property int index

            width: Math.round(clock.size * (text === ":" ? 0.3 : 0.665))
            horizontalAlignment: Text.AlignHCenter
            text: clock.time.charAt(index)
            color: clock.ink
            font.pixelSize: clock.size
            font.weight: clock.weight
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
