import QtQuick
import Kiosk
import Kiosk.desktop

// A dossier is found by its code or a scanned slip; what it needs is written and printed.
FocusScope {
    id: screen

    required property var words
    required property var handOverWords
    required property string title
    required property string official
    required property string time
    required property var lights
    required property string number
    required property string elapsed
    required property string mode // what is being filled in, "" for none
    required property string query // what stands in the code's field
    required property string queryError
    required property var typed
    required property var errors
    required property var handOver // maps: office, colleague, error, labels
    required property string code
    required property string state_
    required property var facts
    required property var actions
    required property string feeAction
    required property string payment // what the fee's code holds, "" for none
    required property bool busy
    required property int mood
    required property string sentence
    readonly property bool wide: screen.width >= Theme.dp(1600)
    readonly property bool roomy: screen.height >= Theme.dp(900)
    readonly property bool found: screen.code !== ""
    readonly property bool passing: screen.mode === "hand_over"

    signal searched(string text)
    signal find
    signal edited(string field, string text)
    signal chosen(string form)
    signal control
    signal reprint
    signal feeSettled
    signal saved(bool printing)
    signal handOverEdited(string field, string text)
    signal handOverStepped(int by)
    signal handedOver
    signal cancelled

    function goTo(field: string): void {
        const place = field === "code" ? codeField : field === "office" ? passing_.first() : paper.place(field);
        if (place)
            place.forceActiveFocus();
    }

    function begin(): void {
        if (!screen.found)
            codeField.forceActiveFocus();
        else if (screen.mode === "hand_over")
            passing_.first().forceActiveFocus();
        else if (screen.mode !== "")
            paper.first(screen.mode).forceActiveFocus();
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
                value: screen.query
                hint: screen.words.code_hint
                error: screen.queryError
                most: 40
                enterMoves: false
                onEdited: text => screen.searched(text)
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

        Column {
            anchors.top: search.bottom
            anchors.topMargin: Theme.dp(28)
            width: parent.width
            visible: !screen.found
            spacing: Theme.dp(8)

            DeskText {
                width: parent.width
                visible: screen.mode !== ""
                text: screen.words["do_" + screen.mode] ?? ""
                size: 30
                lead: 1.2
                font.weight: Font.Bold
            }

            DeskText {
                width: parent.width
                text: screen.mode === "reprint" ? screen.words.nothing_reprint : screen.words.nothing
                color: Theme.muted
            }
        }

        FoundDossier {
            anchors.top: search.bottom
            anchors.topMargin: Theme.dp(18)
            width: parent.width
            visible: screen.found
            roomy: screen.wide
            code: screen.code
            state_: screen.state_
            facts: screen.facts
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

        DossierActions {
            id: choices

            anchors.top: question.bottom
            anchors.topMargin: Theme.dp(screen.roomy ? 14 : 8)
            width: parent.width
            visible: screen.found
            words: screen.words
            actions: screen.actions
            mode: screen.mode
            onChosen: form => screen.chosen(form)
            onControl: screen.control()
            onReprint: screen.reprint()
            feeAction: screen.feeAction
            onFee: screen.feeSettled()
        }

        PaymentPane {
            anchors.top: choices.bottom
            anchors.topMargin: Theme.dp(screen.roomy ? 28 : 14)
            width: parent.width
            visible: screen.mode === "" && screen.found && screen.payment !== ""
            side: Math.min(Theme.dp(220), right.height - y)
            words: screen.words
            payment: screen.payment
        }

        ChangeForm {
            id: paper

            anchors.top: choices.bottom
            anchors.topMargin: Theme.dp(screen.roomy ? 28 : 14)
            width: parent.width
            visible: screen.mode !== "" && !screen.passing && screen.found
            lines: screen.roomy ? 6 : 3
            words: screen.words
            mode: screen.mode
            typed: screen.typed
            errors: screen.errors
            busy: screen.busy
            onEdited: (field, text) => screen.edited(field, text)
            onSaved: printing => screen.saved(printing)
        }

        HandOverForm {
            id: passing_

            anchors.top: choices.bottom
            anchors.topMargin: Theme.dp(screen.roomy ? 28 : 14)
            width: parent.width
            visible: screen.passing && screen.found
            words: screen.handOverWords
            labels: screen.handOver.labels
            office: screen.handOver.office
            colleague: screen.handOver.colleague
            error: screen.handOver.error
            busy: screen.busy
            onEdited: (field, text) => screen.handOverEdited(field, text)
            onStepped: by => screen.handOverStepped(by)
            onSaved: screen.handedOver()
        }
    }

    Item {
        id: foot

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        height: Theme.dp(screen.roomy ? 100 : 84)

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
