pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// Waits for a paper: shows what the camera sees to aim by, or where to hold it.
KioskScreen {
    id: screen

    required property var words
    property string preview: "" // the camera's newest picture; empty: no camera, or none yet
    readonly property bool seeing: screen.preview !== ""
    readonly property bool besides: screen.seeing && (Theme.landscape || Theme.lowReach || Theme.largeText && !Theme.narrow) // the words at the right of the picture

    title: titled(words)

    Icon {
        id: picture

        visible: !screen.seeing
        name: "hold-code"
        shape: 0.5
        size: Math.min(Theme.mm(Theme.narrow || Theme.landscape ? 50 : 90), Math.round(screen.zone.height * 0.4))
    }

    // the words take what they need, the picture what is left
    Rectangle {
        id: sight

        readonly property real shape: 9 / 16
        readonly property int roomAcross: screen.besides ? Math.round(parent.width * (Theme.largeText ? 0.45 : 0.58)) : parent.width
        readonly property int roomDown: screen.besides ? parent.height : parent.height - said.implicitHeight - Theme.l

        visible: screen.seeing
        width: Math.max(0, Math.min(roomAcross, Math.round(roomDown / shape)))
        height: Math.round(width * shape)
        x: screen.besides ? 0 : Math.round((parent.width - width) / 2)
        color: Theme.ink

        Image {
            anchors.fill: parent
            anchors.margins: Theme.mm(0.8)
            fillMode: Image.PreserveAspectFit
            cache: false // no picture stays
            source: screen.preview
        }
    }

    Column {
        id: said

        x: screen.besides ? sight.width + Theme.l : 0
        y: !screen.seeing ? picture.height + Theme.l : screen.besides ? 0 : sight.height + Theme.l
        width: parent.width - x
        spacing: Theme.s

        ThemedText {
            visible: screen.seeing
            width: parent.width
            text: screen.words.aim
            font.pixelSize: Theme.narrow || Theme.largeText ? Theme.body : Theme.subhead
            font.weight: Font.DemiBold
        }

        ThemedText {
            visible: !screen.seeing || !Theme.largeText
            width: parent.width
            text: screen.words.rate_advice
            font.pixelSize: screen.seeing || Theme.narrow ? Theme.body : Theme.subhead
            font.weight: screen.seeing ? Font.Normal : Font.DemiBold
        }
    }
}
