import QtQuick
import Kiosk
import Kiosk.desktop

// The papers that were handed in, and in how many sets.
Column {
    id: block

    required property var words
    required property var papers // a list model
    required property var kinds
    required property bool known // a procedure is chosen
    required property int received
    required property int expected
    required property string sets
    required property string error

    signal paperReceived(int at, bool received)
    signal paperKind(int at, int kind)
    signal paperCount(int at, string text)
    signal paperName(int at, string name)
    signal paperAdded
    signal papersAll
    signal setsTyped(string text)

    function focusFirst(): void {
        table.focusFirst();
    }

    spacing: Theme.dp(4)

    Row {
        spacing: Theme.dp(16)

        DeskText {
            text: block.words.papers
            font.weight: Font.Bold
        }

        DeskText {
            visible: block.expected > 0
            text: block.words.papers_count.replace("{received}", block.received).replace("{expected}", block.expected)
            color: Theme.muted
        }

        DeskText {
            objectName: "papersError"
            visible: text !== ""
            text: block.error
            color: Theme.error
            font.weight: Font.DemiBold
        }
    }

    PaperTable {
        id: table

        width: block.width
        words: block.words
        papers: block.papers
        kinds: block.kinds
        onReceived: (at, received) => block.paperReceived(at, received)
        onKindChosen: (at, kind) => block.paperKind(at, kind)
        onCountTyped: (at, text) => block.paperCount(at, text)
        onNameTyped: (at, name) => block.paperName(at, name)
    }

    DeskText {
        visible: block.known && block.expected === 0
        width: block.width
        topPadding: Theme.dp(8)
        text: block.words.papers_unknown
        color: Theme.muted
    }

    Item {
        width: block.width
        height: Theme.dp(50)

        Row {
            anchors.bottom: parent.bottom
            spacing: Theme.dp(12)

            DeskButton {
                objectName: "addPaper"
                height: Theme.dp(42)
                words: block.words.add_paper
                keys: "Alt+G"
                onTapped: {
                    table.added = true;
                    block.paperAdded();
                }
            }

            DeskButton {
                objectName: "allPapers"
                height: Theme.dp(42)
                visible: block.expected > 0
                words: block.words.all_papers
                keys: "Alt+D"
                onTapped: block.papersAll()
            }
        }

        DeskText {
            anchors.right: sets.left
            anchors.rightMargin: Theme.dp(12)
            anchors.verticalCenter: sets.verticalCenter
            text: block.words.sets
            color: Theme.muted
            wrapMode: Text.NoWrap
        }

        CountBox {
            id: sets

            objectName: "sets"
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            outlined: true
            name: block.words.sets
            value: block.sets
            onTyped: text => block.setsTyped(text)
        }
    }
}
