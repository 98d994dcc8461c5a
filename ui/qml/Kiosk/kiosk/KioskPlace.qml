pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.models

// The kiosk: shows the screen the walk is at, and tells the view-model what was touched.
FocusScope {
    id: place

    required property KioskViewModel vm
    property int settleMs: 300 // a double tap must not reach the next screen
    readonly property var words: place.vm.words

    function say(): void {
        const shown = loader.item as KioskScreen;
        const asked = warning.item as IdleScreen;
        if (asked)
            place.vm.say(asked.spoken());
        else if (shown)
            place.vm.say(shown.spoken());
    }

    focus: true

    Loader {
        id: loader

        objectName: "screen"
        anchors.fill: parent
        focus: !warning.active
        sourceComponent: {
            switch (place.vm.screen) {
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
            case "sorry":
                return message;
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
            place.vm.back();
        }

        function onHome(): void {
            place.vm.home();
        }

        function onHelp(): void {
            place.vm.help();
        }

        function onMode(name: string): void {
            place.vm.mode(name);
        }
    }

    Loader {
        id: warning

        anchors.fill: parent
        active: place.vm.idle.left > 0
        focus: active
        sourceComponent: IdleScreen {
            focus: true
            words: place.words.idle
            remaining: place.vm.idle.left
            whole: place.vm.idle.whole
            line: place.vm.idle.line
            onStay: place.vm.touched()
            onLeave: place.vm.idle.leave()
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

        interval: place.settleMs
    }

    Timer {
        id: speaking

        interval: 1
        onTriggered: place.say()
    }

    // every touch counts, wherever it lands; the warning is answered by its own buttons
    Item {
        anchors.fill: parent

        PointHandler {
            onActiveChanged: {
                if (active && !warning.active)
                    place.vm.touched();
            }
        }
    }

    Connections {
        target: Theme

        function onTouched(): void {
            place.vm.click();
        }
    }

    Connections {
        target: place.vm

        function onModesChanged(): void {
            speaking.restart();
        }

        function onWordsChanged(): void {
            speaking.restart();
        }
    }

    Keys.onPressed: event => {
        Theme.byKeys = true;
        place.vm.touched();
        if (event.key === Qt.Key_Tab || event.key === Qt.Key_Down)
            place.step(true, event);
        else if (event.key === Qt.Key_Backtab || event.key === Qt.Key_Up)
            place.step(false, event);
    }

    // The keypad's first two keys walk through everything that can be touched; the third is Enter.
    function step(forward: bool, event: KeyEvent): void {
        const from = place.Window.activeFocusItem ?? place;
        const next = from.nextItemInFocusChain(forward);
        if (next)
            next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        event.accepted = true;
    }

    Component {
        id: welcome

        WelcomeScreen {
            frame: place.words.frame
            words: place.words.welcome
            speechAvailable: place.vm.speechAvailable
            speechOn: place.vm.speechOn
            centre: place.vm.welcome.centre
            time: place.vm.welcome.time
            date: place.vm.welcome.date
            hours: place.vm.welcome.hours
            open: place.vm.welcome.open
            closedReason: place.vm.welcome.closedReason
            onTakeNumber: place.vm.number.begin()
            onLookUp: place.vm.dossier.begin()
            onCollect: place.vm.dossier.collect()
            onRate: place.vm.rating.begin()
        }
    }

    Component {
        id: field

        ChooseScreen {
            frame: place.words.frame
            words: place.words.field
            speechAvailable: place.vm.speechAvailable
            speechOn: place.vm.speechOn
            place: place.words.field.place
            step: place.vm.number.step
            hint: place.words.field.hint
            rows: place.vm.number.fields
            page: place.vm.page
            onTurned: page => place.vm.turned(page)
            onChosen: code => place.vm.number.chooseField(code)
            onUnsure: place.vm.number.unsure()
        }
    }
}
