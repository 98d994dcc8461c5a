pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop

// A dossier is found by its code or a scanned slip; what it needs is written and printed.
FocusScope {
    id: screen

    required property var words
    required property string title
    required property string official
    required property string time
    required property var lights
    required property string number
    required property string elapsed
    required property string mode // the form being filled in, "" for none
    required property var typed // maps: code, note, due, factor
    required property var errors
    required property string code
    required property string state_
    required property var facts // maps: label, value
    required property var actions // maps: form, words, available
    required property bool busy
    required property int mood
    required property string sentence
    readonly property bool wide: screen.width >= Theme.dp(1600)
    readonly property bool found: screen.code !== ""
    readonly property var keysOf: ({
            supplement: "Ctrl+B",
            refusal: "Ctrl+R",
            apology: "Ctrl+L",
            stopped: "Ctrl+G",
            result: "Ctrl+T"
        })

    signal edited(string field, string text)
    signal find
    signal chosen(string form)
    signal reprint
    signal saved(bool printing)
    signal cancelled

    function goTo(field: string): void {
        const places = {
            code: codeField,
            note: note,
            due: due,
            factor: factor
        };
        if (places[field])
            places[field].forceActiveFocus();
    }

    function begin(): void {
        if (!screen.found)
            codeField.forceActiveFocus();
        else if (screen.mode === "result")
            factor.forceActiveFocus();
        else if (screen.mode !== "")
            note.forceActiveFocus();
        else
            screen.forceActiveFocus();
    }

    focus: true
    onFoundChanged: screen.begin()
    onModeChanged: screen.begin()
    Component.onCompleted: screen.begin()

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }

    DeskBar {
        id: bar

        width: parent.width
        title: screen.words.title
        second: screen.number
        visit: screen.number === "" ? "" : screen.elapsed
        time: screen.time
        notes: [
            {
                words: screen.official + ", " + screen.title
            }
        ].concat(screen.lights)
    }

    Item {
        id: left

        anchors.top: bar.bottom
        anchors.bottom: foot.top
        anchors.topMargin: Theme.dp(22)
        x: Theme.dp(36)
        width: Math.round((screen.width - Theme.dp(36 * 3)) * 0.5)

        Row {
            id: search

            width: parent.width
            spacing: Theme.dp(12)

            DeskField {
                id: codeField

                objectName: "code"
                width: parent.width - findButton.width - parent.spacing
                label: screen.words.code
                value: screen.typed.code
                hint: screen.words.code_hint
                error: screen.errors.code ?? ""
                most: 40
                enterMoves: false
                onEdited: text => screen.edited("code", text)
                onEntered: screen.find()
            }

            DeskButton {
                id: findButton

                objectName: "find"
                y: Theme.dp(24)
                height: Theme.dp(46)
                words: screen.words.find
                onTapped: screen.find()
            }
        }

        DeskText {
            anchors.top: search.bottom
            anchors.topMargin: Theme.dp(28)
            width: parent.width
            visible: !screen.found
            text: screen.words.nothing
            color: Theme.muted
        }

        Column {
            anchors.top: search.bottom
            anchors.topMargin: Theme.dp(18)
            width: parent.width
            visible: screen.found
            spacing: Theme.dp(2)

            Row {
                spacing: Theme.dp(16)
                bottomPadding: Theme.dp(8)

                DeskText {
                    objectName: "foundCode"
                    text: screen.code
                    size: 30
                    lead: 1.2
                    font.weight: Font.Bold
                    wrapMode: Text.NoWrap
                }

                Tag {
                    anchors.verticalCenter: parent.verticalCenter
                    words: screen.state_
                    size: 18
                }
            }

            Repeater {
                model: screen.facts

                Item {
                    id: fact

                    required property var modelData

                    width: left.width
                    height: value.implicitHeight + Theme.dp(screen.wide ? 18 : 10)
                    Accessible.role: Accessible.StaticText
                    Accessible.name: fact.modelData.label + ": " + fact.modelData.value

                    DeskText {
                        width: Theme.dp(190)
                        anchors.verticalCenter: parent.verticalCenter
                        text: fact.modelData.label
                        color: Theme.muted
                        Accessible.ignored: true
                    }

                    DeskText {
                        id: value

                        x: Theme.dp(200)
                        width: parent.width - x
                        anchors.verticalCenter: parent.verticalCenter
                        text: fact.modelData.value
                        font.weight: Font.DemiBold
                        Accessible.ignored: true
                    }

                    Hairline {
                        anchors.bottom: parent.bottom
                        width: parent.width
                    }
                }
            }
        }
    }

    Item {
        id: right

        anchors.top: bar.bottom
        anchors.topMargin: Theme.dp(22)
        anchors.bottom: foot.top
        anchors.left: left.right
        anchors.leftMargin: Theme.dp(36)
        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(36)
        visible: screen.found

        DeskText {
            id: question

            text: screen.words.actions
            size: 22
            font.weight: Font.Bold
        }

        Grid {
            id: choices

            anchors.top: question.bottom
            anchors.topMargin: Theme.dp(14)
            width: parent.width
            columns: 2
            spacing: Theme.dp(12)

            Repeater {
                model: screen.actions

                DeskButton {
                    id: action

                    required property var modelData

                    objectName: "do_" + action.modelData.form
                    width: (choices.width - choices.spacing) / 2
                    words: action.modelData.words
                    keys: screen.keysOf[action.modelData.form]
                    available: action.modelData.available
                    chosen: screen.mode === action.modelData.form
                    onTapped: screen.chosen(action.modelData.form)
                }
            }

            DeskButton {
                objectName: "reprint"
                width: (choices.width - choices.spacing) / 2
                visible: screen.found
                words: screen.words.reprint
                keys: "Ctrl+P"
                onTapped: screen.reprint()
            }
        }

        Column {
            id: paper

            anchors.top: choices.bottom
            anchors.topMargin: Theme.dp(28)
            width: parent.width
            visible: screen.mode !== "" && screen.found
            spacing: Theme.dp(16)

            DeskField {
                id: factor

                objectName: "factor"
                visible: screen.mode === "result"
                width: parent.width
                label: screen.words.factor
                value: screen.typed.factor
                error: screen.errors.factor ?? ""
                most: 12
                onEdited: text => screen.edited("factor", text)
            }

            DeskField {
                id: due

                objectName: "due"
                visible: screen.mode === "apology"
                width: parent.width
                label: screen.words.new_due
                value: screen.typed.due
                hint: screen.words.new_due_hint
                error: screen.errors.due ?? ""
                most: 40
                onEdited: text => screen.edited("due", text)
            }

            DeskTextArea {
                id: note

                objectName: "note"
                width: parent.width
                lines: screen.height >= Theme.dp(900) ? 6 : 3
                label: screen.words["note_" + screen.mode] ?? ""
                value: screen.typed.note
                error: screen.errors.note ?? ""
                onEdited: text => screen.edited("note", text)
            }

            Row {
                spacing: Theme.dp(12)

                DeskButton {
                    objectName: "savePrint"
                    height: Theme.dp(60)
                    visible: paper.visible
                    look: DeskButton.Filled
                    size: 22
                    pad: Theme.dp(26)
                    words: screen.words.save_print
                    keys: "F2"
                    working: screen.busy
                    onTapped: screen.saved(true)
                }

                DeskButton {
                    objectName: "save"
                    height: Theme.dp(60)
                    visible: paper.visible
                    words: screen.words.save
                    keys: "Ctrl+S"
                    working: screen.busy
                    onTapped: screen.saved(false)
                }
            }
        }
    }

    Item {
        id: foot

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        height: Theme.dp(screen.height >= Theme.dp(900) ? 100 : 84)

        Hairline {
            x: Theme.dp(36)
            width: parent.width - 2 * x
        }

        DeskButton {
            id: close

            objectName: "cancel"
            x: Theme.dp(36)
            anchors.verticalCenter: parent.verticalCenter
            height: Theme.dp(60)
            words: screen.words.close
            keys: "Esc"
            onTapped: screen.cancelled()
        }

        DeskNotice {
            objectName: "told"
            anchors.left: close.right
            anchors.leftMargin: Theme.dp(20)
            anchors.right: parent.right
            anchors.rightMargin: Theme.dp(36)
            anchors.verticalCenter: parent.verticalCenter
            visible: screen.sentence !== ""
            words: screen.sentence
            mood: screen.mood
        }
    }
}
