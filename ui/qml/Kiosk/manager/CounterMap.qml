pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop

// The counters as they stand: who is there and how long.
Grid {
    id: map

    required property var counters // maps: name, number, line, mood
    property int least: Theme.dp(190)
    readonly property int most: Math.max(1, Math.floor((map.width + map.columnSpacing) / (map.least + map.columnSpacing)))
    readonly property int lines: Math.max(1, Math.ceil(map.counters.length / map.most))

    columns: Math.max(1, Math.ceil(map.counters.length / map.lines))
    columnSpacing: Theme.dp(10)
    rowSpacing: Theme.dp(10)

    Repeater {
        model: map.counters

        Item {
            id: tile

            required property var modelData
            readonly property bool late: tile.modelData.mood === "late"
            readonly property bool away: tile.modelData.mood === "break" || tile.modelData.mood === "closed"
            readonly property color ink: tile.late ? Theme.attention : tile.away ? Theme.muted : Theme.ink

            width: Math.floor((map.width - (map.columns - 1) * map.columnSpacing) / map.columns)
            height: Theme.dp(94)
            Accessible.role: Accessible.StaticText
            Accessible.name: tile.modelData.name + ", " + tile.modelData.number + ", " + tile.modelData.line

            Rectangle {
                anchors.fill: parent
                radius: Theme.dp(8)
                color: tile.late ? Theme.attentionGround : tile.away ? "transparent" : Theme.surface
                border.width: tile.away ? 0 : Math.max(1, Theme.dp(tile.late ? 2 : 1))
                border.color: tile.late ? Theme.attentionLine : Theme.hairline
            }

            DashedFrame {
                anchors.fill: parent
                visible: tile.away
                closed: true
            }

            Column {
                x: Theme.dp(14)
                y: Theme.dp(11)
                width: parent.width - 2 * x

                DeskText {
                    width: parent.width
                    text: tile.modelData.name
                    size: 17
                    lead: 1.25
                    color: tile.late ? tile.ink : Theme.muted
                    Accessible.ignored: true
                }

                DeskText {
                    width: parent.width
                    text: tile.modelData.number
                    size: tile.modelData.mood === "plain" || tile.late ? 26 : 20
                    lead: 1.3
                    color: tile.ink
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }

                DeskText {
                    width: parent.width
                    visible: text !== ""
                    text: tile.modelData.line
                    size: 17
                    lead: 1.25
                    color: tile.late ? tile.ink : Theme.muted
                    Accessible.ignored: true
                }
            }
        }
    }
}
