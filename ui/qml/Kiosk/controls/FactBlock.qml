import QtQuick
import Kiosk

// A value under its label, with an explanation under it when there is one.
Column {
    id: fact

    required property string label
    required property string value
    property string note: ""
    property int size: Theme.tileTitle
    readonly property int natural: Math.ceil(Math.max(labelText.implicitWidth, valueText.implicitWidth)) + 1 // on one line each

    Accessible.role: Accessible.StaticText
    Accessible.name: fact.label + ": " + fact.value + (fact.note === "" ? "" : ". " + fact.note)

    ThemedText {
        id: labelText

        width: parent.width
        text: fact.label
        color: Theme.muted
        Accessible.ignored: true
    }

    ThemedText {
        id: valueText

        width: parent.width
        text: fact.value
        font.pixelSize: fact.size
        font.weight: Font.Bold
        lead: 1.2
        Accessible.ignored: true
    }

    ThemedText {
        width: parent.width
        visible: fact.note !== ""
        text: fact.note
        color: Theme.muted
        Accessible.ignored: true
    }
}
