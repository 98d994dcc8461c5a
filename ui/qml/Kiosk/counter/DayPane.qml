pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop

// The counter's day, and the other counters. Never an answer of a visit.
Column {
    id: pane

    required property var words
    required property var facts // maps: label, value
    required property var ratings
    required property var counters // maps: name, number, tag, time

    spacing: 0

    DeskText {
        width: parent.width
        text: pane.words.today
        font.weight: Font.Bold
        bottomPadding: Theme.dp(4)
    }

    Repeater {
        model: pane.facts

        FactLine {
            required property var modelData

            width: pane.width
            label: modelData.label
            value: modelData.value
        }
    }

    DeskText {
        width: parent.width
        text: pane.words.rating
        font.weight: Font.Bold
        topPadding: Theme.dp(16)
        bottomPadding: Theme.dp(4)
    }

    Repeater {
        model: pane.ratings

        FactLine {
            required property var modelData

            width: pane.width
            label: modelData.label
            value: modelData.value
        }
    }

    DeskText {
        width: parent.width
        text: pane.words.rating_promise
        color: Theme.muted
    }

    DeskText {
        width: parent.width
        text: pane.words.counters
        font.weight: Font.Bold
        topPadding: Theme.dp(16)
    }

    DeskText {
        width: parent.width
        visible: pane.counters.length === 0
        text: pane.words.no_counters
        color: Theme.muted
    }

    Repeater {
        model: pane.counters

        Item {
            id: row

            required property var modelData

            width: pane.width
            height: Theme.dp(50)

            DeskText {
                id: name

                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData.name
                wrapMode: Text.NoWrap
            }

            DeskText {
                x: Math.max(Theme.dp(104), name.width + Theme.dp(14))
                anchors.verticalCenter: parent.verticalCenter
                visible: row.modelData.tag === ""
                text: row.modelData.number
                wrapMode: Text.NoWrap
            }

            Tag {
                x: Math.max(Theme.dp(104), name.width + Theme.dp(14))
                anchors.verticalCenter: parent.verticalCenter
                visible: row.modelData.tag !== ""
                words: row.modelData.tag
                mood: Tag.Attention
            }

            DeskText {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData.time
                wrapMode: Text.NoWrap
            }

            Hairline {
                anchors.bottom: parent.bottom
                width: parent.width
            }
        }
    }
}
