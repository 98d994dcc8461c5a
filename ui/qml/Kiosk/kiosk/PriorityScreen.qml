pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// Priority, self-declared. "No" comes first and is filled: it is most people's answer.
KioskScreen {
    id: screen

    required property var words
    required property var groups // [{code, words}]
    property bool working: false
    property string touched: "" // whose wish is under way
    property int page: 0

    signal chosen(code: string) // "" = no priority
    signal turned(page: int)

    title: titled(words)
    sub: Theme.narrow ? "" : words.sub

    PagedColumn {
        id: list

        anchors.fill: parent
        columns: Theme.landscape && !Theme.largeText ? 2 : 1
        spacing: Theme.gap
        page: screen.page
        pageWords: screen.frame.page
        nextWords: screen.frame.next
        previousWords: screen.frame.previous
        anchors.topMargin: Theme.narrow ? 0 : none.height + yes.height
        onTurned: to => screen.turned(to)

        // a small panel has no room to keep the first choice on every page
        PageBlock {
            id: noneBlock

            wanted: Theme.narrow

            PrimaryButton {
                objectName: Theme.narrow ? "noPriority" : ""
                width: noneBlock.width
                height: implicitHeight
                words: screen.words.none
                workingWords: screen.words.working
                working: screen.working && screen.touched === ""
                enabled: working || !screen.working
                least: Theme.mm(22)
                onTapped: {
                    screen.touched = "";
                    screen.chosen("");
                }
            }
        }

        PageBlock {
            id: yesBlock

            wanted: Theme.narrow
            leads: true

            ThemedText {
                width: yesBlock.width
                text: screen.words.yes
                font.pixelSize: Theme.subhead
                font.weight: Font.Bold
            }
        }

        Repeater {
            model: screen.groups

            PageBlock {
                id: block

                required property var modelData

                implicitHeight: row.implicitHeight

                ListRow {
                    id: row

                    objectName: "group_" + block.modelData.code
                    width: block.width
                    height: Math.max(implicitHeight, block.lineHeight)
                    words: block.modelData.words
                    working: screen.working && screen.touched === block.modelData.code
                    enabled: working || !screen.working
                    least: Theme.mm(Theme.narrow ? 21 : Theme.lowReach ? 24.3 : 28.5)
                    onTapped: {
                        screen.touched = block.modelData.code;
                        screen.chosen(screen.touched);
                    }
                }
            }
        }
    }

    PrimaryButton {
        id: none

        objectName: Theme.narrow ? "" : "noPriority"
        visible: !Theme.narrow
        width: parent.width
        height: implicitHeight
        words: screen.words.none
        workingWords: screen.words.working
        working: screen.working && screen.touched === ""
        enabled: working || !screen.working
        size: Theme.letter(14.9, 1.3)
        least: Theme.mm(Theme.narrow ? 22 : Theme.lowReach ? 30 : 41.6)
        onTapped: {
            screen.touched = "";
            screen.chosen("");
        }
    }

    ThemedText {
        id: yes

        visible: !Theme.narrow
        y: none.height
        width: parent.width
        topPadding: Theme.mm(Theme.narrow ? 2 : Theme.landscape || Theme.largeText || Theme.lowReach ? 3.5 : 9)
        bottomPadding: Theme.mm(Theme.narrow ? 1 : 2)
        text: screen.words.yes
        font.pixelSize: Theme.subhead
        font.weight: Font.Bold
    }
}
