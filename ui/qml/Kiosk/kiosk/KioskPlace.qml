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
    readonly property string at: kiosk.vm.screen
    property bool makingAhead: false
    readonly property bool ready: kiosk.makingAhead && ahead.status === Loader.Ready
    readonly property KioskScreen shown: (ahead.visible ? ahead.item : loader.item) as KioskScreen

    function say(): void {
        const question = warning.item as IdleScreen;
        if (question)
            kiosk.vm.say(question.spoken());
        else if (kiosk.shown)
            kiosk.vm.say(kiosk.shown.spoken());
    }

    // The keypad's first two keys walk through everything that can be touched; the third is Enter.
    function walk(forward: bool): void {
        const from = kiosk.Window.activeFocusItem ?? kiosk;
        const next = from.nextItemInFocusChain(forward);
        if (next)
            next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    focus: true
    onAtChanged: {
        if (kiosk.at === "procedure" || kiosk.at === "priority" || kiosk.at === "booking")
            kiosk.makingAhead = true;
        else if (kiosk.at !== "ticket")
            kiosk.makingAhead = false;
    }
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
                return numberScreens.field;
            case "procedures":
                return numberScreens.procedures;
            case "procedure":
                return numberScreens.procedure;
            case "priority":
                return numberScreens.priority;
            case "ticket":
                return kiosk.ready ? null : numberScreens.ticket;
            case "code":
                return dossierScreens.code;
            case "factor":
                return dossierScreens.factor;
            case "dossier":
                return dossierScreens.dossier;
            case "booking":
                return otherScreens.booking;
            case "place":
                return otherScreens.ticketPlace;
            case "scan":
                return otherScreens.scan;
            case "rating":
                return otherScreens.rating;
            case "reasons":
                return otherScreens.reasons;
            case "write":
                return otherScreens.write;
            case "help":
                return otherScreens.help;
            case "message":
            case "thanks":
                return otherScreens.message;
            case "sorry":
                return otherScreens.sorry;
            default:
                return numberScreens.welcome;
            }
        }
        onLoaded: {
            settle.restart();
            speaking.restart();
        }
    }

    // The number's screen is built while the visitor reads the question before it: building takes
    // longer than a frame, and when the number comes everybody looks.
    Loader {
        id: ahead

        anchors.fill: parent
        active: kiosk.makingAhead
        asynchronous: true
        visible: kiosk.ready && kiosk.at === "ticket"
        enabled: ahead.visible && !kiosk.asking
        focus: ahead.visible && !kiosk.asking
        sourceComponent: numberScreens.ticket
        onVisibleChanged: {
            if (ahead.visible) {
                settle.restart();
                speaking.restart();
            }
        }
    }

    Connections {
        target: kiosk.shown

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

    NumberScreens {
        id: numberScreens

        vm: kiosk.vm
    }

    DossierScreens {
        id: dossierScreens

        vm: kiosk.vm
    }

    OtherScreens {
        id: otherScreens

        vm: kiosk.vm
    }
}
