import QtQuick
import Kiosk

// One step of a dossier in an upright line: mark at the left, words at the right.
Item {
    id: one

    required property string label
    required property string note
    required property string step // as in StepMark
    property bool first: false
    property bool last: false
    property bool leadsOn: false // the line below it is travelled already
    readonly property color wordsColor: one.step === "attention" ? Theme.attention : one.step === "todo" ? Theme.muted : Theme.ink

    implicitHeight: Math.max(mark.height, words.implicitHeight) + Theme.mm(Theme.narrow ? 2 : 4)
    Accessible.role: Accessible.ListItem
    Accessible.name: one.label + (one.note === "" ? "" : ", " + one.note)

    Rectangle {
        visible: !one.first
        x: mark.x + Math.round((mark.width - width) / 2)
        width: Theme.mm(1.2)
        height: mark.y
        color: one.step === "todo" ? Theme.quiet : Theme.accent
    }

    Rectangle {
        visible: !one.last
        x: mark.x + Math.round((mark.width - width) / 2)
        y: mark.y + mark.height
        width: Theme.mm(1.2)
        height: one.height - y
        color: one.leadsOn ? Theme.accent : Theme.quiet
    }

    StepMark {
        id: mark

        y: Math.round((one.height - height) / 2)
        step: one.step
    }

    Column {
        id: words

        x: mark.width + Theme.s * 2
        width: one.width - x
        anchors.verticalCenter: parent.verticalCenter

        ThemedText {
            width: parent.width
            text: one.label + (Theme.narrow && one.note !== "" ? ", " + one.note : "") // one line on a small panel
            color: one.wordsColor
            font.weight: one.step === "todo" ? Font.Medium : Font.DemiBold
            lead: 1.2
            Accessible.ignored: true
        }

        ThemedText {
            width: parent.width
            visible: one.note !== "" && !Theme.narrow
            text: one.note
            color: one.step === "attention" ? Theme.attention : Theme.muted
            lead: 1.2
            Accessible.ignored: true
        }
    }
}
