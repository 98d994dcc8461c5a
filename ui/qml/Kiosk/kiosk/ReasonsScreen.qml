pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// After a low answer, which is stored already: what was not good, the process apart from the person.
KioskScreen {
    id: screen

    required property var words
    required property string stored // "Đã ghi: Không hài lòng"
    required property var process // [{code, words}]
    required property var person
    required property list<string> chosen
    property bool commented: false // a comment was written
    property bool working: false
    property int page: 0

    signal toggled(code: string)
    signal comment
    signal sent
    signal turned(page: int)

    title: titled(words)
    place: stored

    PagedColumn {
        id: list

        readonly property int abreast: Theme.narrow || Theme.largeText ? 1 : Theme.landscape ? 3 : 2
        readonly property int chip: Math.floor((width - (abreast - 1) * Theme.gap) / abreast)

        function pairs(chips: var): var {
            const rows = [];
            for (let i = 0; i < chips.length; i += list.abreast)
                rows.push(chips.slice(i, i + list.abreast));
            return rows;
        }

        anchors.top: parent.top
        anchors.bottom: send.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        spacing: Theme.gap
        page: screen.page
        pageWords: screen.frame.page
        nextWords: screen.frame.next
        previousWords: screen.frame.previous
        onTurned: to => screen.turned(to)

        PageBlock {
            wanted: screen.process.length > 0
            leads: true

            ThemedText {
                width: list.width
                text: screen.words.process
                color: Theme.muted
                font.weight: Font.DemiBold
            }
        }

        Repeater {
            model: list.pairs(screen.process)

            ChipPair {
                width_: list.chip
                chosen: screen.chosen
                onToggled: code => screen.toggled(code)
            }
        }

        PageBlock {
            wanted: screen.person.length > 0
            leads: true
            before: Theme.m

            ThemedText {
                width: list.width
                text: screen.words.person
                color: Theme.muted
                font.weight: Font.DemiBold
            }
        }

        Repeater {
            model: list.pairs(screen.person)

            ChipPair {
                width_: list.chip
                chosen: screen.chosen
                onToggled: code => screen.toggled(code)
            }
        }
    }

    ActionRow {
        id: send

        width: parent.width
        height: implicitHeight
        anchors.bottom: parent.bottom
        sideWords: screen.mayComment ? (screen.commented ? screen.words.commented : screen.words.comment) : ""
        doneName: "send"
        doneWords: screen.words.send
        doneWorkingWords: screen.words.working
        doneWorking: screen.working
        onSide: screen.comment()
        onDone: screen.sent()
    }

    // the keyboard needs nine keys of 20 mm in a line
    readonly property bool mayComment: column >= 9 * Theme.target + 8 * Theme.gap
}
