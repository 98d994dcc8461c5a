pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// The clock, and the calls before the newest: as many as fit at a size that is read from 6 m.
Item {
    id: list

    required property string time // "09:36"
    required property string label // "Quầy"
    required property var calls // [{number, counter}], newest first

    readonly property int margin: Theme.mm(33)
    readonly property int head: Theme.mm(104)
    readonly property int least: Theme.mm(118)
    readonly property int rows: Math.max(0, Math.min(4, Math.floor((list.height - list.head) / list.least)))
    readonly property int row: list.rows > 0 ? Math.floor((list.height - list.head) / list.rows) : 0
    readonly property var shown: list.calls.slice(0, list.rows)
    // one size for all, so that the widest still leaves room for its counter
    readonly property int size: list.sizeOf()

    readonly property int widestCounter: list.widest("counter")
    readonly property int between: list.width - 2 * list.margin - list.widest("number") - list.widestCounter
    readonly property int arrow: Theme.mm(42)

    // Reading the font here makes the sizes follow when the letters are there.
    function wide(text: string, size: int): real {
        return hundred.advanceWidth(text) * size / hundred.font.pixelSize;
    }

    function widest(what: string): int {
        return Math.max(0, ...list.shown.map(call => list.wide(call[what], list.size)));
    }

    function sizeOf(): int {
        let size = Theme.mm(104);
        for (const call of list.shown) {
            const needs = list.wide(call.number + call.counter, 1000) + 500;
            size = Math.min(size, Math.floor((list.width - 2 * list.margin) * 1000 / needs));
        }
        return size;
    }

    FontMetrics {
        id: hundred

        font.family: Theme.family
        font.pixelSize: 100
        font.weight: Font.Bold
    }

    ClockText {
        id: clock

        objectName: "clock"
        x: list.margin
        y: Math.round((list.head - height) / 2)
        time: list.time
        ink: Theme.muted
        size: Math.min(Theme.mm(71), Math.round((list.width - 2 * list.margin) / 3))
    }

    CapText {
        objectName: "listLabel"
        visible: clock.x + clock.width + Theme.mm(20) + width <= list.width - list.margin
        x: list.width - list.margin - width
        y: Math.round((list.head - height) / 2)
        text: list.label
        ink: Theme.muted
        size: clock.size
        weight: Font.DemiBold
    }

    Repeater {
        model: list.shown

        Item {
            id: call

            required property var modelData
            required property int index

            objectName: "earlier_" + call.index
            y: list.head + call.index * list.row
            width: list.width
            height: list.row
            Accessible.role: Accessible.ListItem
            Accessible.name: call.modelData.number.split("").join(" ") + ", " + list.label + " " + call.modelData.counter

            Rectangle {
                x: list.margin
                width: list.width - 2 * list.margin
                height: Math.max(2, Theme.mm(1.5))
                color: Theme.hairline
            }

            CapText {
                id: number

                x: list.margin
                y: Math.round((call.height - height) / 2)
                text: call.modelData.number
                size: list.size
            }

            Icon {
                visible: list.between > list.arrow + 2 * Theme.mm(14)
                x: list.width - list.margin - list.widestCounter - Math.round(Math.min(list.between - list.arrow, 2 * Theme.mm(18)) / 2) - width
                y: Math.round((call.height - height) / 2)
                rotation: 180
                name: "arrow-left"
                ink: Theme.quiet
                size: list.arrow
            }

            CapText {
                id: counter

                x: list.width - list.margin - width
                y: number.y
                text: call.modelData.counter
                ink: Theme.accent
                size: list.size
            }
        }
    }
}
