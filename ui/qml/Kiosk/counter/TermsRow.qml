import QtQuick
import Kiosk
import Kiosk.desktop

// Fee, legal time, promised day and where the result is collected: the last lines of the slip.
Row {
    id: row

    required property var words
    required property var form
    required property var errors
    required property bool wide
    readonly property int room: row.width - 3 * row.spacing

    signal edited(string field, string text)

    // the day needs the most room where there is little
    function share(part: real): int {
        return Math.floor(row.room * (row.wide ? 0.25 : part));
    }

    function place(field: string): Item {
        return field === "fee" ? fee : field === "due" ? due : null;
    }

    spacing: Theme.dp(16)

    DeskField {
        id: fee

        objectName: "fee"
        width: row.share(0.18)
        size: row.wide ? 18 : 16
        label: row.words.fee
        value: row.form.fee
        placeholder: row.words.fee_unknown
        error: row.errors.fee ?? ""
        most: 15
        onEdited: text => row.edited("fee", text)
    }

    DeskField {
        width: row.share(0.2)
        size: row.wide ? 18 : 16
        label: row.words.term
        value: row.form.term
        readOnly: true
    }

    DeskField {
        id: due

        objectName: "due"
        width: row.share(0.33)
        size: row.wide ? 18 : 16
        label: row.words.due
        value: row.form.due
        placeholder: row.words.due_unknown
        error: row.errors.due ?? ""
        most: 40
        onEdited: text => row.edited("due", text)

        Row {
            visible: row.form.expected
            spacing: Theme.dp(8)
            topPadding: Theme.dp(4)

            Tag {
                id: expectedTag

                words: row.words.expected
                mood: Tag.Attention
            }

            DeskText {
                width: due.width - expectedTag.width - Theme.dp(8)
                text: row.form.due_note
                size: 16
                color: Theme.muted
            }
        }
    }

    DeskField {
        objectName: "place"
        width: row.share(0.29)
        size: row.wide ? 18 : 16
        label: row.words.place
        value: row.form.place
        most: 200
        enterMoves: false
        onEdited: text => row.edited("place", text)
    }
}
