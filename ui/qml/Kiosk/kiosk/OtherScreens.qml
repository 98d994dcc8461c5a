pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.models

// A booking, a ticket's place, its rating, help and messages, joined to the view-model.
QtObject {
    id: kiosk

    required property KioskViewModel vm
    readonly property var words: kiosk.vm.words

    readonly property Component booking: Component {
        BookingScreen {
            readonly property var shown: kiosk.vm.booking.shown

            frame: kiosk.words.frame
            words: kiosk.words.booking
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            codeLine: shown.codeLine
            state_: shown.title
            what: shown.what
            facts: shown.facts
            notice: shown.notice
            action: shown.action
            working: kiosk.vm.booking.working
            onAct: kiosk.vm.booking.act()
        }
    }

    readonly property Component ticketPlace: Component {
        PlaceScreen {
            frame: kiosk.words.frame
            words: kiosk.words.place
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            number: kiosk.vm.shown.number
            state_: kiosk.vm.shown.state
            what: kiosk.vm.shown.what
            facts: kiosk.vm.shown.facts
            advice: kiosk.vm.shown.advice
        }
    }

    readonly property Component scan: Component {
        ScanScreen {
            frame: kiosk.words.frame
            words: kiosk.words.scan
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            preview: kiosk.vm.preview
        }
    }

    readonly property Component rating: Component {
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

    readonly property Component reasons: Component {
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
            commented: kiosk.vm.comment.kept !== ""
            onComment: kiosk.vm.rating.write()
            onSent: kiosk.vm.rating.send()
        }
    }

    readonly property Component write: Component {
        WriteScreen {
            frame: kiosk.words.frame
            words: kiosk.words.comment
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            text: kiosk.vm.comment.text
            method: kiosk.vm.comment.method
            shift: kiosk.vm.comment.shift
            onPressed: key => kiosk.vm.comment.press(key)
            onErased: kiosk.vm.comment.erase()
            onShifted: kiosk.vm.comment.toggleShift()
            onMethodAsked: kiosk.vm.comment.nextMethod()
            onFinished: kiosk.vm.rating.written()
        }
    }

    readonly property Component help: Component {
        HelpScreen {
            frame: kiosk.words.frame
            words: kiosk.words.help
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            desk: kiosk.vm.welcome.guidance
        }
    }

    readonly property Component message: Component {
        MessageScreen {
            frame: kiosk.words.frame
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            heading: kiosk.vm.message.heading
            advice: kiosk.vm.message.advice
            kind: kiosk.vm.message.kind
            face: kiosk.vm.message.face
            action: kiosk.vm.message.action
            onAct: kiosk.vm.message.act()
        }
    }

    readonly property Component sorry: Component {
        MessageScreen {
            frame: kiosk.words.frame
            speechAvailable: kiosk.vm.speechAvailable
            speechOn: kiosk.vm.speechOn
            navigation: false
            heading: kiosk.vm.message.heading
            advice: kiosk.vm.message.advice
            action: kiosk.vm.message.action
            onAct: kiosk.vm.message.act()
        }
    }
}
