pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop

// One thing a manager looks after: how it stands, and the press that changes it, after a PIN.
Column {
    id: column

    required property string name
    required property string title
    required property var part // map: notices, facts, ready
    required property var words // map: action, title, warning, confirm, pin, cancel
    required property string keys
    required property bool asking
    required property bool shut // another question is open, or the press is at work
    required property string pin
    required property string error
    required property bool working

    signal asked
    signal edited(string text)
    signal confirmed
    signal cancelled

    spacing: Theme.dp(16)

    DeskText {
        text: column.title
        size: 22
        font.weight: Font.Bold
    }

    Repeater {
        model: column.part.notices

        DeskNotice {
            required property var modelData

            width: column.width
            words: modelData.words
            mood: modelData.mood
        }
    }

    Repeater {
        model: column.part.facts

        Column {
            id: fact

            required property var modelData

            width: column.width
            spacing: Theme.dp(2)
            Accessible.role: Accessible.StaticText
            Accessible.name: fact.modelData.label + ": " + fact.modelData.value

            DeskText {
                text: fact.modelData.label
                size: 16
                color: Theme.muted
                Accessible.ignored: true
            }

            DeskText {
                width: parent.width
                text: fact.modelData.value
                font.weight: Font.Bold
                Accessible.ignored: true
            }
        }
    }

    DeskButton {
        objectName: column.name
        visible: column.part.ready && !column.asking
        available: !column.shut
        words: column.words.action
        keys: column.keys
        onTapped: column.asked()
    }

    Column {
        width: column.width
        visible: column.asking
        spacing: Theme.dp(14)
        onVisibleChanged: {
            if (visible)
                field.forceActiveFocus();
        }

        Hairline {
            width: parent.width
        }

        DeskText {
            width: parent.width
            text: column.words.title
            size: 20
            font.weight: Font.Bold
        }

        DeskNotice {
            width: parent.width
            words: column.words.warning
            mood: Tag.Attention
        }

        DeskField {
            id: field

            objectName: column.name + "Pin"
            width: Math.min(parent.width, Theme.dp(320))
            label: column.words.pin
            value: column.pin
            secret: true
            most: 12
            enterMoves: false
            input.inputMethodHints: Qt.ImhDigitsOnly | Qt.ImhSensitiveData
            onEdited: text => column.edited(text)
            onEntered: column.confirmed()
        }

        DeskNotice {
            width: parent.width
            visible: column.error !== ""
            words: column.error
            mood: Tag.Wrong
        }

        Row {
            spacing: Theme.dp(12)

            DeskButton {
                objectName: column.name + "Confirm"
                look: DeskButton.Filled
                words: column.words.confirm
                keys: "F2"
                working: column.working
                onTapped: column.confirmed()
            }

            DeskButton {
                objectName: column.name + "Cancel"
                words: column.words.cancel
                keys: "Esc"
                onTapped: column.cancelled()
            }
        }
    }
}
