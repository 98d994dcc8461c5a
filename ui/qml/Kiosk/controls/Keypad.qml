pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Our own pad. `digits`: 3×4 with Xóa, 0, Xong. `code`: figures with "-" and ".", and pages of the
// letters A–Z without I and O (they are never in a code, and look like 1 and 0).
Item {
    id: pad

    required property var words // clear, done, figures
    property bool code: false
    property bool enough: false // Xong may be touched
    property bool working: false
    property int sheet: 0 // which page of keys
    readonly property int most: Theme.mm(35.2)
    readonly property list<string> letters: ["A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "L", "M", "N", "P", "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z"]
    readonly property bool half: (pad.width - 5 * Theme.gap) / 6 < Theme.mm(24) // the letters need two pages
    readonly property var sheets: pad.code ? (pad.half ? [pad.figures, pad.letters.slice(0, 12), pad.letters.slice(12)] : [pad.figures, pad.letters]) : [pad.digits]
    readonly property list<string> digits: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
    readonly property list<string> figures: ["1", "2", "3", "-", "4", "5", "6", ".", "7", "8", "9", "0"]
    readonly property var keys: pad.sheets[pad.sheet]
    readonly property int columns: !pad.code ? 3 : pad.keys.length > 12 ? 6 : 4
    readonly property int rows: Math.ceil(pad.keys.length / pad.columns) + 1
    readonly property int cell: Math.floor((pad.width - (pad.columns - 1) * Theme.gap) / pad.columns)
    readonly property int third: Math.floor((pad.width - 2 * Theme.gap) / 3)
    readonly property int keyHeight: Math.min(pad.most, Math.floor((pad.height - (pad.rows - 1) * Theme.gap) / pad.rows))
    readonly property int last: (pad.rows - 1) * (pad.keyHeight + Theme.gap)

    signal typed(key: string)
    signal erased
    signal finished

    function nameOfSheet(index: int): string {
        const keys = pad.sheets[index];
        return index === 0 ? pad.words.figures : keys[0] + "–" + keys[keys.length - 1];
    }

    implicitHeight: pad.rows * pad.most + (pad.rows - 1) * Theme.gap

    Repeater {
        model: pad.keys

        Pressable {
            id: key

            required property string modelData
            required property int index

            objectName: "key_" + key.modelData
            x: (key.index % pad.columns) * (pad.cell + Theme.gap)
            y: Math.floor(key.index / pad.columns) * (pad.keyHeight + Theme.gap)
            width: pad.cell
            height: pad.keyHeight
            name: key.modelData
            onTapped: pad.typed(key.modelData)

            ThemedText {
                anchors.centerIn: parent
                text: key.modelData
                color: key.wordsColor
                font.pixelSize: Math.min(Theme.keyFigure, Math.round(pad.keyHeight * 0.7))
                font.weight: Font.DemiBold
                lead: 1
            }
        }
    }

    SecondaryButton {
        objectName: "key_erase"
        y: pad.last
        width: pad.third
        height: pad.keyHeight
        least: 0
        words: pad.words.erase
        onTapped: pad.erased()
    }

    SecondaryButton {
        objectName: pad.code ? "key_sheet" : "key_0"
        x: pad.third + Theme.gap
        y: pad.last
        width: pad.third
        height: pad.keyHeight
        least: 0
        size: pad.code ? Theme.body : Math.min(Theme.keyFigure, Math.round(pad.keyHeight * 0.7))
        words: pad.code ? pad.nameOfSheet((pad.sheet + 1) % pad.sheets.length) : "0"
        onTapped: {
            if (pad.code)
                pad.sheet = (pad.sheet + 1) % pad.sheets.length;
            else
                pad.typed("0");
        }
    }

    PrimaryButton {
        objectName: "key_done"
        x: 2 * (pad.third + Theme.gap)
        y: pad.last
        width: pad.width - x
        height: pad.keyHeight
        least: 0
        size: Theme.body
        words: pad.words.done
        available: pad.enough
        working: pad.working
        onTapped: pad.finished()
    }
}
