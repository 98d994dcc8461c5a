import QtQuick
import Kiosk

// A value under its label, with an explanation under it when there is one.
Column {
    id: fact

    required property string label
    required property string value
    property string note: ""
    property int size: Theme.tileTitle

    Accessible.role: Accessible.StaticText
    Accessible.name: fact.label + ": " + fact.value + (fact.note === "" ? "" : ". " + fact.note)

    ThemedText {
        width: parent.width
        text: fact.label
        color: Theme.muted
        Accessible.ignored: true
    }

    ThemedText {
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
