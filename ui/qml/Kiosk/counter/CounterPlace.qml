pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.models

// The counter: shows the screen that is at hand and tells the view-models what was wished.
FocusScope {
    id: counter

    required property CounterViewModel vm
    readonly property var words: counter.vm.words
    readonly property var kinds: ["unknown", "original", "certified", "copy", "form", "shown"].map(kind => counter.words.kinds[kind])
    // a screen of 1920×1080 or less is drawn pixel for pixel, a larger one larger
    readonly property size panel: counter.vm.panel
    readonly property real designed: Math.max(1, Math.min(counter.panel.width / 1920, counter.panel.height / 1080))
    readonly property real shrunk: Math.min(counter.width / counter.panel.width, counter.height / counter.panel.height)

    focus: true

    Binding {
        target: Theme
        property: "desktopScale"
        value: counter.designed * counter.shrunk
        when: counter.width > 0 && counter.height > 0
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }

    Loader {
        id: loader

        objectName: "screen"
        anchors.fill: parent
        focus: true
        sourceComponent: {
            switch (counter.vm.screen) {
            case "signIn":
                return signIn;
            case "console":
                return console_;
            case "receive":
                return receive;
            case "dossier":
                return dossier;
            default:
                return null;
            }
        }
        onLoaded: (loader.item as Item).forceActiveFocus()
    }

    Connections {
        target: counter.vm.receive

        function onWrong(field: string): void {
            const shown = loader.item as ReceiveScreen;
            if (shown)
                shown.goTo(field);
        }
    }

    Connections {
        target: counter.vm.dossier

        function onWrong(field: string): void {
            const shown = loader.item as DossierScreen;
            if (shown)
                shown.goTo(field);
        }
    }

    Component {
        id: signIn

        OpeningScreen {
            words: counter.words.sign_in
            title: counter.vm.title
            name: counter.vm.name
            time: counter.vm.time
            lights: counter.vm.day.lights
            people: counter.vm.signIn.people
            chosen: counter.vm.signIn.chosen
            length: counter.vm.signIn.length
            error: counter.vm.signIn.error
            working: counter.vm.signIn.working
            onPicked: code => counter.vm.signIn.choose(code)
            onStepped: by => counter.vm.signIn.step(by)
            onTyped: digit => counter.vm.signIn.type(digit)
            onErased: counter.vm.signIn.erase()
            onEntered: counter.vm.signIn.enter()
        }
    }

    Component {
        id: console_

        ConsoleScreen {
            words: counter.words.console
            choiceWords: counter.words.choice
            title: counter.vm.title
            name: counter.vm.name
            official: counter.vm.day.official
            time: counter.vm.time
            lights: counter.vm.day.lights
            state_: counter.vm.visit.state
            serving: counter.vm.visit.serving
            ahead: counter.vm.visit.ahead
            pause: counter.vm.visit.pause
            elapsed: counter.vm.visit.elapsed
            late: counter.vm.visit.late
            busy: counter.vm.visit.busy
            tab: counter.vm.line.tab
            counts: counter.vm.line.counts
            rows: counter.vm.line.rows
            chosen: counter.vm.line.chosen
            note: counter.vm.line.note
            byHand: ({
                    shown: counter.vm.byHand.shown,
                    typed: counter.vm.byHand.typed,
                    error: counter.vm.byHand.error,
                    busy: counter.vm.visit.busy,
                    words: counter.words.by_hand
                })
            choosing: counter.vm.choice.isOpen
            choiceTitle: counter.vm.choice.title
            options: counter.vm.choice.options
            facts: counter.vm.day.facts
            ratings: counter.vm.day.ratings
            counters: counter.vm.day.counters
            mood: counter.vm.mood
            sentence: counter.vm.sentence
            onNext: counter.vm.visit.next()
            onFinish: counter.vm.visit.finish()
            onRecall: counter.vm.visit.recall()
            onMiss: counter.vm.visit.miss()
            onOpened: kind => counter.vm.choice.open(kind)
            onPicked: index => counter.vm.choice.choose(index)
            onCancelled: counter.vm.choice.close()
            onEndBreak: counter.vm.visit.endBreak()
            onClose: counter.vm.visit.signOut()
            onTabChosen: tab => counter.vm.line.show(tab)
            onRowChosen: ticket => counter.vm.line.choose(ticket)
            onStepped: by => counter.vm.line.step(by)
            onCalled: counter.vm.line.call()
            onNumberEdited: text => counter.vm.byHand.edit(text)
            onNumberCalled: counter.vm.byHand.call()
            onReceive: counter.vm.receiveDossier()
            onDossier: mode => counter.vm.openDossier(mode)
        }
    }

    Component {
        id: receive

        ReceiveScreen {
            words: counter.words.receive
            title: counter.vm.title
            official: counter.vm.day.official
            time: counter.vm.time
            lights: counter.vm.day.lights
            number: counter.vm.visit.number
            elapsed: counter.vm.visit.elapsed
            form: counter.vm.receive.form
            errors: counter.vm.receive.errors
            suggestions: counter.vm.receive.search.suggestions
            papers: counter.vm.receive.papers
            kinds: counter.kinds
            received: counter.vm.receive.received
            expected: counter.vm.receive.expected
            preview: counter.vm.receive.slip.picture
            sheet: counter.vm.receive.slip.sheet
            busy: counter.vm.receive.busy
            mood: counter.vm.mood
            sentence: counter.vm.sentence
            onEdited: (field, text) => counter.vm.receive.edit(field, text)
            onSearched: text => counter.vm.receive.search.type(text)
            onPicked: code => counter.vm.receive.search.choose(code)
            onPaperReceived: (at, received) => counter.vm.receive.papers.receive(at, received)
            onPaperKind: (at, kind) => counter.vm.receive.papers.setKind(at, kind)
            onPaperCount: (at, text) => counter.vm.receive.papers.setCount(at, text)
            onPaperName: (at, name) => counter.vm.receive.papers.setName(at, name)
            onPaperAdded: counter.vm.receive.papers.add()
            onPapersAll: counter.vm.receive.papers.receiveAll()
            onFitted: width => counter.vm.receive.slip.fit(width)
            onSaved: printing => counter.vm.receive.save(printing)
            onCancelled: counter.vm.receive.cancel()
        }
    }

    Component {
        id: dossier

        DossierScreen {
            words: counter.words.dossier
            handOverWords: counter.words.hand_over
            title: counter.vm.title
            official: counter.vm.day.official
            time: counter.vm.time
            lights: counter.vm.day.lights
            number: counter.vm.visit.number
            elapsed: counter.vm.visit.elapsed
            mode: counter.vm.dossier.mode
            query: counter.vm.dossier.query
            queryError: counter.vm.dossier.error
            typed: counter.vm.dossier.change.typed
            errors: counter.vm.dossier.change.errors
            handOver: ({
                    office: counter.vm.dossier.handOver.office,
                    colleague: counter.vm.dossier.handOver.colleague,
                    error: counter.vm.dossier.handOver.error,
                    labels: counter.vm.dossier.handOver.words
                })
            code: counter.vm.dossier.code
            state_: counter.vm.dossier.state
            facts: counter.vm.dossier.facts
            actions: counter.vm.dossier.actions
            feeAction: counter.vm.dossier.fee.action
            payment: counter.vm.dossier.fee.payment
            busy: counter.vm.dossier.busy
            mood: counter.vm.mood
            sentence: counter.vm.sentence
            onSearched: text => counter.vm.dossier.search(text)
            onFind: counter.vm.dossier.find()
            onEdited: (field, text) => counter.vm.dossier.change.edit(field, text)
            onChosen: form => counter.vm.dossier.choose(form)
            onControl: counter.vm.dossier.control()
            onReprint: counter.vm.dossier.reprint()
            onFeeSettled: counter.vm.dossier.fee.settle()
            onSaved: printing => counter.vm.dossier.change.save(printing)
            onHandOverEdited: (field, text) => counter.vm.dossier.handOver.edit(field, text)
            onHandOverStepped: by => counter.vm.dossier.handOver.step(by)
            onHandedOver: counter.vm.dossier.handOver.save()
            onCancelled: counter.vm.dossier.cancel()
        }
    }
}
