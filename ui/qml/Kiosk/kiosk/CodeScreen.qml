pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// A code is typed on our own pad: the dossier's code, or the second factor.
KioskScreen {
    id: screen

    required property var words
    required property string text
    property string kind: "code" // the pad: "code" or "factor"
    property bool enough: false
    property bool working: false
    property bool wrong: false // the last try was not accepted

    // no room for the entry and the notice over keys of full size: the notice stands for the entry
    // until the next key
    readonly property bool cramped: wrong && text === "" && zone.height - entry.implicitHeight - notice.implicitHeight - 2 * Theme.s < 4 * Theme.mm(21) + 3 * Theme.gap

    signal typed(key: string)
    signal erased
    signal finished

    title: titled(words)
    sub: Theme.narrow || (Theme.largeText && screen.wrong) ? "" : words.sub

    EntryLine {
        id: entry

        objectName: "entry"
        visible: !screen.cramped
        width: parent.width
        height: visible ? implicitHeight : 0
        text: screen.text
        name: screen.words.entry_name
    }

    Notice {
        id: notice

        visible: screen.wrong
        y: entry.height + (entry.visible ? Theme.s : 0)
        width: parent.width
        height: implicitHeight
        wrong: true
        words: Theme.largeText || Theme.narrow ? screen.words.wrong_short : screen.words.wrong
        size: Theme.body
        sign: !Theme.narrow && !Theme.largeText
    }

    ThemedText {
        id: hint

        visible: !screen.wrong && !Theme.narrow && !Theme.largeText && !Theme.landscape && !Theme.lowReach
        y: entry.height + Theme.s
        width: parent.width
        text: screen.words.hint
        color: Theme.muted
    }

    Keypad {
        readonly property int free: entry.height + Theme.s + (notice.visible ? notice.height + Theme.s : hint.visible ? hint.height + Theme.s : 0)

        y: parent.height - height // the keys stay where they are, whatever is said above them
        width: parent.width
        room: parent.height - free
        words: ({
                "erase": screen.words.erase,
                "done": screen.working ? screen.words.working : screen.words.done,
                "figures": screen.words.figures
            })
        kind: screen.kind
        enough: screen.enough
        working: screen.working
        onTyped: key => screen.typed(key)
        onErased: screen.erased()
        onFinished: screen.finished()
    }
}
