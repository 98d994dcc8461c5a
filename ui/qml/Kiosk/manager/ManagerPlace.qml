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
    readonly property bool wide: manager.width >= Theme.dp(1600)
    readonly property bool inside: manager.vm.page !== "signIn"

    focus: true

    Binding {
        target: Theme
        property: "desktopScale"
        value: manager.designed * manager.shrunk
        when: manager.width > 0 && manager.height > 0
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }

    DeskBar {
        id: bar

        width: parent.width
        title: manager.vm.centre
        date: manager.wide ? manager.vm.date : ""
        time: manager.vm.time

        Row {
            anchors.right: parent.right
            height: parent.height
            visible: manager.inside
            spacing: Theme.dp(manager.wide ? 8 : 0)

            BarTab {
                objectName: "tabNow"
                height: parent.height
                words: manager.words.bar.now
                keys: "Ctrl+1"
                chosen: manager.vm.page === "now"
                onTapped: manager.vm.show("now")
            }

            BarTab {
                objectName: "tabRatings"
                height: parent.height
                words: manager.words.bar.ratings
                keys: "Ctrl+2"
                chosen: manager.vm.page === "ratings"
                onTapped: manager.vm.show("ratings")
            }

            BarTab {
                objectName: "tabExport"
                height: parent.height
                words: manager.words.bar.export
                keys: "Ctrl+3"
                chosen: manager.vm.page === "export"
                onTapped: manager.vm.show("export")
            }

            BarTab {
                objectName: "tabLeave"
                height: parent.height
                words: manager.words.bar.leave
                keys: "Ctrl+Q"
                chosen: false
                onTapped: manager.vm.leave()
            }
        }
    }

    Loader {
        id: loader

        objectName: "screen"
        anchors.top: bar.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        focus: true
        sourceComponent: {
            switch (manager.vm.page) {
            case "now":
                return now;
            case "ratings":
                return ratings;
            case "export":
                return export_;
            default:
                return signIn;
            }
        }
        onLoaded: (loader.item as Item).forceActiveFocus()
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
            devices: manager.vm.hall.devices
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
        id: export_

        ExportScreen {
            words: manager.words.export
            form: manager.vm.export.form
            errors: manager.vm.export.errors
            running: manager.vm.export.running
            progress: manager.vm.export.progress
            mood: manager.vm.export.mood
            sentence: manager.vm.export.sentence
            onEdited: (field, text) => manager.vm.export.edit(field, text)
            onSpan: name => manager.vm.export.span(name)
            onFolder: name => manager.vm.export.useFolder(name)
            onRun: manager.vm.export.run()
        }
    }
}
