pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The plate speaks and is never touched: first line (where you are), then the question or answer at
// its lower end. Across the top on an upright panel, down the left on a wide one.
Rectangle {
    id: plate

    property string place: "" // first line, left: the walk, or the centre
    property string step: "" // first line, right: "Bước 1 / 4"
    property string time: "" // or the clock with the date
    property string date: ""
    property string label: "" // over the number
    property string number: ""
    property string title: ""
    property int titleSize: Theme.title // most
    property string sub: ""
    property int margin: Theme.margin // left and right of the words
    property int numberMost: Theme.number
    property bool airy: false // more air around the number
    default property alias extra: slot.data // between first line and title
    readonly property int padTop: Theme.mm(Theme.narrow ? 3 : Theme.landscape ? 12 : 9.5)
    readonly property int padEnd: Theme.mm(Theme.narrow ? 3 : 11)
    readonly property int inner: plate.width - 2 * plate.margin
    readonly property bool clockBelow: Theme.landscape
    readonly property int below: plate.padEnd + (plate.clockBelow && side.visible ? side.height + Theme.l : 0) // under the words
    readonly property int firstHeight: Math.max(placeText.visible ? placeText.height : 0, plate.clockBelow || !side.visible ? 0 : side.height)
    readonly property int slotHeight: slot.childrenRect.height === 0 ? 0 : slot.childrenRect.height + Theme.mm(Theme.narrow ? 4 : 14)

    // a break made for a wide plate is not kept where it costs a line
    readonly property bool breaksFit: plate.linesOf(plate.title, letters) <= plate.linesOf(plate.title.replace("\n", " "), letters)
    readonly property string titleShown: plate.breaksFit ? plate.title : plate.title.replace("\n", " ")
    // a little smaller, where that saves a line
    readonly property bool tight: plate.linesOf(plate.titleShown, tightLetters) < plate.linesOf(plate.titleShown, letters)

    // no word may be wider than the plate
    readonly property int titleFits: {
        let widest = wordLetters.font.pixelSize > 0 ? 1 : 0; // named: follows the letters
        for (const word of plate.title.split(/[ \n]/))
            widest = Math.max(widest, wordLetters.advanceWidth(word));
        return Math.min(plate.titleSize, Math.floor(plate.titleSize * (plate.inner - 2) / widest));
    }

    function linesOf(text: string, letters: LineDivider): int {
        // neither is there while the screen comes up or goes down; the width also says when to look again
        if (plate.inner <= 0 || !letters)
            return 0;
        let lines = 0;
        for (const part of text.split("\n"))
            lines += letters.divide(part).length;
        return lines;
    }

    color: Theme.plate
    implicitHeight: plate.padTop + plate.firstHeight + Theme.mm(Theme.narrow ? 1 : plate.airy ? 20 : 8) + plate.slotHeight + words.height + plate.below

    FontMetrics {
        id: wordLetters

        font.family: Theme.family
        font.weight: Font.Bold
        font.pixelSize: plate.titleSize
        font.letterSpacing: -0.015 * plate.titleSize
    }

    LineDivider {
        id: letters

        width: plate.inner
        font.weight: Font.Bold
        font.pixelSize: plate.titleFits
        font.letterSpacing: -0.015 * plate.titleSize
    }

    LineDivider {
        id: tightLetters

        width: plate.inner
        font.weight: Font.Bold
        font.pixelSize: Math.round(plate.titleFits * 0.9)
        font.letterSpacing: -0.015 * plate.titleSize
    }

    Rectangle {
        // in high contrast a white rule stands for the plate's edge
        visible: Theme.highContrast
        x: Theme.landscape ? plate.width - width : 0
        y: Theme.landscape ? 0 : plate.height - height
        width: Theme.landscape ? Theme.mm(1) : plate.width
        height: Theme.landscape ? plate.height : Theme.mm(1)
        color: Theme.plateText
    }

    // beside the clock the first line may be longer than the second, which has the date beside it
    LineDivider {
        id: placeLetters

        readonly property bool clocked: !plate.clockBelow && side.visible
        readonly property int beside: plate.date !== "" ? dateText.width : side.width

        firstWidth: plate.inner - (placeLetters.clocked ? (plate.date !== "" ? clock.width : side.width) + Theme.s : 0)
        width: plate.inner - (placeLetters.clocked ? placeLetters.beside + Theme.s : 0)
    }

    Column {
        id: placeText

        // left out where there is no room: beside the date on a small panel, over a long title
        visible: plate.place !== "" && !(Theme.narrow && (plate.time !== "" || Theme.largeText)) && (!Theme.landscape || plate.padTop + height + Theme.s + words.height + plate.below <= plate.height)
        x: plate.margin
        y: plate.padTop

        Repeater {
            model: plate.place === "" ? [] : placeLetters.divide(plate.place)

            ThemedText {
                required property string modelData

                width: plate.inner
                text: modelData
                color: Theme.plateSecond
                wrapMode: Text.Wrap // a dossier's code may be longer than the line
            }
        }
    }

    Grid {
        id: side

        // beside each other where there is room below (wide panel) or no centre's name (narrow one)
        readonly property bool oneLine: plate.time !== "" && (plate.clockBelow || Theme.narrow) && clock.width + dateText.width + Theme.m <= plate.inner

        columns: oneLine ? 2 : 1
        columnSpacing: !oneLine || plate.clockBelow ? Theme.m : plate.inner - clock.width - dateText.width
        horizontalItemAlignment: plate.clockBelow ? Grid.AlignLeft : Grid.AlignRight

        visible: plate.step !== "" || (plate.time !== "" && !((Theme.narrow || (Theme.largeText && !Theme.landscape)) && plate.number !== ""))
        x: plate.clockBelow ? plate.margin : plate.width - plate.margin - width
        y: plate.clockBelow ? plate.height - height - plate.padTop : plate.padTop

        ThemedText {
            visible: plate.step !== ""
            text: plate.step
            color: Theme.plateText
            font.weight: Font.DemiBold
            wrapMode: Text.NoWrap
        }

        ClockText {
            id: clock

            visible: plate.time !== ""
            time: plate.time
            ink: Theme.plateText
        }

        ThemedText {
            id: dateText

            visible: plate.date !== ""
            text: plate.date
            color: Theme.plateText
            font.weight: Font.DemiBold
            wrapMode: Text.NoWrap
        }
    }

    Item {
        id: slot

        x: plate.margin
        y: plate.padTop + plate.firstHeight + Theme.mm(Theme.narrow ? 3 : 14)
        width: plate.inner
        height: childrenRect.height
    }

    Column {
        id: words

        x: plate.margin
        y: plate.height - plate.below - height
        width: plate.inner

        ThemedText {
            width: words.width
            visible: plate.label !== ""
            text: plate.label
            color: Theme.plateText
            font.pixelSize: Theme.tileTitle
            font.weight: Font.DemiBold
            lead: 1.2
        }

        Item {
            visible: plate.number !== ""
            width: words.width
            height: Math.round(numberText.font.pixelSize * 0.74) + Theme.mm(Theme.narrow ? 6 : plate.airy ? 22 : 13) // capitals are 0.74 em

            ThemedText {
                id: numberText

                readonly property real natural: measure.advanceWidth // at 100 px
                readonly property int fits: (words.width - Theme.mm(2)) * 100 / Math.max(1, natural)
                readonly property int step: 16 // px: each size keeps its own letters in memory, 0.1 MB each
                readonly property real bearing: measure.tightBoundingRect.x / 100 // air before the first letter

                objectName: "number"
                x: -Math.round(numberText.bearing * font.pixelSize)
                width: words.width
                y: Math.round((parent.height - font.pixelSize * 0.74) / 2 - (numberLetters.ascent - font.pixelSize * 0.74))
                text: plate.number
                color: Theme.plateText
                font.pixelSize: Math.min(plate.numberMost, Math.max(step, fits - fits % step))
                font.weight: Font.Bold
                lead: 1.2
                wrapMode: Text.NoWrap
                spoken: plate.number.split("").join(" ") // a number is read figure by figure
                Accessible.name: numberText.spoken

                TextMetrics {
                    id: measure

                    font.family: Theme.family
                    font.weight: Font.Bold
                    font.pixelSize: 100
                    text: plate.number
                }

                FontMetrics {
                    id: numberLetters

                    font: numberText.font
                }
            }
        }

        ThemedText {
            objectName: "title"
            width: words.width
            visible: plate.title !== ""
            text: plate.titleShown
            color: Theme.plateText
            font.pixelSize: plate.tight ? tightLetters.font.pixelSize : plate.titleFits
            font.weight: Font.Bold
            font.letterSpacing: -0.015 * plate.titleSize
            lead: 1.2
            Accessible.role: Accessible.Heading
            Accessible.name: plate.title.replace("\n", " ")
        }

        ThemedText {
            objectName: "sub"
            width: words.width
            visible: plate.sub !== ""
            topPadding: plate.title !== "" ? Theme.mm(1.5) : 0
            text: plate.sub
            color: Theme.plateSecond
        }
    }
}
