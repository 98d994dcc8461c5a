import QtQuick
import Kiosk
import Kiosk.desktop

// While the hub is away: a number that is on no list, typed off the paper somebody shows.
FocusScope {
    id: byHand

    required property var words
    required property string typed
    required property string error
    required property string busy

    signal edited(string text)
    signal called

    function begin(): void {
        if (byHand.typed === "")
            field.forceActiveFocus();
        else
            byHand.called();
    }

    implicitHeight: column.implicitHeight

    // Enter here calls this number, not the marked row; arrows stay in the field
    Keys.onPressed: event => {
        event.accepted = [Qt.Key_Return, Qt.Key_Enter, Qt.Key_Left, Qt.Key_Right].includes(event.key);
    }

    Column {
        id: column

        width: byHand.width
        spacing: Theme.dp(12)

        Hairline {
            width: parent.width
        }

        DeskField {
            id: field

            objectName: "shownNumber"
            width: parent.width
            focus: true
            label: byHand.words.label
            hint: byHand.words.hint
            value: byHand.typed
            error: byHand.error
            most: 16
            size: 22
            enterMoves: false
            input.inputMethodHints: Qt.ImhLatinOnly | Qt.ImhUppercaseOnly | Qt.ImhNoPredictiveText
            onEdited: text => byHand.edited(text)
            onEntered: byHand.called()
        }

        DeskButton {
            objectName: "callShown"
            width: parent.width
            words: byHand.words.call
            keys: "Ctrl+G"
            working: byHand.busy === "call"
            onTapped: byHand.begin()
        }
    }
}
