pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.models

// The screens of a dossier, joined to the view-model.
QtObject {
    id: kiosk

    required property KioskViewModel vm
    readonly property var words: kiosk.vm.words

    readonly property Component code: Component {
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

    readonly property Component factor: Component {
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

    readonly property Component dossier: Component {
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
            feeLabel: shown.feeLabel
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
}
