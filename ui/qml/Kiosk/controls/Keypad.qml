pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Our own pad. "digits": 3×4 with erase, 0, done. "factor": the same with a page of letters.
// "code": figures with "-" and ".", and letters A–Z without I and O, which no code holds (they look
// like 1 and 0); after the first letter the figures come by themselves.
Item {
    id: pad

    required property var words // erase, done, figures: the words of its own keys
    property string kind: "digits"
    property bool enough: false // done may be touched
    property bool working: false
    property int sheet: pad.kind === "code" ? 1 : 0 // which page of keys
    readonly property bool lettered: pad.kind !== "digits"
    readonly property list<string> letters: ["A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "L", "M", "N", "P", "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z"]
    readonly property bool half: (pad.width - 5 * Theme.gap) / 6 < Theme.mm(24) // the letters need two pages
    readonly property var figures: pad.kind === "code" ? ["1", "2", "3", "-", "4", "5", "6", ".", "7", "8", "9", "0"] : ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
    readonly property var sheets: !pad.lettered ? [pad.figures] : pad.half ? [pad.figures, pad.letters.slice(0, 12), pad.letters.slice(12)] : [pad.figures, pad.letters]
    readonly property var keys: pad.sheets[pad.sheet]
    readonly property bool low: (pad.room - 4 * Theme.gap) / 5 < Theme.mm(23) // four lines of letters would be too low
    readonly property int columns: pad.keys.length > 12 ? (pad.low ? 8 : 6) : pad.keys.length > 9 ? 4 : 3
    readonly property int rows: Math.ceil(pad.keys.length / pad.columns) + 1
    readonly property int keyHeight: Math.min(Theme.mm(35.2), Math.floor((pad.height - (pad.rows - 1) * Theme.gap) / pad.rows))
    readonly property int figureSize: Math.min(Theme.keyFigure, Math.round(pad.keyHeight * 0.7))
    // the last line: erase, the next page, 0 where no figure page has it, done
    readonly property var ends: ["erase"].concat(pad.lettered ? ["sheet"] : [], pad.kind !== "code" && pad.sheet === 0 ? ["0"] : [], ["done"])
    readonly property bool shared: pad.ends.length === 4 && !pad.half // two keys share a column, so that 0 stands under 8
    readonly property list<int> spans: pad.shared ? [1, 1, 2, 2] : [1, 1, 1, 1]
    readonly property int endColumns: pad.shared ? 6 : pad.ends.length

    signal typed(key: string)
    signal erased
    signal finished

    function nameOfNext(): string {
        const next = (pad.sheet + 1) % pad.sheets.length;
        const keys = pad.sheets[next];
        return next === 0 ? pad.words.figures : keys[0] + "–" + keys[keys.length - 1];
    }

    function press(key: string): void {
        pad.typed(key);
        if (pad.kind === "code" && pad.sheet > 0)
            pad.sheet = 0;
    }

    function pressEnd(key: string): void {
        if (key === "erase")
            pad.erased();
        else if (key === "sheet")
            pad.sheet = (pad.sheet + 1) % pad.sheets.length;
        else if (key === "done")
            pad.finished();
        else
            pad.press(key);
    }

    property int room: 0 // how high it may be
    height: Math.min(pad.implicitHeight, pad.room)
    implicitHeight: pad.rows * Theme.mm(35.2) + (pad.rows - 1) * Theme.gap

    Repeater {
        model: pad.keys

        Pressable {
            id: key

            required property string modelData
            required property int index
            readonly property int column: key.index % pad.columns

            objectName: "key_" + key.modelData
            x: Theme.column(key.column, pad.columns, pad.width)
            y: Math.floor(key.index / pad.columns) * (pad.keyHeight + Theme.gap)
            width: Theme.across(key.column, 1, pad.columns, pad.width)
            height: pad.keyHeight
            name: key.modelData
            onTapped: pad.press(key.modelData)

            ThemedText {
                anchors.centerIn: parent
                text: key.modelData
                color: key.wordsColor
                font.pixelSize: Math.min(pad.figureSize, Math.round(key.width * 0.7))
                font.weight: Font.DemiBold
                lead: 1
            }
        }
    }

    Repeater {
        model: pad.ends

        PrimaryButton {
            id: end

            required property string modelData
            required property int index
            readonly property bool done: end.modelData === "done"
            readonly property int column: pad.spans.slice(0, end.index).reduce((sum, span) => sum + span, 0)

            objectName: "key_" + end.modelData
            x: Theme.column(end.column, pad.endColumns, pad.width)
            y: (pad.rows - 1) * (pad.keyHeight + Theme.gap)
            width: Theme.across(end.column, pad.spans[end.index], pad.endColumns, pad.width)
            height: pad.keyHeight
            least: 0
            look: end.done ? Pressable.Filled : Pressable.Outlined
            size: end.modelData === "0" ? pad.figureSize : Math.min(Theme.body, Math.floor(end.width / 3.6))
            words: end.modelData === "sheet" ? pad.nameOfNext() : end.modelData === "0" ? "0" : pad.words[end.modelData]
            available: !end.done || pad.enough
            working: end.done && pad.working
            onTapped: pad.pressEnd(end.modelData)
        }
    }
}
