import QtQuick
import Kiosk
import Kiosk.desktop

// One line of the register: about what, what was said, how it stands.
Item {
    id: row

    required property var shown // maps: see manager_complaints_texts
    property bool chosen: false

    signal tapped

    implicitHeight: lines.implicitHeight + Theme.dp(20)
    Accessible.role: Accessible.ListItem
    Accessible.name: [row.shown.entry, row.shown.about, row.shown.state, row.shown.text, row.shown.when].join(", ")
    Accessible.selected: row.chosen
    Accessible.onPressAction: row.tapped()

    Rectangle {
        anchors.fill: parent
        radius: Theme.dp(8)
        color: row.chosen ? Theme.soft : "transparent"
    }

    DeskText {
        id: entry

        x: Theme.dp(12)
        y: Theme.dp(10)
        width: Theme.dp(44)
        text: row.shown.entry
        color: Theme.muted
        Accessible.ignored: true
    }

    Column {
        id: lines

        x: Theme.dp(64)
        y: Theme.dp(10)
        width: row.width - x - Theme.dp(12)
        spacing: Theme.dp(2)

        Item {
            width: parent.width
            height: Math.max(about.implicitHeight, state.implicitHeight)

            DeskText {
                id: about

                width: parent.width - state.width - Theme.dp(12)
                text: row.shown.about
                font.weight: Font.DemiBold
                Accessible.ignored: true
            }

            Tag {
                id: state

                anchors.right: parent.right
                words: row.shown.state
                mood: row.shown.mood
                onSoft: row.chosen
            }
        }

        DeskText {
            width: parent.width
            text: row.shown.text
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.ignored: true
        }

        DeskText {
            width: parent.width
            text: row.shown.facts + (row.shown.late ? "" : " · " + row.shown.when)
            size: 16
            color: Theme.muted
            Accessible.ignored: true
        }

        DeskText {
            width: parent.width
            visible: row.shown.late
            text: row.shown.when
            size: 16
            color: Theme.error
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }
    }

    MouseArea {
        anchors.fill: parent
        onClicked: row.tapped()
    }
}
