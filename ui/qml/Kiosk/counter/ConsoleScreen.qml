import QtQuick
import Kiosk
import Kiosk.desktop

// The counter's console: the line, the visit, the day. F2 is always there; nothing lies over it.
FocusScope {
    id: screen

    required property var words
    required property var choiceWords
    required property string title
    required property string name
    required property string official
    required property string time
    required property var lights
    required property string state_ // serving, free or break
    required property var serving
    required property var ahead
    required property string pause
    required property string elapsed
    required property bool late
    required property string busy // the wish at work
    required property string tab
    required property var counts
    required property var rows
    required property string chosen
    required property string note
    required property var byHand
    required property bool choosing
    required property string choiceTitle
    required property var options
    required property var facts
    required property var ratings
    required property var counters
    required property int mood
    required property string sentence
    readonly property bool wide: screen.width >= Theme.dp(1600)
    readonly property bool roomy: screen.height >= Theme.dp(900)
    readonly property bool pausing: screen.state_ === "break"

    signal next
    signal finish
    signal recall
    signal miss
    signal opened(string kind)
    signal picked(int index)
    signal cancelled
    signal endBreak
    signal close
    signal tabChosen(string tab)
    signal rowChosen(string ticket)
    signal stepped(int by)
    signal called
    signal numberEdited(string text)
    signal numberCalled
    signal receive
    signal dossier(string mode)

    function choose(ticket: string): void {
        screen.forceActiveFocus();
        screen.rowChosen(ticket);
    }

    function barNotes(): var {
        const brief = screen.wide ? [] : [screen.facts[0], screen.facts[3]].filter(fact => fact);
        const said = [screen.official].concat(brief.map(fact => fact.label + " " + fact.value));
        return said.map(words => ({
                    words: words
                })).concat(screen.lights);
    }

    focus: true
    Keys.onPressed: event => {
        event.accepted = true;
        const tabs = ["waiting", "parked", "missed"];
        const at = tabs.indexOf(screen.tab);
        if (event.key === Qt.Key_Down || event.key === Qt.Key_Up)
            screen.stepped(event.key === Qt.Key_Down ? 1 : -1);
        else if (event.key === Qt.Key_Right || event.key === Qt.Key_Left)
            screen.tabChosen(tabs[(at + (event.key === Qt.Key_Right ? 1 : 2)) % 3]);
        else if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && !event.isAutoRepeat)
            screen.called();
        else if (event.key === Qt.Key_Escape && (screen.chosen !== "" || line.byHand.shown))
            screen.choose("");
        else
            event.accepted = false;
    }
    onChoosingChanged: {
        if (!screen.choosing)
            screen.forceActiveFocus();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }

    DeskBar {
        id: bar

        width: parent.width
        title: screen.title
        second: screen.name
        time: screen.time
        notes: screen.barNotes()
    }

    LinePane {
        id: line

        x: Theme.dp(28)
        anchors.top: bar.bottom
        anchors.topMargin: Theme.dp(24)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.dp(24)
        width: Theme.dp(screen.wide ? 471 : 396)
        narrow: !screen.wide
        words: screen.words
        tab: screen.tab
        counts: screen.counts
        rows: screen.rows
        chosen: screen.chosen
        note: screen.note
        byHand: screen.byHand
        onTabChosen: tab => screen.tabChosen(tab)
        onRowChosen: ticket => screen.choose(ticket)
        onNumberEdited: text => screen.numberEdited(text)
        onNumberCalled: screen.numberCalled()
        onRowCalled: ticket => {
            screen.rowChosen(ticket);
            screen.called();
        }
    }

    Hairline {
        anchors.top: bar.bottom
        anchors.bottom: parent.bottom
        x: line.x + line.width + Theme.dp(20)
    }

    Item {
        id: visit

        anchors.top: bar.bottom
        anchors.topMargin: Theme.dp(screen.roomy ? 26 : 16)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.dp(28)
        anchors.left: line.right
        anchors.leftMargin: Theme.dp(57)
        anchors.right: screen.wide ? side.left : parent.right
        anchors.rightMargin: Theme.dp(36)

        VisitHead {
            id: head

            width: parent.width
            words: screen.words
            state_: screen.state_
            serving: screen.serving
            ahead: screen.ahead
            pause: screen.pause
            elapsed: screen.elapsed
            late: screen.late
            roomy: screen.roomy
            brief: screen.choosing && !screen.roomy
        }

        VisitKeys {
            id: visitKeys

            anchors.top: head.bottom
            anchors.topMargin: Theme.dp(screen.roomy ? 24 : 14)
            width: parent.width
            words: screen.words
            state_: screen.state_
            busy: screen.busy
            nextNumber: screen.ahead.number ?? ""
            roomy: screen.roomy
            brief: screen.choosing && !screen.roomy
            onNext: screen.next()
            onFinish: screen.finish()
            onRecall: screen.recall()
            onMiss: screen.miss()
            onOpened: kind => screen.opened(kind)
            onEndBreak: screen.endBreak()
        }

        Hairline {
            id: parting

            anchors.top: visitKeys.bottom
            anchors.topMargin: Theme.dp(screen.roomy ? 32 : 16)
            width: parent.width
        }

        Column {
            anchors.top: parting.bottom
            anchors.topMargin: Theme.dp(screen.roomy ? 18 : 10)
            width: parent.width
            visible: !screen.choosing
            spacing: Theme.dp(12)

            DeskText {
                visible: screen.roomy
                text: screen.words.with_dossier
                font.weight: Font.Bold
            }

            DossierKeys {
                width: parent.width
                dense: !screen.roomy
                words: screen.words
                onReceive: screen.receive()
                onDossier: mode => screen.dossier(mode)
            }
        }

        ChoicePanel {
            objectName: "choice"
            anchors.top: parting.bottom
            anchors.topMargin: Theme.dp(screen.roomy ? 18 : 10)
            width: parent.width
            visible: screen.choosing
            focus: screen.choosing
            dense: !screen.roomy
            title: screen.choiceTitle
            options: screen.options
            cancelWords: screen.choiceWords.cancel
            onVisibleChanged: {
                if (visible)
                    forceActiveFocus();
            }
            onPicked: index => screen.picked(index)
            onCancelled: screen.cancelled()
        }

        BreakKeys {
            id: breaks

            anchors.bottom: parent.bottom
            anchors.right: parent.right
            visible: !screen.wide && !screen.choosing
            words: screen.words
            pausing: screen.pausing
            closing: screen.busy === "sign_out"
            onOpened: screen.opened("break")
            onClose: screen.close()
        }

        LastWord {
            anchors.bottom: parent.bottom
            width: parent.width - (breaks.visible ? breaks.width + Theme.dp(16) : 0)
            visible: !screen.choosing && (screen.wide || screen.sentence !== "")
            hint: screen.words.scan_hint
            dense: !screen.wide
            sentence: screen.sentence
            mood: screen.mood
        }
    }

    Item {
        id: side

        visible: screen.wide
        anchors.right: parent.right
        anchors.top: bar.bottom
        anchors.bottom: parent.bottom
        width: Theme.dp(400)

        Hairline {
            height: parent.height
        }

        DayPane {
            x: Theme.dp(24)
            y: Theme.dp(26)
            width: parent.width - Theme.dp(52)
            words: screen.words
            facts: screen.facts
            ratings: screen.ratings
            counters: screen.counters
        }

        BreakKeys {
            x: Theme.dp(24)
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.dp(28)
            visible: screen.wide
            columns: 1
            part: parent.width - Theme.dp(52)
            words: screen.words
            pausing: screen.pausing
            closing: screen.busy === "sign_out"
            onOpened: screen.opened("break")
            onClose: screen.close()
        }
    }
}
