import QtQuick
import Kiosk
import Kiosk.controls

// The newest call: number, and to which counter. A new call flashes it three times, once a second
// (WCAG 2.3.1: never above three a second), for those who cannot hear.
Rectangle {
    id: plate

    required property string number
    required property string counter
    required property string label // "Quầy"
    required property string waiting // shown while nobody has been called
    required property int flash // rises with every call

    readonly property int margin: Theme.mm(38)
    readonly property int inner: plate.width - 2 * plate.margin
    readonly property int numberMargin: Theme.mm(17) // letters have air of their own at their sides
    readonly property int numberSize: Math.min(Theme.mm(256), plate.sizeFor(plate.number, plate.width - 2 * plate.numberMargin), Math.round((plate.height - 3 * plate.pad) * 0.53 / 0.74))
    readonly property int pad: Math.min(Theme.mm(53), Math.round(plate.height * 0.09))
    readonly property int gap: Math.min(Theme.mm(44), Math.round(plate.width * 0.065))
    readonly property int labelSize: Math.min(Theme.mm(100), plate.sizeFor(plate.label, Math.round(plate.inner * 0.66)))
    readonly property int arrowWidth: Math.min(Theme.mm(120), Math.round(plate.inner * 0.2))
    readonly property int room: plate.inner - labelText.width - plate.gap
    // the arrow goes before the counter's figure gets small
    readonly property bool arrowed: plate.figureIn(plate.room - plate.arrowWidth - plate.gap) >= 0.8 * plate.figureIn(plate.room)
    readonly property int figureSize: plate.figureIn(plate.arrowed ? plate.room - plate.arrowWidth - plate.gap : plate.room)
    property bool lit: false
    readonly property color ground: plate.lit ? Theme.plateText : Theme.plate
    readonly property color ink: plate.lit ? Theme.plate : Theme.plateText

    // Reading the font here makes the sizes follow when the letters are there.
    function sizeFor(text: string, width: int): int {
        return Math.floor(width * hundred.font.pixelSize / Math.max(1, hundred.advanceWidth(text)));
    }

    function figureIn(width: int): int {
        return Math.min(Theme.mm(228), Math.round(plate.numberSize * 0.9), plate.sizeFor(plate.counter, width));
    }

    color: plate.ground
    onFlashChanged: flashing.restart()
    Accessible.role: Accessible.AlertMessage
    Accessible.name: plate.number === "" ? plate.waiting : plate.number.split("").join(" ") + ", " + plate.label + " " + plate.counter

    FontMetrics {
        id: hundred

        font.family: Theme.family
        font.pixelSize: 100
        font.weight: Font.Bold
    }

    SequentialAnimation {
        id: flashing

        loops: 3

        PropertyAction {
            target: plate
            property: "lit"
            value: true
        }

        PauseAnimation {
            duration: 400
        }

        PropertyAction {
            target: plate
            property: "lit"
            value: false
        }

        PauseAnimation {
            duration: 600
        }
    }

    CapText {
        objectName: "number"
        visible: plate.number !== ""
        x: plate.numberMargin
        y: plate.pad
        text: plate.number
        ink: plate.ink
        size: plate.numberSize
    }

    Icon {
        objectName: "arrow"
        visible: plate.number !== "" && plate.arrowed
        x: plate.margin
        y: Math.round(figure.y + (figure.height - height) / 2)
        rotation: 180
        name: "arrow-left"
        ink: plate.ink
        size: plate.arrowWidth
    }

    CapText {
        id: labelText

        objectName: "label"
        visible: plate.number !== ""
        x: plate.margin + (plate.arrowed ? plate.arrowWidth + plate.gap : 0)
        y: figure.y + figure.height - height
        text: plate.label
        ink: plate.ink
        size: plate.labelSize
        weight: Font.DemiBold
    }

    CapText {
        id: figure

        objectName: "counter"
        visible: plate.number !== ""
        x: labelText.x + labelText.width + plate.gap
        y: plate.height - height - plate.pad
        text: plate.counter
        ink: plate.ink
        size: plate.figureSize
    }

    ThemedText {
        objectName: "waiting"
        visible: plate.number === ""
        x: plate.margin
        width: plate.inner
        anchors.verticalCenter: parent.verticalCenter
        text: plate.waiting
        color: plate.ink
        font.pixelSize: Math.min(Theme.mm(110), Math.round(plate.height * 0.2))
        font.weight: Font.Bold
        lead: 1.25
    }
}
