import QtQuick
import Kiosk
import Kiosk.desktop

// What a counter does with dossiers, each with its key.
Grid {
    id: keys

    required property var words
    property bool dense: false
    readonly property int part: (keys.width - 2 * keys.columnSpacing) / 3
    readonly property int tall: Theme.dp(keys.dense ? 42 : 48)

    signal receive
    signal dossier(string mode)

    columns: 3
    columnSpacing: Theme.dp(12)
    rowSpacing: Theme.dp(keys.dense ? 8 : 12)

    DeskButton {
        objectName: "receive"
        width: keys.part
        height: keys.tall
        words: keys.words.receive
        keys: "Ctrl+N"
        onTapped: keys.receive()
    }

    DeskButton {
        objectName: "result"
        width: keys.part
        height: keys.tall
        words: keys.words.result
        keys: "Ctrl+T"
        onTapped: keys.dossier("result")
    }

    DeskButton {
        objectName: "find"
        width: keys.part
        height: keys.tall
        words: keys.words.find
        keys: "Ctrl+K"
        onTapped: keys.dossier("")
    }

    DeskButton {
        objectName: "supplement"
        width: keys.part
        height: keys.tall
        words: keys.words.supplement
        keys: "Ctrl+B"
        onTapped: keys.dossier("supplement")
    }

    DeskButton {
        objectName: "refusal"
        width: keys.part
        height: keys.tall
        words: keys.words.refusal
        keys: "Ctrl+R"
        onTapped: keys.dossier("refusal")
    }

    DeskButton {
        objectName: "apology"
        width: keys.part
        height: keys.tall
        words: keys.words.apology
        keys: "Ctrl+L"
        onTapped: keys.dossier("apology")
    }

    DeskButton {
        objectName: "control"
        width: keys.part
        height: keys.tall
        words: keys.words.control
        keys: "Ctrl+I"
        onTapped: keys.dossier("control")
    }

    DeskButton {
        objectName: "handOver"
        width: keys.part
        height: keys.tall
        words: keys.words.hand_over
        keys: "Ctrl+H"
        onTapped: keys.dossier("hand_over")
    }

    DeskButton {
        objectName: "reprint"
        width: keys.part
        height: keys.tall
        words: keys.words.reprint
        keys: "Ctrl+P"
        onTapped: keys.dossier("reprint")
    }
}
