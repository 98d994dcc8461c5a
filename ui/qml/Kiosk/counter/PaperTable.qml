pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop

// The papers of a dossier: handed in or not, kind, count; others may be added by name.
Column {
    id: table

    required property var words
    required property var papers // a list model: name, kind, count, received, added
    required property var kinds // words, by the model's index
    property bool added: false // a row was just added: it gets the keyboard
    readonly property int kindX: table.width - Theme.dp(260)
    readonly property int nameX: Theme.dp(134)

    signal received(int at, bool received)
    signal kindChosen(int at, int kind)
    signal countTyped(int at, string text)
    signal nameTyped(int at, string name)

    function focusFirst(): void {
        const row = rows.itemAt(0) as PaperRow;
        if (row)
            row.focusBox();
    }

    Item {
        width: parent.width
        height: Theme.dp(32)

        DeskText {
            x: Theme.dp(12)
            text: table.words.column_received
            size: 16
            color: Theme.muted
        }

        DeskText {
            x: Theme.dp(78)
            text: table.words.column_row
            size: 16
            color: Theme.muted
        }

        DeskText {
            x: table.nameX
            text: table.words.column_name
            size: 16
            color: Theme.muted
        }

        DeskText {
            x: table.kindX + Theme.dp(10)
            text: table.words.column_kind
            size: 16
            color: Theme.muted
        }

        DeskText {
            anchors.right: parent.right
            anchors.rightMargin: Theme.dp(12)
            text: table.words.column_count
            size: 16
            color: Theme.muted
        }

        Hairline {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }

    Repeater {
        id: rows

        model: table.papers
        onItemAdded: (index, item) => {
            const row = item as PaperRow;
            if (table.added && row && row.added) {
                table.added = false;
                row.focusName();
            }
        }

        PaperRow {
            required property int index
            required property var model

            width: table.width
            words: table.words
            kinds: table.kinds
            nameX: table.nameX
            kindX: table.kindX
            at: index
            name: model.name
            kind: model.kind
            count: model.count
            received: model.received
            added: model.added
            onToggled: table.received(index, !model.received)
            onKindChosen: kind => table.kindChosen(index, kind)
            onCountTyped: text => table.countTyped(index, text)
            onNameTyped: name => table.nameTyped(index, name)
        }
    }
}
