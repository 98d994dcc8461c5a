import QtQuick
import Kiosk
import Kiosk.desktop

// What a counter does with dossiers, each with its key.
Grid {
    id: keys

    required property var words
    readonly property int part: (keys.width - 2 * keys.columnSpacing) / 3

    signal receive
    signal dossier(string mode)

    columns: 3
    columnSpacing: Theme.dp(12)
    rowSpacing: Theme.dp(12)

    DeskButton {
        objectName: "receive"
        width: keys.part
        words: keys.words.receive
        keys: "Ctrl+N"
        onTapped: keys.receive()
    }

    DeskButton {
        objectName: "result"
        width: keys.part
        words: keys.words.result
        keys: "Ctrl+T"
        onTapped: keys.dossier("result")
    }

    DeskButton {
        objectName: "find"
        width: keys.part
        words: keys.words.find
        keys: "Ctrl+K"
        onTapped: keys.dossier("")
    }

    DeskButton {
        objectName: "supplement"
        width: keys.part
        words: keys.words.supplement
        keys: "Ctrl+B"
        onTapped: keys.dossier("supplement")
    }

    DeskButton {
        objectName: "refusal"
        width: keys.part
        words: keys.words.refusal
        keys: "Ctrl+R"
        onTapped: keys.dossier("refusal")
    }

    DeskButton {
        objectName: "reprint"
        width: keys.part
        words: keys.words.reprint
        keys: "Ctrl+P"
        onTapped: keys.dossier("reprint")
    }
}
