pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A column of PageBlocks that fits its height: what does not fit goes to further pages, with a pager
// under it. Nothing is ever scrolled by dragging. `columns` > 1 sets the blocks side by side.
Item {
    id: paged

    default property alias blocks: holder.data
    property int columns: 1
    property int spacing: 0 // least space between two blocks, beside each block's own `before`
    property int page: 0
    property string pageWords: "" // "Trang {page} / {pages}"
    property string nextWords: ""
    property string previousWords: ""
    readonly property int pages: paged.plan.pages
    readonly property int cell: Math.floor((paged.width - (paged.columns - 1) * Theme.gap) / paged.columns)
    readonly property int used: paged.plan.used // height of the fullest page
    readonly property var plan: paged.pack()

    signal turned(page: int)

    function turn(to: int): void {
        paged.page = to;
        paged.turned(to);
    }

    function pieces(): list<PageBlock> {
        const found = [];
        for (let i = 0; i < holder.children.length; i++) {
            const block = holder.children[i] as PageBlock;
            if (block && block.wanted)
                found.push(block);
        }
        return found;
    }

    // Where each block goes: in one page if all fit, else in pages that leave room for the pager.
    function pack(): var {
        const all = paged.pieces();
        const whole = paged.fill(all, paged.height);
        return whole.pages <= 1 ? whole : paged.fill(all, paged.height - bar.implicitHeight - Theme.gap);
    }

    function fill(all: list<PageBlock>, room: int): var {
        const loose = all.filter(block => !block.pinned);
        const pinned = all.filter(block => block.pinned);
        const tail = paged.rows(pinned, 0);
        const places = [];
        let page = 0;
        let y = 0;
        let used = 0;
        const rows = paged.rows(loose, 0);
        for (const row of rows) {
            // the pinned blocks close the first page and the last; any page may turn out to be the last
            let left = room;
            for (const last of tail)
                left -= last.height + Math.max(last.before, paged.spacing);
            const space = y === 0 ? 0 : Math.max(row.before, paged.spacing);
            if (y > 0 && y + space + row.height > left) {
                page += 1;
                y = 0;
            }
            const top = y === 0 ? 0 : y + Math.max(row.before, paged.spacing);
            places.push({
                "row": row,
                "page": page,
                "y": top
            });
            y = top + row.height;
            used = Math.max(used, y);
        }
        for (const last of tail) {
            places.push({
                "row": last,
                "page": -1,
                "y": -1
            });
            used += last.height + Math.max(last.before, paged.spacing);
        }
        return {
            "places": places,
            "pages": page + 1,
            "used": used
        };
    }

    function rows(blocks: list<PageBlock>, from: int): var {
        const rows = [];
        for (let i = from; i < blocks.length; i += paged.columns) {
            const row = blocks.slice(i, i + paged.columns);
            let height = 0;
            let before = 0;
            for (const block of row) {
                height = Math.max(height, block.implicitHeight);
                before = Math.max(before, block.before);
            }
            rows.push({
                "blocks": row,
                "height": height,
                "before": before
            });
        }
        return rows;
    }

    function place(): void {
        const last = paged.plan.pages - 1;
        const page = Math.min(paged.page, last);
        let end = 0;
        for (const place of paged.plan.places) {
            const pinned = place.page < 0;
            const shown = pinned ? page === 0 || page === last : place.page === page;
            const y = pinned ? (end === 0 ? 0 : end + Math.max(place.row.before, paged.spacing)) : place.y;
            for (let i = 0; i < place.row.blocks.length; i++) {
                const block = place.row.blocks[i] as PageBlock;
                block.shown = shown;
                if (shown) {
                    block.x = i * (paged.cell + Theme.gap);
                    block.y = y;
                }
            }
            if (shown)
                end = y + place.row.height;
        }
    }

    function widen(): void {
        for (const block of paged.pieces())
            block.width = paged.cell;
    }

    onCellChanged: paged.widen()
    onPlanChanged: {
        paged.widen();
        paged.place();
    }
    onPageChanged: paged.place()
    Component.onCompleted: {
        paged.widen();
        paged.place();
    }

    Item {
        id: holder

        width: paged.width
        height: paged.height
        onChildrenChanged: paged.widen()
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
    }
}
