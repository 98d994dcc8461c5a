import QtQuick
import Kiosk
import Kiosk.controls

// Nobody to ask: the counter's number and the centre, nothing to touch.
FocusScope {
    id: screen

    required property var words
    required property int counter
    required property string centre

    readonly property int margin: Theme.mm(15)

    RaterPlate {
        objectName: "plate"
        anchors.fill: parent
        whole: true
    }

    ThemedText {
        id: label

        objectName: "label"
        x: screen.margin
        y: Theme.mm(10)
        text: screen.words.counter
        color: Theme.plateText
        font.pixelSize: Theme.mm(17)
        font.weight: Font.Bold
        lead: 1.2
        wrapMode: Text.NoWrap
    }

    ThemedText {
        id: figure

        readonly property int room: name.y - label.y - label.height

        objectName: "number"
        x: screen.margin
        // what is seen of a figure are its 0.74 em over the baseline, at one em
        y: Math.round(label.y + label.height + (room - font.pixelSize * 0.74) / 2 - font.pixelSize * 0.26)
        text: screen.counter
        color: Theme.plateText
        font.pixelSize: Math.round(room * 1.1)
        font.weight: Font.Bold
        lead: 1.2
        wrapMode: Text.NoWrap
    }

    ThemedText {
        id: name

        objectName: "centre"
        x: screen.margin
        y: screen.height - height - Theme.mm(9)
        width: screen.width - 2 * screen.margin
        text: screen.centre
        color: Theme.plateSecond
        font.pixelSize: Theme.letter(10.4, 1)
        lead: 1.25
    }
}
