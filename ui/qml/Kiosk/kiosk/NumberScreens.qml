pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.models

// The screens of the walk to a number, joined to the view-model.
QtObject {
    id: kiosk

    required property KioskViewModel vm
    readonly property var words: kiosk.vm.words

    readonly property Component welcome: Component {
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

    readonly property Component field: Component {
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

    readonly property Component procedures: Component {
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

    readonly property Component procedure: Component {
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

    readonly property Component priority: Component {
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

    readonly property Component ticket: Component {
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
            qr: kiosk.vm.ticket.qr
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
}
