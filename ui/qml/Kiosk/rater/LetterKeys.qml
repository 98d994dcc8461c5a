pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// Our own keyboard: QWERTY in nine columns, so that every key is 20 mm wide on a 10" panel (P stands
// at the end of the last line). Under Telex and VNI the keys show what they make of a vowel.
Item {
    id: keys

    required property var words
    required property string method // telex, vni, off
    required property bool shift
    property bool figures: false // the sheet with figures and signs
    readonly property var letterSheet: ["q", "w", "e", "r", "t", "y", "u", "i", "o", "a", "s", "d", "f", "g", "h", "j", "k", "l", "z", "x", "c", "v", "b", "n", "m", "p", "erase"]
    readonly property var figureSheet: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "-", "/", ":", ";", "(", ")", "\"", "'", ",", ".", "?", "!", "%", "+", "&", "=", "erase"]
    readonly property var vniMarks: ({
            "1": "á",
            "2": "à",
            "3": "ả",
            "4": "ã",
            "5": "ạ",
            "6": "â",
            "7": "ơ",
            "8": "ă",
            "9": "đ"
        })
    readonly property var telexMarks: ({
            "s": "á",
            "f": "à",
            "r": "ả",
            "x": "ã",
            "j": "ạ",
            "a": "â",
            "e": "ê",
            "o": "ô",
            "w": "ư",
            "d": "đ"
        })
    readonly property bool vniLine: keys.method === "vni" && !keys.figures
    readonly property var sheet: (keys.vniLine ? ["1", "2", "3", "4", "5", "6", "7", "8", "9"] : []).concat(keys.figures ? keys.figureSheet : keys.letterSheet)
    readonly property int rows: keys.sheet.length / 9 + 1
    readonly property int keyHeight: Math.min(Theme.mm(22), Math.max(Theme.target, Math.floor((keys.room - (keys.rows - 1) * Theme.gap) / keys.rows)))
    property int room: 0 // how high it may be
    readonly property int lastLine: (keys.rows - 1) * (keys.keyHeight + Theme.gap)

    signal pressed(key: string)
    signal erased
    signal shifted
    signal methodAsked
    signal finished

    function across(at: int, cells: int): int {
        return Theme.across(at, cells, 9, keys.width);
    }

    function markOf(letter: string): string {
        if (keys.figures)
            return "";
        return (keys.method === "vni" ? keys.vniMarks[letter] : keys.method === "telex" ? keys.telexMarks[letter] : "") ?? "";
    }

    implicitHeight: keys.lastLine + keys.keyHeight

    Repeater {
        model: keys.sheet

        LetterKey {
            id: key

            required property string modelData
            required property int index
            readonly property bool erases: key.modelData === "erase"

            objectName: "key_" + key.modelData
            x: Theme.column(key.index % 9, 9, keys.width)
            y: Math.floor(key.index / 9) * (keys.keyHeight + Theme.gap)
            width: keys.across(key.index % 9, 1)
            height: keys.keyHeight
            letter: key.erases ? "" : keys.shift ? key.modelData.toUpperCase() : key.modelData
            mark: keys.markOf(key.modelData)
            name: key.erases ? keys.words.erase : key.letter
            onTapped: key.erases ? keys.erased() : keys.pressed(key.modelData)

            Icon {
                anchors.centerIn: parent
                visible: key.erases
                name: "arrow-left"
                ink: key.signColor
                size: Theme.mm(9)
            }
        }
    }

    Row {
        y: keys.lastLine
        spacing: Theme.gap

        RaterButton {
            objectName: "key_shift"
            width: keys.across(0, 1)
            height: keys.keyHeight
            words: keys.words.shift
            icon: "arrow-up"
            on: keys.shift
            Accessible.role: Accessible.CheckBox
            Accessible.checkable: true
            Accessible.checked: on
            onTapped: keys.shifted()
        }

        RaterButton {
            objectName: "key_sheet"
            width: keys.across(1, 1)
            height: keys.keyHeight
            words: keys.figures ? keys.words.letters : keys.words.figures
            name: keys.figures ? keys.words.letters_name : keys.words.figures_name
            onTapped: keys.figures = !keys.figures
        }

        RaterButton {
            objectName: "key_method"
            width: keys.across(2, 2)
            height: keys.keyHeight
            words: keys.words[keys.method]
            onTapped: keys.methodAsked()
        }

        RaterButton {
            objectName: "key_space"
            width: keys.across(4, 2)
            height: keys.keyHeight
            words: keys.words.space
            onTapped: keys.pressed(" ")
        }

        LetterKey {
            objectName: "key_stop"
            width: keys.across(6, 1)
            height: keys.keyHeight
            letter: "."
            name: keys.words.full_stop
            onTapped: keys.pressed(".")
        }

        PrimaryButton {
            objectName: "done"
            width: keys.across(7, 2)
            height: keys.keyHeight
            least: 0
            size: Theme.letter(12, 1)
            words: keys.words.done
            onTapped: keys.finished()
        }
    }
}
