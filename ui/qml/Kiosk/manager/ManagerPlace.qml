pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop
import Kiosk.models

// The manager's place: pages along the plate, after a PIN.
FocusScope {
    id: manager

    required property ManagerViewModel vm
    readonly property var words: manager.vm.words
    readonly property size panel: manager.vm.panel
    readonly property real designed: Math.max(1, Math.min(manager.panel.width / 1920, manager.panel.height / 1080))
    readonly property real shrunk: Math.min(manager.width / manager.panel.width, manager.height / manager.panel.height)

    focus: true

    Binding {
        target: Theme
        property: "desktopScale"
        value: manager.designed * manager.shrunk
        when: manager.width > 0 && manager.height > 0
    }

    ManagerFrame {
        id: frame

        anchors.fill: parent
        focus: true
        words: manager.words.bar
        centre: manager.vm.centre
        date: manager.vm.date
        time: manager.vm.time
        page: manager.vm.page
        pending: manager.vm.hall.pendingComplaints
        onChosen: page => manager.vm.show(page)
        onLeave: manager.vm.leave()

        Loader {
            id: loader

            objectName: "screen"
            anchors.fill: parent
            focus: true
            sourceComponent: {
                switch (manager.vm.page) {
                case "now":
                    return now;
                case "ratings":
                    return ratings;
                case "complaints":
                    return complaints;
                case "indicators":
                    return indicators;
                case "export":
                    return export_;
                case "upkeep":
                    return upkeep;
                default:
                    return signIn;
                }
            }
            onLoaded: (loader.item as Item).forceActiveFocus()
        }
    }

    Component {
        id: signIn

        SignInScreen {
            words: manager.words.sign_in
            hint: manager.words.sign_in.hint
            people: manager.vm.signIn.people
            chosen: manager.vm.signIn.chosen
            length: manager.vm.signIn.length
            error: manager.vm.signIn.error
            working: manager.vm.signIn.working
            onPicked: code => manager.vm.signIn.choose(code)
            onStepped: by => manager.vm.signIn.step(by)
            onTyped: digit => manager.vm.signIn.type(digit)
            onErased: manager.vm.signIn.erase()
            onEntered: manager.vm.signIn.enter()
        }
    }

    Component {
        id: now

        NowScreen {
            words: manager.words.now
            ratingWords: manager.words.ratings
            waiting: manager.vm.hall.waiting
            facts: manager.vm.hall.facts
            hours: manager.vm.hall.hours
            hoursNote: manager.vm.hall.hoursNote
            counters: manager.vm.hall.counters
            devices: manager.vm.upkeep.notes.concat(manager.vm.hall.devices)
            old: manager.vm.hall.old
            summary: manager.vm.ratings.summary
            levels: manager.vm.ratings.levels
            rows: manager.vm.ratings.rows
            total: manager.vm.ratings.total
            sortedBy: manager.vm.ratings.sortedBy
            downwards: manager.vm.ratings.downwards
            note: manager.vm.note
            onSort: column => manager.vm.ratings.sort(column)
            onExport_: format => manager.vm.exportToday(format)
        }
    }

    Component {
        id: ratings

        RatingsScreen {
            words: manager.words.ratings
            by: manager.vm.ratings.by
            day: manager.vm.ratings.day
            isToday: manager.vm.ratings.isToday
            copied: manager.vm.ratings.copied
            summary: manager.vm.ratings.summary
            levels: manager.vm.ratings.levels
            rows: manager.vm.ratings.rows
            total: manager.vm.ratings.total
            sortedBy: manager.vm.ratings.sortedBy
            downwards: manager.vm.ratings.downwards
            note: manager.vm.note
            onGrouped: by => manager.vm.ratings.group(by)
            onStepped: days => manager.vm.ratings.step(days)
            onToday: manager.vm.ratings.today()
            onSort: column => manager.vm.ratings.sort(column)
            onCopy: manager.vm.ratings.copy()
        }
    }

    Component {
        id: complaints

        ComplaintsScreen {
            words: manager.words.complaints
            rows: manager.vm.complaints.rows
            counts: manager.vm.complaints.counts
            chosen: manager.vm.complaints.chosen
            outcome: manager.vm.complaints.outcome
            reason: manager.vm.complaints.reason
            error: manager.vm.complaints.error
            mood: manager.vm.complaints.mood
            sentence: manager.vm.complaints.sentence
            working: manager.vm.complaints.working
            mode: manager.vm.entry.mode
            form: manager.vm.entry.form
            whom: manager.vm.entry.whom
            options: manager.vm.entry.options
            formErrors: manager.vm.entry.errors
            entryError: manager.vm.entry.error
            comments: manager.vm.entry.comments
            comment: manager.vm.entry.comment
            entryWorking: manager.vm.entry.working
            onChoose: complaint => manager.vm.complaints.choose(complaint)
            onStep: by => manager.vm.complaints.step(by)
            onJudged: outcome => manager.vm.complaints.judge(outcome)
            onExplained: text => manager.vm.complaints.explain(text)
            onSettle: manager.vm.complaints.settle()
            onOpen: mode => manager.vm.entry.open(mode)
            onEdited: (field, text) => manager.vm.entry.edit(field, text)
            onSearched: text => manager.vm.entry.search(text)
            onSave: manager.vm.entry.record()
            onPicked: index => manager.vm.entry.pick(index)
            onTaken: about => manager.vm.entry.take(about)
        }
    }

    Component {
        id: indicators

        IndicatorsScreen {
            words: manager.words.indicators
            quarter: manager.vm.indicators.quarter
            isNow: manager.vm.indicators.isNow
            rows: manager.vm.indicators.rows
            people: manager.vm.indicators.people
            summary: manager.vm.indicators.summary
            trouble: manager.vm.indicators.trouble
            onStepped: forward => manager.vm.indicators.step(forward)
        }
    }

    Component {
        id: export_

        ExportScreen {
            words: manager.words.export
            form: manager.vm.export.form
            errors: manager.vm.export.errors
            running: manager.vm.export.running
            progress: manager.vm.export.progress
            mood: manager.vm.export.mood
            sentence: manager.vm.export.sentence
            pastWords: manager.words.past
            past: manager.vm.past.rows
            onEdited: (field, text) => manager.vm.export.edit(field, text)
            onSpan: name => manager.vm.export.span(name)
            onFolder: name => manager.vm.export.useFolder(name)
            onRun: manager.vm.export.run()
        }
    }

    Component {
        id: upkeep

        UpkeepScreen {
            words: manager.words.upkeep
            bundle: manager.vm.upkeep.bundle
            hub: manager.vm.upkeep.hub
            waiting: manager.vm.upkeep.waiting
            asking: manager.vm.upkeep.asking
            sure: manager.vm.upkeep.sure
            pin: manager.vm.upkeep.pin
            error: manager.vm.upkeep.error
            working: manager.vm.upkeep.working
            sentence: manager.vm.upkeep.sentence
            mood: manager.vm.upkeep.mood
            onAsked: what => manager.vm.upkeep.ask(what)
            onEdited: text => manager.vm.upkeep.edit(text)
            onConfirmed: manager.vm.upkeep.confirm()
        }
    }
}
