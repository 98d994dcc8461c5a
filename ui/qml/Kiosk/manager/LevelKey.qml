pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop

// Which part of a distribution is which answer.
Flow {
    id: key

    required property var levels

    spacing: Theme.dp(20)

    Repeater {
        model: key.levels

        Row {
            id: level

            required property string modelData
            required property int index

            spacing: Theme.dp(8)

            Rectangle {
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                width: Theme.dp(18)
                height: Theme.dp(18)
                color: Theme.chart[Math.min(level.index, 4)]
                border.width: level.index === 2 ? Math.max(1, Theme.dp(1)) : 0
                border.color: Theme.quiet
            }

            DeskText {
                text: level.modelData
                size: 16
                wrapMode: Text.NoWrap
            }
        }
    }
}
