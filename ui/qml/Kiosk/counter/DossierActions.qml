pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop

// What may be done with a dossier; what may not at this step has neither outline nor key.
Grid {
    id: choices

    required property var words
    required property var actions // maps: form, words, available
    required property string mode
    required property string feeAction // what one press does with the fee, "" for nothing
    readonly property int part: (choices.width - choices.spacing) / 2
    readonly property var keysOf: ({
            supplement: "Ctrl+B",
            refusal: "Ctrl+R",
            apology: "Ctrl+L",
            stopped: "Ctrl+G",
            result: "Ctrl+T",
            hand_over: "Ctrl+H"
        })

    signal chosen(string form)
    signal control
    signal reprint
    signal fee

    columns: 2
    spacing: Theme.dp(12)

    Repeater {
        model: choices.actions

        DeskButton {
            id: action

            required property var modelData

            objectName: "do_" + action.modelData.form
            width: choices.part
            words: action.modelData.words
            keys: choices.keysOf[action.modelData.form]
            available: action.modelData.available
            chosen: choices.mode === action.modelData.form
            onTapped: choices.chosen(action.modelData.form)
        }
    }

    DeskButton {
        objectName: "control"
        width: choices.part
        visible: choices.visible
        words: choices.words.do_control
        keys: "Ctrl+I"
        onTapped: choices.control()
    }

    DeskButton {
        objectName: "reprint"
        width: choices.part
        visible: choices.visible
        words: choices.words.do_reprint
        keys: "Ctrl+P"
        onTapped: choices.reprint()
    }

    DeskButton {
        objectName: "fee"
        width: choices.part
        visible: choices.visible && choices.feeAction !== ""
        words: choices.feeAction
        keys: "Ctrl+F"
        onTapped: choices.fee()
    }
}
