pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls
import Kiosk.models

// The kiosk: shows the screen the walk is at, and tells the view-model what was touched.
FocusScope {
    id: kiosk

    required property KioskViewModel vm
    property int settleMs: 300 // a double tap must not reach the next screen
    readonly property var words: kiosk.vm.words
    readonly property bool asking: kiosk.vm.idle.left > 0

    function say(): void {
        const shown = loader.item as KioskScreen;
        const question = warning.item as IdleScreen;
        if (question)
            kiosk.vm.say(question.spoken());
        else if (shown)
            kiosk.vm.say(shown.spoken());
    }

    // The keypad's first two keys walk through everything that can be touched; the third is Enter.
    function walk(forward: bool): void {
        const from = kiosk.Window.activeFocusItem ?? kiosk;
        const next = from.nextItemInFocusChain(forward);
        if (next)
            next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    focus: true
    Keys.onPressed: event => {
        Theme.byKeys = true;
        const forward = event.key === Qt.Key_Tab || event.key === Qt.Key_Down || event.key === Qt.Key_Right;
        const backward = event.key === Qt.Key_Backtab || event.key === Qt.Key_Up || event.key === Qt.Key_Left;
        if (forward || backward) {
            event.accepted = true;
            kiosk.walk(forward);
        }
    }
    Window.onActiveFocusItemChanged: {
        if (!Theme.byKeys)
            return;
        if (!kiosk.asking)
            kiosk.vm.touched();
        const control = kiosk.Window.activeFocusItem as Pressable;
        if (control)
            kiosk.vm.say(control.about === "" ? control.name : control.name + ", " + control.about);
    }

    Loader {
        id: loader

        objectName: "screen"
        anchors.fill: parent
        enabled: !kiosk.asking
        focus: !kiosk.asking
        sourceComponent: {
            switch (kiosk.vm.screen) {
            case "field":
                return field;
            case "procedures":
                return procedures;
            case "procedure":
                return procedure;
            case "priority":
                return priority;
            case "ticket":
                return ticket;
            case "code":
                return code;
            case "factor":
                return factor;
            case "dossier":
                return dossier;
            case "place":
                return ticketPlace;
            case "scan":
                return scan;
            case "rating":
                return rating;
            case "reasons":
                return reasons;
            case "help":
                return help;
            case "message":
            case "thanks":
                return message;
            case "sorry":
                return sorry;
            default:
                return welcome;
            }
        }
        onLoaded: {
            settle.restart();
            speaking.restart();
        }
    }

    Connections {
        target: loader.item as KioskScreen

        function onBack(): void {
            kiosk.vm.back();
        }

        function onHome(): void {
            kiosk.vm.home();
        }

        function onHelp(): void {
            kiosk.vm.help();
        }

        function onMode(name: string): void {
            kiosk.vm.mode(name);
        }
    }

    Loader {
        id: warning

        objectName: "warning"
        anchors.fill: parent
        active: kiosk.asking
        focus: kiosk.asking
        sourceComponent: IdleScreen {
            focus: true
            words: kiosk.words.idle
            remaining: kiosk.vm.idle.left
            whole: kiosk.vm.idle.whole
            line: kiosk.vm.idle.line
            onStay: kiosk.vm.touched()
            onLeave: kiosk.vm.idle.leave()
        }
        onLoaded: speaking.restart()
    }

    // taps that were meant for the screen before
    MouseArea {
        anchors.fill: parent
        enabled: settle.running
    }

    Timer {
        id: settle

        interval: kiosk.settleMs
    }

    Timer {
        id: speaking

        interval: 1
        onTriggered: kiosk.say()
    }

    // every touch counts, wherever it lands; the warning is answered by its own buttons
    Item {
        anchors.fill: parent

        PointHandler {
            onActiveChanged: {
                if (active && !kiosk.asking)
                    kiosk.vm.touched();
            }
        }
    }

    Connections {
        target: Theme

        function onTouched(): void {
            kiosk.vm.click();
        }
    }

    Connections {
        target: kiosk.vm

        function onModesChanged(): void {
            speaking.restart();
        }

        function onWordsChanged(): void {
            speaking.restart();
        }
    }

    Component {
        id: welcome

        WelcomeScreen {
            frame: kiosk.words.frame
            words: kiosk.words.welcome
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            centre: kiosk.vm.welcome.centre
            time: kiosk.vm.welcome.time
            date: kiosk.vm.welcome.date
            hours: kiosk.vm.welcome.hours
            open: kiosk.vm.welcome.open
            closedReason: kiosk.vm.welcome.closedReason
            onTakeNumber: kiosk.vm.number.begin()
            onLookUp: kiosk.vm.dossier.begin()
            onCollect: kiosk.vm.dossier.collect()
            onRate: kiosk.vm.rating.begin()
        }
    }

    Component {
        id: field

        ChooseScreen {
            frame: kiosk.words.frame
            words: kiosk.words.field
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            place: kiosk.words.field.place
            step: kiosk.vm.number.step
            hint: kiosk.words.field.hint
            rows: kiosk.vm.number.fields
            page: kiosk.vm.page
            working: kiosk.vm.number.working
            onTurned: page => kiosk.vm.turned(page)
            onChosen: code => kiosk.vm.number.chooseField(code)
            onUnsure: kiosk.vm.number.unsure()
        }
    }

    Component {
        id: procedures

        ChooseScreen {
            frame: kiosk.words.frame
            words: kiosk.words.procedures
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            place: kiosk.words.field.place
            step: kiosk.vm.number.step
            hint: kiosk.vm.number.fieldName
            rows: kiosk.vm.number.procedures
            page: kiosk.vm.page
            working: kiosk.vm.number.working
            onTurned: page => kiosk.vm.turned(page)
            onChosen: code => kiosk.vm.number.chooseProcedure(code)
            onUnsure: kiosk.vm.number.unsure()
        }
    }

    Component {
        id: procedure

        ProcedureScreen {
            frame: kiosk.words.frame
            words: kiosk.words.procedure
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            place: kiosk.words.field.place
            step: kiosk.vm.number.step
            name: kiosk.vm.number.name
            brief: kiosk.vm.number.brief
            papersHead: kiosk.vm.number.papersHead
            papers: kiosk.vm.number.papers
            fee: kiosk.vm.number.fee
            term: kiosk.vm.number.term
            reason: kiosk.vm.number.reason
            working: kiosk.vm.number.working
            page: kiosk.vm.page
            onTurned: page => kiosk.vm.turned(page)
            onTake: kiosk.vm.number.confirm()
        }
    }

    Component {
        id: priority

        PriorityScreen {
            frame: kiosk.words.frame
            words: kiosk.words.priority
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            place: kiosk.words.field.place
            step: kiosk.vm.number.step
            groups: kiosk.vm.number.groups
            working: kiosk.vm.number.working
            page: kiosk.vm.page
            onTurned: page => kiosk.vm.turned(page)
            onChosen: code => kiosk.vm.number.choosePriority(code)
        }
    }

    Component {
        id: ticket

        TicketScreen {
            frame: kiosk.words.frame
            words: kiosk.words.ticket
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            centre: kiosk.vm.welcome.centre
            time: kiosk.vm.welcome.time
            date: kiosk.vm.welcome.date
            number: kiosk.vm.ticket.number
            what: kiosk.vm.ticket.what
            facts: kiosk.vm.ticket.facts
            paper: kiosk.vm.ticket.paper
            token: kiosk.vm.ticket.token
            trouble: kiosk.vm.ticket.trouble
            mayReprint: kiosk.vm.ticket.mayReprint
            reprinting: kiosk.vm.ticket.reprinting
            mayKeep: kiosk.vm.ticket.mayKeep
            kept: kiosk.vm.ticket.kept
            onReprint: kiosk.vm.ticket.reprint()
            onKeep: kiosk.vm.ticket.keep()
            onDone: kiosk.vm.ticket.done()
        }
    }

    Component {
        id: code

        CodeScreen {
            frame: kiosk.words.frame
            words: kiosk.words.code
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            place: kiosk.vm.dossier.collecting ? kiosk.words.code.place_collect : kiosk.words.code.place
            text: kiosk.vm.dossier.text
            enough: kiosk.vm.dossier.enough
            wrong: kiosk.vm.dossier.wrong
            onTyped: key => kiosk.vm.dossier.typed(key)
            onErased: kiosk.vm.dossier.erased()
            onFinished: kiosk.vm.dossier.finished()
        }
    }

    Component {
        id: factor

        CodeScreen {
            frame: kiosk.words.frame
            words: kiosk.words.factor
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            kind: "factor"
            place: kiosk.vm.dossier.codeLine
            text: kiosk.vm.dossier.text
            enough: kiosk.vm.dossier.enough
            wrong: kiosk.vm.dossier.wrong
            working: kiosk.vm.dossier.working
            onTyped: key => kiosk.vm.dossier.typed(key)
            onErased: kiosk.vm.dossier.erased()
            onFinished: kiosk.vm.dossier.finished()
        }
    }

    Component {
        id: dossier

        DossierScreen {
            readonly property var shown: kiosk.vm.dossier.shown

            frame: kiosk.words.frame
            words: kiosk.words.dossier
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            codeLine: shown.codeLine
            state_: shown.title
            procedure: shown.procedure
            steps: shown.steps
            noticeLabel: shown.noticeLabel
            notice: shown.notice
            dayLabel: shown.dayLabel
            day: shown.day
            dayNote: shown.dayNote
            fee: shown.fee
            feeNote: shown.feeNote
            payment: shown.payment
            action: shown.action
            actionReason: kiosk.vm.dossier.actionReason
            working: kiosk.vm.dossier.working
            page: kiosk.vm.page
            onTurned: page => kiosk.vm.turned(page)
            onAct: kiosk.vm.dossier.act()
        }
    }

    Component {
        id: ticketPlace

        PlaceScreen {
            frame: kiosk.words.frame
            words: kiosk.words.place
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            number: kiosk.vm.rating.number
            state_: kiosk.vm.rating.state
            what: kiosk.vm.rating.what
            facts: kiosk.vm.rating.facts
            advice: kiosk.vm.rating.advice
        }
    }

    Component {
        id: scan

        MessageScreen {
            frame: kiosk.words.frame
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            kind: "scan"
            heading: kiosk.words.scan.rate_title
            advice: kiosk.words.scan.rate_advice
        }
    }

    Component {
        id: rating

        RatingScreen {
            frame: kiosk.words.frame
            words: kiosk.words.rating
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            levels: kiosk.vm.rating.levels
            about: kiosk.vm.rating.about
            working: kiosk.vm.rating.working
            onRated: score => kiosk.vm.rating.rate(score)
        }
    }

    Component {
        id: reasons

        ReasonsScreen {
            frame: kiosk.words.frame
            words: kiosk.words.reasons
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            stored: kiosk.vm.rating.stored
            process: kiosk.vm.rating.process
            person: kiosk.vm.rating.person
            chosen: kiosk.vm.rating.chosen
            working: kiosk.vm.rating.working
            page: kiosk.vm.page
            onTurned: page => kiosk.vm.turned(page)
            onToggled: code => kiosk.vm.rating.toggle(code)
            onSent: kiosk.vm.rating.send()
        }
    }

    Component {
        id: help

        HelpScreen {
            frame: kiosk.words.frame
            words: kiosk.words.help
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            desk: kiosk.vm.welcome.guidance
        }
    }

    Component {
        id: message

        MessageScreen {
            frame: kiosk.words.frame
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            heading: kiosk.vm.heading
            advice: kiosk.vm.advice
            kind: kiosk.vm.kind
            face: kiosk.vm.face
            action: kiosk.vm.action
            onAct: kiosk.vm.act()
        }
    }

    Component {
        id: sorry

        MessageScreen {
            frame: kiosk.words.frame
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            navigation: false
            heading: kiosk.vm.heading
            advice: kiosk.vm.advice
            action: kiosk.vm.action
            onAct: kiosk.vm.act()
        }
    }
}
