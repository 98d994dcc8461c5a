pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// All reasons at one sight: the process in two columns, the person apart in a third. `fits` says
// whether every chip holds its words; the widths of the columns are tried until they do.
Item {
    id: board

    required property var words // process, person: the heads
    required property var process // [{code, words}]
    required property var person
    required property list<string> chosen

    readonly property int size: Theme.letter(10.4, 1)
    readonly property int head: Math.ceil(board.size * 1.2) + Theme.mm(2)
    readonly property int apart: Theme.mm(5) // between process and person
    readonly property int rows: Math.max(1, Math.ceil(board.process.length / 2), board.person.length)
    readonly property int chipHeight: Math.min(Theme.mm(22), Math.floor((board.height - board.head - (board.rows - 1) * Theme.gap) / board.rows))
    readonly property int personWidth: board.widthOfPerson()
    readonly property int processWidth: board.personWidth > 0 ? Math.floor((board.width - board.personWidth - board.apart - Theme.gap) / 2) : 0
    readonly property bool fits: board.personWidth > 0 && board.chipHeight >= Theme.target

    signal toggled(code: string)

    // The widest person column with which both groups hold their words; 0: there is none.
    function widthOfPerson(): int {
        const lines = Math.floor((board.chipHeight - Theme.mm(1.5)) / Math.ceil(board.size * 1.2));
        for (let share = 0.36; share > 0.22; share -= 0.01) {
            const person = Math.round(board.width * share);
            const process = Math.floor((board.width - person - board.apart - Theme.gap) / 2);
            const wide = 2 * process + Theme.gap;
            const last = board.process.length - 1;
            const held = board.process.every((each, at) => board.holds(each.words, at === last && last % 2 === 0 ? wide : process, lines));
            if (held && letters.wide(board.words.person_short, board.size) <= person && board.person.every(each => board.holds(each.words, person, lines)))
                return person;
        }
        return 0;
    }

    function holds(words: string, width: int, lines: int): bool {
        const room = width - Theme.mm(3) - Math.round(board.size * 0.95) - Theme.mm(2.6) - Theme.mm(1.6);
        const taken = letters.lines(words, board.size, room);
        return taken > 0 && taken <= lines;
    }

    WordFit {
        id: letters
    }

    component Head: ThemedText {
        id: head

        required property string long
        required property string brief

        text: letters.wide(head.long, board.size) <= head.width ? head.long : head.brief
        color: Theme.muted
        font.pixelSize: board.size
        font.weight: Font.DemiBold
        lead: 1.2
        wrapMode: Text.NoWrap
        Accessible.name: head.long
    }

    Head {
        objectName: "processHead"
        visible: board.process.length > 0
        width: 2 * board.processWidth + Theme.gap
        long: board.words.process
        brief: board.words.process_short
    }

    Head {
        objectName: "personHead"
        visible: board.person.length > 0
        x: board.width - board.personWidth
        width: board.personWidth
        long: board.words.person
        brief: board.words.person_short
    }

    Repeater {
        model: board.process

        ReasonChip {
            id: chip

            required property var modelData
            required property int index
            readonly property bool alone: chip.index === board.process.length - 1 && chip.index % 2 === 0

            objectName: "reason_" + chip.modelData.code
            x: (chip.index % 2) * (board.processWidth + Theme.gap)
            y: board.head + Math.floor(chip.index / 2) * (board.chipHeight + Theme.gap)
            width: chip.alone ? 2 * board.processWidth + Theme.gap : board.processWidth
            height: board.chipHeight
            words: chip.modelData.words
            size: board.size
            chosen: board.chosen.includes(chip.modelData.code)
            onTapped: board.toggled(chip.modelData.code)
        }
    }

    Repeater {
        model: board.person

        ReasonChip {
            id: own

            required property var modelData
            required property int index

            objectName: "reason_" + own.modelData.code
            x: board.width - board.personWidth
            y: board.head + own.index * (board.chipHeight + Theme.gap)
            width: board.personWidth
            height: board.chipHeight
            words: own.modelData.words
            size: board.size
            chosen: board.chosen.includes(own.modelData.code)
            onTapped: board.toggled(own.modelData.code)
        }
    }
}
