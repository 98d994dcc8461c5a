import QtQuick
import Kiosk
import Kiosk.desktop

// A dossier goes to an office, or comes back: which one, and who stands there. Up and Down take an
// office that had dossiers before.
Column {
    id: form

    required property var words
    required property var labels // maps: office, office_hint, colleague, save
    required property string office
    required property string colleague
    required property string error
    required property bool busy

    signal edited(string field, string text)
    signal stepped(int by)
    signal saved

    function first(): Item {
        return office_;
    }

    spacing: Theme.dp(16)

    DeskField {
        id: office_

        objectName: "office"
        width: parent.width
        label: form.labels.office ?? ""
        hint: form.labels.office_hint ?? ""
        value: form.office
        error: form.error
        onEdited: text => form.edited("office", text)
        Keys.onUpPressed: form.stepped(-1)
        Keys.onDownPressed: form.stepped(1)
    }

    DeskField {
        objectName: "colleague"
        width: parent.width
        label: form.labels.colleague ?? ""
        placeholder: form.words.colleague_empty
        value: form.colleague
        enterMoves: false
        onEdited: text => form.edited("colleague", text)
    }

    DeskButton {
        objectName: "handOver"
        height: Theme.dp(60)
        visible: form.visible
        look: DeskButton.Filled
        size: 22
        pad: Theme.dp(26)
        words: form.labels.save ?? ""
        keys: "F2"
        working: form.busy
        onTapped: form.saved()
    }
}
