import QtQuick
import Kiosk
import Kiosk.desktop

// A new complaint, typed: when, how it came, about what, what was said.
ScrollingForm {
    id: form

    required property var words
    required property var shown // maps: happened, way, about, whom, text
    required property string whom
    required property var options
    required property var errors
    required property string error
    required property bool working

    signal edited(string field, string text)
    signal searched(string text)
    signal save
    signal cancel

    margin: Theme.dp(24)
    lead: Theme.dp(20)
    spacing: Theme.dp(14)

    DeskText {
        width: form.room
        text: form.words.form_title
        size: 20
        font.weight: Font.Bold
    }

    DeskField {
        objectName: "happened"
        width: Theme.dp(220)
        label: form.words.happened
        value: form.shown.happened
        error: form.errors.happened ?? ""
        most: 10
        onEdited: text => form.edited("happened", text)
    }

    Column {
        width: form.room
        spacing: Theme.dp(6)

        DeskText {
            text: form.words.way
            size: 16
            color: Theme.muted
        }

        ChoiceRow {
            name: form.words.way
            value: form.shown.way
            options: ["counter", "hotline", "letter"].map((code, at) => ({
                        code: code,
                        keys: "Alt+" + (at + 1),
                        words: form.words["way_" + code]
                    }))
            onChosen: code => form.edited("way", code)
        }
    }

    Column {
        width: form.room
        spacing: Theme.dp(6)

        DeskText {
            text: form.words.about
            size: 16
            color: Theme.muted
        }

        ChoiceRow {
            name: form.words.about
            value: form.shown.about
            options: ["process", "person"].map((code, at) => ({
                        code: code,
                        keys: "Alt+" + (at + 4),
                        words: form.words["about_" + code]
                    }))
            onChosen: code => form.edited("about", code)
        }
    }

    SearchField {
        objectName: "whom"
        width: form.room
        label: form.words["whom_" + form.shown.about]
        value: form.whom
        error: form.errors.whom ?? ""
        nothing: form.words.no_match
        options: form.options
        onTyped: text => form.searched(text)
        onPicked: code => form.edited("whom", code)
        onGaveUp: form.searched("")
    }

    DeskTextArea {
        objectName: "text"
        width: form.room
        label: form.words.text
        value: form.shown.text
        error: form.errors.text ?? ""
        lines: 5
        most: 2000
        onEdited: text => form.edited("text", text)
    }

    DeskText {
        width: form.room
        visible: form.error !== ""
        text: form.error
        color: Theme.error
        font.weight: Font.DemiBold
    }

    Row {
        spacing: Theme.dp(12)

        DeskButton {
            objectName: "save"
            look: DeskButton.Filled
            words: form.words.save
            keys: "F2"
            working: form.working
            onTapped: form.save()
        }

        DeskButton {
            objectName: "cancel"
            words: form.words.cancel
            keys: "Esc"
            onTapped: form.cancel()
        }
    }
}
