import QtQuick
import Kiosk
import Kiosk.desktop

// The keys of a visit: finish and call the next in one stroke, and what else may come of it.
Column {
    id: keys

    required property var words
    required property string state_ // serving, free or break
    required property string busy // the wish at work
    required property string nextNumber
    property bool roomy: true
    property bool brief: false // the first row alone, where something else needs the room
    readonly property bool occupied: keys.state_ === "serving"
    readonly property bool pausing: keys.state_ === "break"

    signal next
    signal finish
    signal recall
    signal miss
    signal opened(string kind)
    signal endBreak

    function callWords(): string {
        const name = keys.occupied ? "finish_next" : "call_next";
        return keys.nextNumber === "" ? keys.words[name + "_none"] : keys.words[name].replace("{number}", keys.nextNumber);
    }

    spacing: Theme.dp(12)

    Row {
        id: first

        width: parent.width
        height: Theme.dp(keys.roomy ? 88 : 72)
        spacing: Theme.dp(12)

        DeskButton {
            objectName: keys.pausing ? "endBreak" : "next"
            width: keys.occupied ? Math.round(first.width * 0.66) : first.width
            height: first.height
            look: DeskButton.Filled
            size: 28
            pad: Theme.dp(30)
            words: keys.pausing ? keys.words.end_break : keys.callWords()
            keys: keys.pausing ? "F9" : "F2"
            working: keys.busy === "next" || keys.busy === "end_break"
            onTapped: {
                if (keys.pausing)
                    keys.endBreak();
                else
                    keys.next();
            }
        }

        DeskButton {
            objectName: "finish"
            visible: keys.occupied
            width: first.width - Math.round(first.width * 0.66) - first.spacing
            height: first.height
            size: 22
            pad: Theme.dp(26)
            words: keys.words.finish
            keys: "F3"
            working: keys.busy === "finish"
            onTapped: keys.finish()
        }
    }

    Row {
        id: second

        readonly property int part: (width - 3 * spacing) / 4

        width: parent.width
        height: Theme.dp(48)
        visible: keys.occupied && !keys.brief
        spacing: Theme.dp(12)

        DeskButton {
            objectName: "recall"
            width: second.part
            words: keys.words.recall
            keys: "F4"
            working: keys.busy === "recall"
            onTapped: keys.recall()
        }

        DeskButton {
            objectName: "miss"
            width: second.part
            words: keys.words.miss
            keys: "F6"
            working: keys.busy === "miss"
            onTapped: keys.miss()
        }

        DeskButton {
            objectName: "park"
            width: second.part
            words: keys.words.park
            keys: "F7"
            onTapped: keys.opened("park")
        }

        DeskButton {
            objectName: "transfer"
            width: second.part
            words: keys.words.transfer
            keys: "F8"
            onTapped: keys.opened("transfer")
        }
    }
}
