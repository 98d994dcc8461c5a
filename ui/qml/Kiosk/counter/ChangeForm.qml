import QtQuick
import Kiosk
import Kiosk.desktop

// What the paper of a change says: the second factor, the new day, the reason; then save and print.
Column {
    id: paper

    required property var words
    required property string mode // the form, "" for none
    required property var typed // maps: note, due, factor
    required property var errors
    required property bool busy
    property int lines: 6

    signal edited(string field, string text)
    signal saved(bool printing)

    function place(field: string): Item {
        const places = {
            note: note,
            due: due,
            factor: factor
        };
        return places[field] ?? null;
    }

    // the uppermost field of the form
    function first(mode: string): Item {
        return mode === "result" ? factor : mode === "apology" ? due : note;
    }

    spacing: Theme.dp(16)

    DeskField {
        id: factor

        objectName: "factor"
        visible: paper.mode === "result"
        width: parent.width
        label: paper.words.factor
        value: paper.typed.factor
        error: paper.errors.factor ?? ""
        most: 12
        onEdited: text => paper.edited("factor", text)
    }

    DeskField {
        id: due

        objectName: "due"
        visible: paper.mode === "apology"
        width: parent.width
        label: paper.words.new_due
        value: paper.typed.due
        hint: paper.words.new_due_hint
        error: paper.errors.due ?? ""
        most: 40
        onEdited: text => paper.edited("due", text)
    }

    DeskTextArea {
        id: note

        objectName: "note"
        width: parent.width
        lines: paper.lines
        label: paper.words["note_" + paper.mode] ?? ""
        value: paper.typed.note
        error: paper.errors.note ?? ""
        onEdited: text => paper.edited("note", text)
    }

    Row {
        spacing: Theme.dp(12)

        DeskButton {
            objectName: "savePrint"
            height: Theme.dp(60)
            visible: paper.visible
            look: DeskButton.Filled
            size: 22
            pad: Theme.dp(26)
            words: paper.words.save_print
            keys: "F2"
            working: paper.busy
            onTapped: paper.saved(true)
        }

        DeskButton {
            objectName: "save"
            height: Theme.dp(60)
            visible: paper.visible
            words: paper.words.save
            keys: "Ctrl+S"
            working: paper.busy
            onTapped: paper.saved(false)
        }
    }
}
