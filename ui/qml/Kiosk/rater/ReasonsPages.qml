pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// The reasons where they do not fit one sight (large letters, small panel, long words): in pages, the
// process before the person, each page under its own head. The foot's button turns them.
Item {
    id: pages

    required property var words // process, person: the heads
    required property var process // [{code, words}]
    required property var person
    required property list<string> chosen

    readonly property int headSize: Theme.letter(10.4, 1.25)
    readonly property int head: Math.ceil(pages.headSize * 1.2) + Theme.mm(2)
    readonly property int half: Math.floor((pages.width - Theme.gap) / 2)
    readonly property int size: pages.sizeThatFits()
    readonly property int chipHeight: pages.heightAt(pages.size)
    readonly property int rows: Math.max(1, Math.floor((pages.height - pages.head + Theme.gap) / (pages.chipHeight + Theme.gap)))
    readonly property var sheets: pages.divide(pages.process, pages.words.process).concat(pages.divide(pages.person, pages.words.person))
    readonly property int count: pages.sheets.length
    property int page: 0
    readonly property bool last: pages.page >= pages.count - 1
    readonly property var sheet: pages.sheets[Math.min(pages.page, pages.count - 1)] ?? ({
            "head": "",
            "chips": []
        })

    signal toggled(code: string)

    function turn(): void {
        pages.page = pages.last ? 0 : pages.page + 1;
    }

    // Two lines of these letters.
    function heightAt(size: int): int {
        return Math.max(Theme.target, 2 * Math.ceil(size * 1.2) + 2 * Theme.mm(1.4));
    }

    function holds(words: string, size: int, width: int): bool {
        const room = width - Theme.mm(3) - Math.round(size * 0.95) - Theme.mm(2.6) - Theme.mm(1.6);
        const lines = letters.lines(words, size, room);
        return lines > 0 && lines <= 2;
    }

    function sizeThatFits(): int {
        const least = Theme.letter(10.4, 1);
        for (let size = Theme.letter(10.4, 1.5); size > least; size -= 1)
            if (pages.process.concat(pages.person).every(chip => pages.holds(chip.words, size, pages.width)))
                return size;
        return least;
    }

    // Two chips in a row where both hold their words, else one over the whole width.
    function rowsOf(chips: var): var {
        const found = [];
        for (const chip of chips) {
            const last = found[found.length - 1];
            const short = pages.holds(chip.words, pages.size, pages.half);
            if (short && last && last.length === 1 && pages.holds(last[0].words, pages.size, pages.half))
                last.push(chip);
            else
                found.push([chip]);
        }
        return found;
    }

    // Equal pages of one group; each chip with its place.
    function divide(chips: var, head: string): var {
        const all = pages.rowsOf(chips);
        const count = Math.ceil(all.length / pages.rows);
        const found = [];
        for (let at = 0, from = 0; at < count; at++) {
            const to = from + Math.ceil((all.length - from) / (count - at));
            const cells = [];
            all.slice(from, to).forEach((row, y) => row.forEach((chip, x) => cells.push({
                        "code": chip.code,
                        "words": chip.words,
                        "x": x * (pages.half + Theme.gap),
                        "y": pages.head + y * (pages.chipHeight + Theme.gap),
                        "width": row.length === 2 ? pages.half : pages.width
                    })));
            found.push({
                "head": head,
                "chips": cells
            });
            from = to;
        }
        return found;
    }

    WordFit {
        id: letters
    }

    ThemedText {
        objectName: "head"
        text: pages.sheet.head
        color: Theme.muted
        font.pixelSize: pages.headSize
        font.weight: Font.DemiBold
        lead: 1.2
        wrapMode: Text.NoWrap
    }

    ThemedText {
        objectName: "page"
        anchors.right: parent.right
        visible: pages.count > 1
        text: (pages.page + 1) + "\u00a0/\u00a0" + pages.count
        color: Theme.muted
        font.pixelSize: pages.headSize
        font.weight: Font.DemiBold
        lead: 1.2
        wrapMode: Text.NoWrap
    }

    Repeater {
        model: pages.sheet.chips

        ReasonChip {
            id: chip

            required property var modelData

            objectName: "reason_" + chip.modelData.code
            x: chip.modelData.x
            y: chip.modelData.y
            width: chip.modelData.width
            height: pages.chipHeight
            words: chip.modelData.words
            size: pages.size
            chosen: pages.chosen.includes(chip.modelData.code)
            onTapped: pages.toggled(chip.modelData.code)
        }
    }
}
