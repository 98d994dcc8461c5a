import QtQuick
import Kiosk
import Kiosk.controls

// Which papers may be held to the reader, and the promise that the card is not kept. Not a control.
Item {
    id: hint

    required property string title
    required property string line
    property string promise: ""
    property bool plate: false // drawn on the plate
    readonly property int pictureHeight: Theme.mm(Theme.narrow ? 22 : 36)

    implicitHeight: Math.max(picture.height, words.height)

    Icon {
        id: picture

        name: "hold-code"
        ink: hint.plate ? Theme.plateText : Theme.accent
        size: hint.pictureHeight
        shape: 0.5
        x: Theme.mm(Theme.narrow ? 0 : 2.5)
        anchors.verticalCenter: parent.verticalCenter
    }

    Column {
        id: words

        x: picture.x + picture.width + Theme.mm(Theme.narrow ? 4 : 12)
        width: hint.width - x
        anchors.verticalCenter: parent.verticalCenter

        ThemedText {
            width: parent.width
            text: hint.title
            color: hint.plate ? Theme.plateText : Theme.ink
            font.pixelSize: Theme.subhead
            font.weight: Font.Bold
        }

        ThemedText {
            width: parent.width
            text: hint.line
            color: hint.plate ? Theme.plateSecond : Theme.muted
        }

        ThemedText {
            width: parent.width
            visible: hint.promise !== ""
            text: hint.promise
            color: hint.plate ? Theme.plateSecond : Theme.muted
        }
    }
}
