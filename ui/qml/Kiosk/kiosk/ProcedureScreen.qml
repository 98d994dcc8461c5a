pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// What this procedure needs: papers, fee, legal time, and the number for it.
KioskScreen {
    id: screen

    required property var words
    required property string name // official, never shortened
    property string brief: "" // the centre's short name, on the plate when the official one is long
    required property string papersHead // "Giấy tờ cần mang", or that none is needed or known
    required property list<string> papers // in the order of the procedure, kinds named
    required property string fee
    required property string term
    property string reason: "" // why no number can be taken now, with when to come back
    property bool working: false
    property int page: 0

    signal take
    signal turned(page: int)

    readonly property bool long: name.length > (Theme.narrow ? 60 : 110)

    title: long ? (brief === "" ? words.title : brief) : name
    titleSize: Theme.titleLong
    answer: true

    PagedColumn {
        anchors.top: parent.top
        anchors.bottom: end.top
        anchors.bottomMargin: Theme.s
        width: parent.width
        page: screen.page
        pageWords: screen.frame.page
        nextWords: screen.frame.next
        previousWords: screen.frame.previous
        onTurned: to => screen.turned(to)

        PageBlock {
            id: head

            leads: true

            ThemedText {
                width: head.width
                text: screen.papersHead
                font.pixelSize: Theme.subhead
                font.weight: Font.Bold
                bottomPadding: Theme.mm(1)
            }
        }

        Repeater {
            model: paperLines.divideList(screen.papers)

            PageBlock {
                id: block

                required property var modelData

                leads: !modelData.closes && !Theme.narrow // an entry stays whole where there is room

                NumberedLine {
                    width: block.width
                    number: block.modelData.number
                    words: block.modelData.words
                    closes: block.modelData.closes
                }
            }
        }

        PageBlock {
            id: inside

            wanted: screen.sentenceInside
            before: Theme.s

            ThemedText {
                width: inside.width
                text: screen.words.missing_paper
                color: Theme.muted
            }
        }

        PageBlock {
            id: facts

            readonly property bool beside: fee.natural + Theme.l + term.natural <= facts.width

            wanted: facts.beside
            before: Theme.m

            FactBlock {
                id: fee

                width: fee.natural
                label: screen.words.fee
                value: screen.fee
            }

            FactBlock {
                id: term

                x: Math.min(Math.max(Math.floor(facts.width * 0.485), fee.natural + Theme.l), facts.width - term.natural)
                width: term.natural
                label: screen.words.term
                value: screen.term
            }
        }

        PageBlock {
            id: feeAlone

            wanted: !facts.beside
            before: Theme.m

            FactBlock {
                width: feeAlone.width
                label: screen.words.fee
                value: screen.fee
            }
        }

        PageBlock {
            id: termAlone

            wanted: !facts.beside
            before: Theme.s

            FactBlock {
                width: termAlone.width
                label: screen.words.term
                value: screen.term
            }
        }

        PageBlock {
            id: full

            wanted: screen.long
            leads: true
            before: Theme.m

            ThemedText {
                width: full.width
                text: screen.words.full_name
                color: Theme.muted
            }
        }

        Repeater {
            model: screen.long ? lines.divide(screen.name) : []

            PageBlock {
                id: nameLine

                required property string modelData

                ThemedText {
                    width: nameLine.width
                    text: nameLine.modelData
                    lead: 1.2
                    wrapMode: Text.NoWrap
                }
            }
        }
    }

    // on a small panel the sentence comes with the papers
    readonly property bool sentenceInside: Theme.narrow && reason === ""

    LineDivider {
        id: paperLines

        width: screen.column - Theme.letter(15.9, 1.3) // as NumberedLine indents
    }

    LineDivider {
        id: lines

        width: screen.column
    }

    Column {
        id: end

        width: parent.width
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.narrow || Theme.landscape ? 0 : Theme.mm(4)
        spacing: Theme.mm(Theme.narrow ? 2 : 3.5)

        ThemedText {
            width: parent.width
            visible: screen.reason === "" && !Theme.narrow
            text: screen.words.missing_paper
            color: Theme.muted
        }

        Notice {
            width: parent.width
            visible: screen.reason !== ""
            words: screen.reason
        }

        PrimaryButton {
            objectName: "take"
            width: parent.width
            visible: screen.reason === ""
            words: screen.words.take
            workingWords: screen.words.working
            working: screen.working
            size: Theme.narrow ? Theme.buttonFirst : Theme.letter(14.9, 1.3)
            least: Theme.mm(Theme.narrow ? 21 : Theme.landscape ? 31 : 37.7)
            onTapped: screen.take()
        }
    }
}
