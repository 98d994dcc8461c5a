pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop

// Numbers taken by hour: bars from a base line, the figure on each; what is usual is dashed.
Item {
    id: chart

    required property var hours // maps: hour, figure, kind, share, usual

    readonly property int part: chart.hours.length > 0 ? Math.floor(chart.width / Math.max(chart.hours.length, 6)) : 0
    readonly property int bar: Math.min(Math.round(chart.part * 0.74), Theme.dp(64))
    readonly property int room: base.y - Theme.dp(28)

    Accessible.role: Accessible.Chart
    Accessible.name: chart.hours.map(each => each.hour + ": " + each.figure).join(", ")

    Repeater {
        model: chart.hours

        Item {
            id: hour

            required property var modelData
            required property int index
            readonly property bool now: hour.modelData.kind === "now"
            readonly property int tall: Math.round(chart.room * hour.modelData.share)
            readonly property int usualTall: Math.round(chart.room * hour.modelData.usual)

            x: hour.index * chart.part
            width: chart.part
            height: chart.height

            Rectangle {
                visible: hour.modelData.kind !== "expected"
                x: Math.round((parent.width - chart.bar) / 2)
                y: base.y - height
                width: chart.bar
                height: hour.tall
                color: hour.now ? Theme.chart[0] : Theme.chart[1]
            }

            DashedFrame {
                visible: hour.usualTall > 0
                x: Math.round((parent.width - chart.bar) / 2)
                y: base.y - height
                width: chart.bar
                height: hour.usualTall
                lid: hour.modelData.kind !== "expected" && hour.usualTall < hour.tall
                ink: hour.modelData.kind !== "expected" && hour.usualTall < hour.tall ? Theme.surface : Theme.quiet
            }

            DeskText {
                anchors.horizontalCenter: parent.horizontalCenter
                y: base.y - Math.max(hour.tall, hour.modelData.kind === "expected" ? 0 : hour.usualTall) - height - Theme.dp(2)
                text: hour.modelData.figure
                size: 17
                lead: 1.25
                font.weight: hour.now ? Font.Bold : Font.Medium
                wrapMode: Text.NoWrap
            }

            DeskText {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.top: parent.top
                anchors.topMargin: base.y + Theme.dp(4)
                text: hour.modelData.hour
                size: 17
                color: hour.now ? Theme.ink : Theme.muted
                font.weight: hour.now ? Font.Bold : Font.Medium
                wrapMode: Text.NoWrap
            }
        }
    }

    Rectangle {
        id: base

        y: chart.height - Theme.dp(32)
        width: parent.width
        height: Theme.dp(2)
        color: Theme.quiet
    }
}
