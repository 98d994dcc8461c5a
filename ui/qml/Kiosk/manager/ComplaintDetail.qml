import QtQuick
import Kiosk
import Kiosk.desktop

// The chosen complaint whole, and what verifying it found.
ScrollingForm {
    id: detail

    required property var words
    required property var chosen // a line of the register; empty: none
    required property string outcome
    required property string reason
    required property string error
    required property bool working
    readonly property bool any: detail.chosen.complaint !== undefined

    signal judged(string outcome)
    signal explained(string text)
    signal settle

    margin: Theme.dp(24)
    lead: Theme.dp(20)
    spacing: Theme.dp(12)

    DeskText {
        width: detail.room
        visible: !detail.any
        text: detail.words.choose
        color: Theme.muted
    }

    DeskText {
        width: detail.room
        visible: detail.any
        text: detail.any ? detail.words.entry + " " + detail.chosen.entry + " · " + detail.chosen.about : ""
        size: 20
        font.weight: Font.Bold
    }

    DeskText {
        width: detail.room
        visible: detail.any
        text: detail.any ? detail.chosen.facts : ""
        color: Theme.muted
    }

    DeskText {
        width: detail.room
        visible: detail.any
        text: detail.any ? detail.chosen.state + ", " + detail.chosen.when : ""
        color: detail.any && detail.chosen.late ? Theme.error : Theme.ink
        font.weight: Font.DemiBold
    }

    DeskText {
        objectName: "complaintText"
        width: detail.room
        visible: detail.any
        text: detail.any ? detail.chosen.text : ""
        wrapMode: Text.Wrap
    }

    DeskText {
        width: detail.room
        visible: detail.any && detail.chosen.reason !== ""
        text: detail.any ? detail.words.said_reason + ": " + detail.chosen.reason : ""
        wrapMode: Text.Wrap
        font.weight: Font.DemiBold
    }

    Hairline {
        width: detail.room
        visible: detail.any
    }

    DeskText {
        width: detail.room
        visible: detail.any
        text: detail.any && detail.chosen.pending ? detail.words.verdict : detail.words.correct
        size: 20
        font.weight: Font.Bold
    }

    ChoiceRow {
        visible: detail.any
        name: detail.words.verdict
        value: detail.outcome
        options: ["upheld", "not_upheld"].map((code, at) => ({
                    code: code,
                    keys: "Alt+" + (at + 1),
                    words: detail.words[code],
                    available: detail.any && detail.chosen.settledAs !== code
                }))
        onChosen: code => detail.judged(code)
    }

    DeskTextArea {
        objectName: "reason"
        width: detail.room
        visible: detail.any
        label: detail.words.reason
        value: detail.reason
        error: detail.error
        lines: 3
        most: 2000
        onEdited: text => detail.explained(text)
    }

    DeskButton {
        objectName: "settle"
        visible: detail.any
        look: DeskButton.Filled
        words: detail.words.settle
        keys: "F4"
        working: detail.working
        onTapped: detail.settle()
    }
}
