pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.models

// The rater: shows the screen the visit is at, and tells the view-model what was touched.
FocusScope {
    id: place

    required property RaterViewModel vm
    readonly property var words: place.vm.words

    // A keypad's first two keys walk through everything that can be touched; the third is Enter.
    function step(forward: bool, event: KeyEvent): void {
        const from = place.Window.activeFocusItem ?? place;
        const next = from.nextItemInFocusChain(forward);
        if (next)
            next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        event.accepted = true;
    }

    focus: true
    Keys.onPressed: event => {
        Theme.byKeys = true;
        place.vm.touched();
        if (event.key === Qt.Key_Tab || event.key === Qt.Key_Down)
            place.step(true, event);
        else if (event.key === Qt.Key_Backtab || event.key === Qt.Key_Up)
            place.step(false, event);
    }

    Loader {
        id: loader

        objectName: "screen"
        anchors.fill: parent
        focus: true
        sourceComponent: {
            switch (place.vm.screen) {
            case "question":
                return question;
            case "reasons":
                return reasons;
            case "comment":
                return comment;
            case "thanks":
                return thanks;
            case "message":
                return message;
            default:
                return rest;
            }
        }
        onLoaded: settle.restart()
    }

    // a second touch meant for the question must not choose a reason; the question itself asks again
    MouseArea {
        anchors.fill: parent
        enabled: settle.running && place.vm.screen !== "question"
    }

    Timer {
        id: settle

        interval: place.vm.settleMs
    }

    // every touch counts as somebody being there
    Item {
        anchors.fill: parent

        PointHandler {
            onActiveChanged: {
                if (active)
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

    Component {
        id: rest

        RestScreen {
            words: place.words.rest
            counter: place.vm.counter
            centre: place.vm.centre
        }
    }

    Component {
        id: question

        QuestionScreen {
            frame: place.words.frame
            words: place.words.question
            number: place.vm.number
            levels: place.vm.levels
            pressed: place.vm.pressed
            again: place.vm.again
            working: place.vm.working
            onRated: score => place.vm.rate(score)
            onMode: name => place.vm.mode(name)
            onSkipped: place.vm.skip()
        }
    }

    Component {
        id: reasons

        ReasonsScreen {
            frame: place.words.frame
            words: place.words.reasons
            stored: place.vm.stored
            face: place.vm.face
            process: place.vm.process
            person: place.vm.person
            chosen: place.vm.chosen
            commented: place.vm.comment.kept !== ""
            working: place.vm.working
            onToggled: code => place.vm.toggle(code)
            onComment: place.vm.write()
            onSkipped: place.vm.skip()
            onSent: place.vm.send()
        }
    }

    Component {
        id: comment

        CommentScreen {
            words: place.words.comment
            text: place.vm.comment.text
            method: place.vm.comment.method
            shift: place.vm.comment.shift
            onPressed: key => place.vm.comment.press(key)
            onErased: place.vm.comment.erase()
            onShifted: place.vm.comment.toggleShift()
            onMethodAsked: place.vm.comment.nextMethod()
            onFinished: place.vm.written()
        }
    }

    Component {
        id: thanks

        ThanksScreen {
            words: place.words.thanks
            counter: place.vm.counter
            face: place.vm.face
            stored: place.vm.stored
            keepSlip: place.vm.keepSlip
        }
    }

    Component {
        id: message

        MessageScreen {
            heading: place.vm.heading
            advice: place.vm.advice
        }
    }
}
