pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A column of PageBlocks that fits its height: what does not fit goes to further pages, with a pager
// under it. Nothing is ever scrolled by dragging. `columns` > 1 sets the blocks side by side.
Item {
    id: paged

    default property alias blocks: holder.data
    property int columns: 1
    property int spacing: 0 // least space between two blocks
    property int page: 0
    property string pageWords: "" // "Trang {page} / {pages}"
    property string nextWords: ""
    property string previousWords: ""
    property int pages: 1
    property int used: 0 // height of the fullest page
    readonly property int cell: Math.floor((paged.width - (paged.columns - 1) * Theme.gap) / paged.columns)
    property bool busy: false
    property bool again: false

    signal turned(page: int)

    // Set widths, read heights, divide into pages, place; once more if a height changed meanwhile.
    function arrange(): void {
        if (paged.busy) {
            paged.again = true;
            return;
        }
        paged.busy = true;
        let rounds = 0;
        do {
            paged.again = false;
            const all = paged.wantedBlocks();
            const loose = all.filter(block => !block.pinned);
            const pinned = all.filter(block => block.pinned);
            let lines = paged.divide(loose.concat(pinned), [], paged.height);
            if (paged.pages > 1)
                lines = paged.divide(loose, pinned, paged.height - bar.implicitHeight - Theme.gap);
            paged.place(lines);
            rounds += 1;
        } while (paged.again && rounds < 8)
        paged.busy = false;
    }

    function wantedBlocks(): list<var> {
        const found = [];
        for (let i = 0; i < holder.children.length; i++) {
            const block = holder.children[i] as PageBlock;
            if (!block)
                continue;
            if (!block.watched) {
                block.watched = true;
                block.resized.connect(paged.arrange);
            }
            // the unwanted too: whether a block is wanted may depend on what fits its width
            block.width = paged.cell;
            if (block.wanted)
                found.push(block);
        }
        return found;
    }

    // Blocks side by side make a line; its page and its y are worked out for a page `room` high.
    function divide(loose: list<var>, pinned: list<var>, room: int): list<var> {
        const tail = paged.lines(pinned);
        let reserved = 0;
        for (const line of tail)
            reserved += line.height + line.before;
        let page = 0;
        let y = 0;
        let most = 0;
        const lines = paged.lines(loose);
        for (let i = 0; i < lines.length; i++) {
            const line = lines[i];
            const follows = line.leads && i + 1 < lines.length ? lines[i + 1].before + lines[i + 1].height : 0;
            // any page may turn out to be the last, which the pinned blocks close
            if (y > 0 && y + line.before + line.height + follows > room - reserved) {
                page += 1;
                y = 0;
            }
            line.page = page;
            line.y = y > 0 ? y + line.before : 0;
            y = line.y + line.height;
            most = Math.max(most, y);
        }
        paged.pages = page + 1;
        paged.used = most + reserved;
        return lines.concat(tail);
    }

    function lines(blocks: list<var>): list<var> {
        const found = [];
        for (let i = 0; i < blocks.length; i += paged.columns) {
            const line = blocks.slice(i, i + paged.columns);
            found.push({
                "blocks": line,
                "height": Math.max(...line.map(block => block.implicitHeight)),
                "leads": line.some(block => block.leads),
                "before": Math.max(paged.spacing, ...line.map(block => block.before)),
                "page": -1,
                "y": 0
            });
        }
        return found;
    }

    function place(lines: list<var>): void {
        const last = paged.pages - 1;
        const page = Math.min(paged.page, last);
        let end = 0;
        for (const line of lines) {
            const pinned = line.page < 0;
            const shown = pinned ? page === 0 || page === last : line.page === page;
            if (pinned)
                line.y = end === 0 ? 0 : end + line.before;
            for (let i = 0; i < line.blocks.length; i++) {
                line.blocks[i].x = i * (paged.cell + Theme.gap);
                line.blocks[i].y = line.y;
                line.blocks[i].lineHeight = paged.columns > 1 ? line.height : 0;
                line.blocks[i].shown = shown;
            }
            if (shown)
                end = line.y + line.height;
        }
    }

    function turn(to: int): void {
        paged.page = to;
        paged.turned(to);
    }

    onCellChanged: paged.arrange()
    onHeightChanged: paged.arrange()
    onSpacingChanged: paged.arrange()
    onPageChanged: paged.arrange()
    Component.onCompleted: paged.arrange()

    Item {
        id: holder

        width: paged.width
        height: paged.height
        onChildrenChanged: paged.arrange()
    }

    Pager {
        id: bar

        visible: paged.pages > 1
        width: parent.width
        height: implicitHeight
        anchors.bottom: parent.bottom
        page: Math.min(paged.page, paged.pages - 1)
        pages: paged.pages
        pageWords: paged.pageWords
        nextWords: paged.nextWords
        previousWords: paged.previousWords
        onTurned: to => paged.turn(to)
        onImplicitHeightChanged: paged.arrange()
    }
}
