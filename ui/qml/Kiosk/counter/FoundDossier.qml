pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop

// A dossier as staff see it: its code, its state, and what is known.
Column {
    id: found

    required property string code
    required property string state_
    required property var facts // maps: label, value
    property bool roomy: true

    spacing: Theme.dp(2)

    Row {
        spacing: Theme.dp(16)
        bottomPadding: Theme.dp(8)

        DeskText {
            objectName: "foundCode"
            text: found.code
            size: 30
            lead: 1.2
            font.weight: Font.Bold
            wrapMode: Text.NoWrap
        }

        Tag {
            anchors.verticalCenter: parent.verticalCenter
            words: found.state_
            size: 18
        }
    }

    Repeater {
        model: found.facts

        Item {
            id: fact

            required property var modelData

            width: found.width
            height: value.implicitHeight + Theme.dp(found.roomy ? 18 : 10)
            Accessible.role: Accessible.StaticText
            Accessible.name: fact.modelData.label + ": " + fact.modelData.value

            DeskText {
                width: Theme.dp(190)
                anchors.verticalCenter: parent.verticalCenter
                text: fact.modelData.label
                color: Theme.muted
                Accessible.ignored: true
            }

            DeskText {
                id: value

                x: Theme.dp(200)
                width: parent.width - x
                anchors.verticalCenter: parent.verticalCenter
                text: fact.modelData.value
                font.weight: Font.DemiBold
                Accessible.ignored: true
            }

            Hairline {
                anchors.bottom: parent.bottom
                width: parent.width
            }
        }
    }
}
