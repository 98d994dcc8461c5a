pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// Waits for a paper: shows what the camera sees to aim by, or where to hold it.
KioskScreen {
    id: screen

    required property var words
    property string preview: "" // the camera's newest picture; empty: no camera, or none yet

    title: titled(words)

    Column {
        width: parent.width
        spacing: Theme.l

        Icon {
            visible: !frame_.visible
            name: "hold-code"
            shape: 0.5
            size: Math.min(Theme.mm(Theme.narrow || Theme.landscape ? 50 : 90), Math.round(screen.zone.height * 0.4))
        }

        Rectangle {
            id: frame_

            readonly property real shape: 9 / 16

            visible: screen.preview !== ""
            width: Math.min(parent.width, Math.round(screen.zone.height * (Theme.largeText ? 0.5 : 0.62) / shape))
            height: Math.round(width * shape)
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.ink
            border.width: Theme.mm(0.8)
            border.color: Theme.accent
            radius: Theme.mm(2)

            Image {
                anchors.fill: parent
                anchors.margins: frame_.border.width
                fillMode: Image.PreserveAspectCrop
                cache: false // no picture stays
                source: screen.preview
            }
        }

        ThemedText {
            visible: frame_.visible
            width: parent.width
            text: screen.words.aim
            font.pixelSize: Theme.narrow ? Theme.body : Theme.subhead
            font.weight: Font.DemiBold
        }

        ThemedText {
            width: parent.width
            text: screen.words.rate_advice
            font.pixelSize: frame_.visible || Theme.narrow ? Theme.body : Theme.subhead
            font.weight: frame_.visible ? Font.Normal : Font.DemiBold
        }
    }
}
