pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop

// Ratings by one thing: rows in the order of the key, the whole centre last. Sorts by names and
// counts, never by how satisfied people were.
Item {
    id: table

    required property var words
    required property string by
    required property var rows
    required property var total
    required property string sortedBy
    required property bool downwards
    property bool dense: false
    readonly property real nameShare: table.by === "service" ? 0.19 : table.by === "official" ? 0.13 : table.by === "hour" ? 0.12 : 0.08
    readonly property var columns: {
        const w = table.width;
        const nameWidth = Math.round(w * table.nameShare) - Theme.dp(8);
        return {
            nameWidth: nameWidth,
            secondX: Math.round(w * table.nameShare) + Theme.dp(4),
            secondWidth: Math.round(w * (0.305 - table.nameShare)),
            counts: [Math.round(w * 0.358), Math.round(w * 0.4225), Math.round(w * 0.503)],
            barX: Math.round(w * 0.531),
            barWidth: Math.round(w * 0.2145),
            lineX: Math.round(w * 0.78),
            lineWidth: Math.round(w * 0.143)
        };
    }
    readonly property string secondWords: table.by === "counter" ? table.words.head_field : table.by === "hour" ? "" : table.words.head_code

    readonly property int rowHeight: Theme.dp(table.by === "service" || table.by === "official" ? 57 : table.dense ? 43 : 51)

    signal sort(string column)

    // Page Up, Page Down: the rows before, or after.
    function turn(forward: bool): void {
        const last = Math.max(0, list.contentHeight - list.height);
        list.contentY = Math.min(last, Math.max(0, list.contentY + (forward ? list.height : -list.height)));
    }

    function sortWords(words: string): string {
        return table.words.sort.replace("{column}", words);
    }

    Item {
        id: heads

        width: parent.width
        height: Theme.dp(56)

        SortHead {
            width: table.columns.nameWidth
            words: table.words["head_" + table.by]
            column: "label"
            sortedBy: table.sortedBy
            downwards: table.downwards
            about: table.sortWords(words)
            onTapped: table.sort("label")
        }

        SortHead {
            x: table.columns.secondX
            width: table.columns.secondWidth
            words: table.secondWords
        }

        SortHead {
            width: Theme.dp(90)
            x: table.columns.counts[0] - width
            words: table.words.asked
            column: "asked"
            figures: true
            sortedBy: table.sortedBy
            downwards: table.downwards
            about: table.sortWords(words)
            onTapped: table.sort("asked")
        }

        SortHead {
            width: Math.min(Theme.dp(100), table.columns.counts[1] - table.columns.counts[0] - Theme.dp(4))
            x: table.columns.counts[1] - width
            words: table.words.answered
            column: "answered"
            figures: true
            sortedBy: table.sortedBy
            downwards: table.downwards
            about: table.sortWords(words)
            onTapped: table.sort("answered")
        }

        SortHead {
            width: Math.min(Theme.dp(140), table.columns.counts[2] - table.columns.counts[1] - Theme.dp(12))
            x: table.columns.counts[2] - width
            words: table.words.unanswered
            column: "unanswered"
            figures: true
            sortedBy: table.sortedBy
            downwards: table.downwards
            about: table.sortWords(words)
            onTapped: table.sort("unanswered")
        }

        SortHead {
            x: table.columns.barX
            width: table.columns.barWidth
            words: table.words.distribution
        }

        SortHead {
            x: table.columns.lineX
            width: Math.round(table.width * 0.165)
            words: table.words.satisfied
        }

        SortHead {
            width: Theme.dp(100)
            x: table.width - width
            figures: true
            words: table.words.range
        }

        Hairline {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }

    DeskText {
        anchors.top: heads.bottom
        anchors.topMargin: Theme.dp(18)
        visible: table.rows.length === 0
        text: table.words.nothing
        color: Theme.muted
    }

    ListView {
        id: list

        objectName: "ratingRows"
        anchors.top: heads.bottom
        width: parent.width
        height: Math.min(contentHeight, Math.max(1, Math.floor(list.room / table.rowHeight)) * table.rowHeight)
        readonly property int room: table.height - heads.height - (sum.visible ? sum.height : 0)
        snapMode: ListView.SnapToItem
        clip: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        model: table.rows
        delegate: RatingRow {
            id: one

            required property var modelData

            width: list.width
            height: table.rowHeight
            shown: one.modelData
            columns: table.columns

            Hairline {
                anchors.bottom: parent.bottom
                width: parent.width
            }
        }
    }

    // there is more above or below
    Rectangle {
        visible: list.interactive
        x: parent.width + Theme.dp(8)
        y: list.y + list.visibleArea.yPosition * list.height
        width: Theme.dp(6)
        height: list.visibleArea.heightRatio * list.height
        radius: Theme.dp(3)
        color: Theme.quiet
    }

    RatingRow {
        id: sum

        objectName: "ratingTotal"
        anchors.top: list.bottom
        width: parent.width
        height: table.rowHeight
        visible: table.rows.length > 0
        strong: true
        columns: table.columns
        shown: Object.assign({
            label: table.words.total,
            second: ""
        }, table.total)

        Rectangle {
            width: parent.width
            height: Theme.dp(2)
            color: Theme.ink
        }
    }
}
