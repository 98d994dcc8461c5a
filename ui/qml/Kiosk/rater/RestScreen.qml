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

        objectName: "counter"
        x: screen.margin
        y: label.y + label.height
        height: name.y - y
        text: screen.counter
        color: Theme.plateText
        // figures are 0.74 em high; the rest of the letter's box may reach over its neighbours
        font.pixelSize: Math.min(Math.round((name.y - y) * 1.1), Math.round(screen.height * 0.62))
        font.weight: Font.Bold
        lead: 0.98
        verticalAlignment: Text.AlignVCenter
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
