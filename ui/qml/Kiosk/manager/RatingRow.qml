pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop

// How one counter, official, service or hour was rated: counts, distribution, interval. Below the
// least number of answers nothing but the counts is shown.
Item {
    id: row

    required property var shown // maps: see manager_ratings_texts.figures
    required property var columns // x positions and widths, by the table
    property bool strong: false
    readonly property bool open: row.shown.hidden === ""
    readonly property int sum: row.shown.parts.reduce((all, part) => all + part, 0)

    implicitHeight: Math.max(Theme.dp(43), name.implicitHeight + Theme.dp(12), second.implicitHeight + Theme.dp(12))
    Accessible.role: Accessible.Row
    Accessible.name: [row.shown.label, row.shown.second, row.shown.asked, row.shown.answered, row.shown.unanswered, row.open ? row.shown.range : row.shown.hidden].join(", ")

    DeskText {
        id: name

        width: row.strong ? row.columns.secondX + row.columns.secondWidth : row.columns.nameWidth
        anchors.verticalCenter: parent.verticalCenter
        text: row.shown.label
        lead: 1.2
        maximumLineCount: 2
        elide: Text.ElideRight
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }

    DeskText {
        id: second

        x: row.columns.secondX
        width: row.columns.secondWidth
        anchors.verticalCenter: parent.verticalCenter
        text: row.shown.second
        lead: 1.2
        maximumLineCount: 2
        elide: Text.ElideRight
        color: Theme.muted
        Accessible.ignored: true
    }

    Repeater {
        model: [row.shown.asked, row.shown.answered, row.shown.unanswered]

        DeskText {
            id: count

            required property int modelData
            required property int index

            x: row.columns.counts[count.index] - width
            anchors.verticalCenter: parent ? parent.verticalCenter : undefined
            text: count.modelData
            font.weight: row.strong ? Font.Bold : Font.Medium
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }

    Row {
        id: bar

        readonly property var drawn: row.shown.parts.map((part, at) => ({
                    part: part,
                    at: at
                })).filter(each => each.part > 0)
        readonly property int room: row.columns.barWidth - (bar.drawn.length - 1) * bar.spacing

        x: row.columns.barX
        anchors.verticalCenter: parent.verticalCenter
        visible: row.open
        spacing: Theme.dp(2)

        Repeater {
            model: row.open ? bar.drawn : []

            Rectangle {
                id: part

                required property var modelData

                width: Math.max(Theme.dp(3), Math.round(bar.room * part.modelData.part / row.sum))
                height: Theme.dp(24)
                color: Theme.chart[Math.min(part.modelData.at, 4)]
                border.width: part.modelData.at === 2 ? Math.max(1, Theme.dp(1)) : 0
                border.color: Theme.quiet
            }
        }
    }

    DeskText {
        x: row.columns.barX
        anchors.verticalCenter: parent.verticalCenter
        visible: !row.open
        text: row.shown.hidden
        color: Theme.muted
        Accessible.ignored: true
    }

    Item {
        id: line

        x: row.columns.lineX
        width: row.columns.lineWidth
        height: parent.height
        visible: row.open

        Rectangle {
            width: parent.width
            height: Theme.dp(2)
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.hairline
        }

        Rectangle {
            x: Math.round(line.width * row.shown.low)
            width: Math.max(Theme.dp(2), Math.round(line.width * (row.shown.high - row.shown.low)))
            height: Theme.dp(4)
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.ink
        }

        Repeater {
            model: [row.shown.low, row.shown.high]

            Rectangle {
                id: end

                required property real modelData

                x: Math.round(line.width * end.modelData - width / 2)
                width: Theme.dp(3)
                height: Theme.dp(16)
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                color: Theme.ink
            }
        }

        Rectangle {
            x: Math.round(line.width * row.shown.share - width / 2)
            width: Theme.dp(13)
            height: width
            radius: width / 2
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.ink
        }
    }

    DeskText {
        x: row.columns.lineX
        width: row.width - x
        anchors.verticalCenter: parent.verticalCenter
        visible: !row.open
        text: row.shown.too_few
        lead: 1.25
        color: Theme.muted
        Accessible.ignored: true
    }

    DeskText {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: row.open
        text: row.shown.range
        font.weight: Font.DemiBold
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
