pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// The question: equal faces with words, as columns where every word fits its column, else as rows
// with the plate at the left. One touch is the whole answer.
FocusScope {
    id: screen

    required property var frame // words of the buttons
    required property var words
    required property string number // whose service this is: "B105"
    required property var levels // [{score, face, words}] in the configured order
    property int pressed: 0 // the score being stored
    property bool again: false // the last touch came too soon
    property bool working: false

    readonly property int count: Math.max(1, screen.levels.length)
    readonly property int margin: Theme.mm(5.4)
    readonly property int column: Math.floor((screen.width - 2 * screen.margin - (screen.count - 1) * Theme.gap) / screen.count)
    readonly property int letterSize: Theme.letter(10.4, 1)
    readonly property string about: screen.words.about.replace("{number}", screen.number)
    // the strip is measured at full width, whatever the layout turns out to be
    readonly property int stripTitle: titleLetters.largest(screen.words.title, Theme.letter(15.4, 1), screen.letterSize, screen.width - 2 * screen.margin, 2)
    readonly property int stripHeight: Theme.mm(2) + screen.linesHigh(titleLetters.lines(screen.words.title, screen.stripTitle, screen.width - 2 * screen.margin), screen.stripTitle) + screen.noteHeight(screen.about + ". " + screen.words.note, screen.width - 2 * screen.margin) + Theme.mm(3.5)
    readonly property int footTop: screen.height - Theme.mm(4.4) - Theme.target
    readonly property int columnHeight: screen.footTop - Theme.mm(4.6) - screen.stripHeight - Theme.mm(4.6)
    readonly property int columnLines: screen.linesAt(screen.letterSize, screen.column - 2 * Theme.mm(2.2))
    // the program measures; nobody chooses
    readonly property bool columns: !Theme.largeText && screen.columnLines > 0 && screen.columnLines * Math.ceil(screen.letterSize * 1.2) + Theme.mm(4) + Theme.mm(14) + 2 * Theme.mm(3) <= screen.columnHeight
    readonly property bool beside: !screen.columns && screen.width > screen.height
    readonly property int plateWidth: screen.beside ? Theme.mm(78) : screen.width
    // on the plate at the left the title takes what note and buttons leave
    readonly property int titleRoom: keys.y - Theme.mm(4) - screen.noteHeight(screen.about + "\n" + screen.words.note, screen.inner) - Theme.mm(9)
    readonly property int inner: screen.plateWidth - 2 * (screen.beside ? Theme.mm(6) : screen.margin)
    readonly property int rowsTop: screen.beside ? Theme.mm(3.7) : screen.stripHeight + Theme.mm(3.7)
    readonly property int rowsBottom: screen.beside ? screen.height - Theme.mm(3.7) : screen.footTop - Theme.mm(3.7)
    readonly property int rowWidth: screen.width - (screen.beside ? screen.plateWidth + 2 * Theme.mm(3.7) : 2 * screen.margin)
    readonly property int rowHeight: Math.min(Theme.mm(42), Math.floor((screen.rowsBottom - screen.rowsTop - (screen.count - 1) * Theme.gap) / screen.count))
    readonly property int rowSize: screen.sizeOfRows()

    signal rated(score: int)
    signal mode(name: string)
    signal skipped

    // Most lines a level's words take at this size and width; 0 where a word is wider than that.
    function linesAt(size: int, width: int): int {
        const each = screen.levels.map(level => letters.lines(level.words, size, width));
        return each.includes(0) ? 0 : Math.max(1, ...each);
    }

    function linesHigh(lines: int, size: int): int {
        return Math.max(1, lines) * Math.ceil(size * 1.2);
    }

    // Room for what the note says, and for its asking again.
    function noteHeight(words: string, width: int): int {
        const again = titleLetters.lines(screen.words.again, screen.letterSize, width - screen.letterSize - Theme.mm(2));
        return screen.linesHigh(Math.max(again, letters.lines(words, screen.letterSize, width)), screen.letterSize);
    }

    function sizeOfTitle(): int {
        if (!screen.beside)
            return screen.stripTitle;
        for (let size = Theme.letter(15.4, 1); size > screen.letterSize; size -= 1) {
            const lines = titleLetters.lines(screen.words.title, size, screen.inner);
            if (lines > 0 && screen.linesHigh(lines, size) <= screen.titleRoom)
                return size;
        }
        return screen.letterSize;
    }

    // The largest letters with which all rows hold their words.
    function sizeOfRows(): int {
        const least = Theme.letter(7.8, 1);
        const picture = Math.min(screen.rowHeight - 2 * Theme.mm(3), Theme.mm(20));
        const room = screen.rowWidth - 2 * Theme.mm(5) - picture - Theme.mm(4.5);
        for (let size = Theme.letter(13.1, 1.2); size > least; size -= 1) {
            const lines = screen.linesAt(size, room);
            if (lines > 0 && lines * Math.ceil(size * 1.2) <= screen.rowHeight - Theme.mm(2))
                return size;
        }
        return least;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }

    WordFit {
        id: letters
    }

    WordFit {
        id: titleLetters

        font.weight: Font.Bold
    }

    RaterPlate {
        objectName: "plate"
        width: screen.plateWidth
        height: screen.beside ? screen.height : screen.stripHeight
        beside: screen.beside
    }

    ThemedText {
        id: title

        objectName: "title"
        x: screen.beside ? Theme.mm(6) : screen.margin
        y: Theme.mm(screen.beside ? 6 : 2)
        width: screen.inner
        text: screen.words.title
        color: Theme.plateText
        font.pixelSize: screen.sizeOfTitle()
        font.weight: Font.Bold
        lead: 1.2
        Accessible.role: Accessible.Heading
        Accessible.name: title.text
    }

    Row {
        id: note

        readonly property int sign: warning.visible ? warning.width + Theme.mm(2) : 0

        objectName: "note"
        x: title.x
        y: screen.beside ? keys.y - Theme.mm(4) - height : title.y + title.height
        width: screen.inner
        spacing: Theme.mm(2)

        Icon {
            id: warning

            visible: screen.again
            name: "circle-alert"
            ink: Theme.plateText
            size: Theme.letter(10.4, 1)
        }

        ThemedText {
            objectName: "noteWords"
            width: note.width - note.sign
            text: screen.again ? screen.words.again : screen.about + (screen.beside ? "\n" : ". ") + screen.words.note
            color: screen.again ? Theme.plateText : Theme.plateSecond
            font.pixelSize: screen.letterSize
            font.weight: screen.again ? Font.Bold : Font.Medium
            lead: 1.2
            Accessible.role: screen.again ? Accessible.AlertMessage : Accessible.StaticText
            Accessible.name: text
        }
    }

    Repeater {
        model: screen.levels

        FaceCard {
            id: card

            required property var modelData
            required property int index

            objectName: "score_" + card.modelData.score
            x: screen.columns ? screen.margin + card.index * (screen.column + Theme.gap) : screen.beside ? screen.plateWidth + Theme.mm(3.7) : screen.margin
            y: screen.columns ? screen.stripHeight + Theme.mm(4.6) : screen.rowsTop + card.index * (screen.rowHeight + Theme.gap)
            width: screen.columns ? screen.column : screen.rowWidth
            height: screen.columns ? screen.columnHeight : screen.rowHeight
            beside: !screen.columns
            face: card.modelData.face
            words: card.modelData.words
            size: screen.columns ? screen.letterSize : screen.rowSize
            wordsHeight: screen.columns ? screen.columnLines * Math.ceil(screen.letterSize * 1.2) : 0
            working: screen.pressed === card.modelData.score
            enabled: !screen.working
            onTapped: screen.rated(card.modelData.score)
        }
    }

    ModeKeys {
        id: keys

        x: title.x
        y: screen.height - height - Theme.mm(screen.beside ? 6 : 4.4)
        width: screen.inner
        words: screen.frame
        onPlate: screen.beside
        enabled: !screen.working
        onMode: name => screen.mode(name)
        onSkipped: screen.skipped()
    }
}
