import QtQuick
import Kiosk

// Label and value on one line over a hairline. The value never wraps: where both do not fit, it
// goes under its label.
Item {
    id: fact

    required property string label
    required property string value
    property int labelColumn: Theme.mm(84.3)
    property int size: Theme.factValue
    property bool rule: true
    readonly property bool stacked: Math.max(fact.labelColumn, left.implicitWidth + Theme.s) + right.implicitWidth > fact.width

    implicitHeight: (fact.stacked ? left.height + right.height : right.height) + 2 * fact.pad
    property int pad: Theme.mm(Theme.narrow ? 1.2 : Theme.landscape ? 3 : 4)
    Accessible.role: Accessible.StaticText
    Accessible.name: fact.label + ": " + fact.value

    FontMetrics {
        id: labelLetters

        font: left.font
    }

    FontMetrics {
        id: valueLetters

        font: right.font
    }

    ThemedText {
        id: left

        y: fact.pad + (fact.stacked ? 0 : Math.round(valueLetters.ascent - labelLetters.ascent)) // on one base line
        text: fact.label
        color: Theme.muted
        wrapMode: fact.stacked ? Text.WordWrap : Text.NoWrap
        width: fact.stacked ? fact.width : implicitWidth
        Accessible.ignored: true
    }

    ThemedText {
        id: right

        x: fact.stacked ? 0 : Math.max(fact.labelColumn, left.implicitWidth + Theme.s)
        y: fact.pad + (fact.stacked ? left.height : 0)
        width: fact.stacked ? fact.width : implicitWidth
        text: fact.value
        font.pixelSize: fact.size
        font.weight: Font.Bold
        lead: 1.2
        wrapMode: implicitWidth > fact.width ? Text.WordWrap : Text.NoWrap
        Accessible.ignored: true
    }

    Rectangle {
        visible: fact.rule
        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(1, Theme.mm(0.5))
        color: Theme.hairline
    }
}
