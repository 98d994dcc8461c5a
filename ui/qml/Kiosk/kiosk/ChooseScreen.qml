pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// One choice out of a list: the field, then the procedure. One touch goes on. State stands on the
// row before it is touched; "not sure" closes the first page and the last.
KioskScreen {
    id: screen

    required property var words
    required property string hint // under the title
    required property var rows // [{code, letter, words, available, reason}]
    property bool working: false // a number for "not sure" is being taken
    property int page: 0
    readonly property bool many: rows.length > 8 // a little lower, so that one page holds them

    signal chosen(code: string)
    signal unsure
    signal turned(page: int)

    title: titled(words)
    sub: Theme.narrow || Theme.largeText ? "" : hint

    PagedColumn {
        anchors.fill: parent
        columns: Theme.landscape && !Theme.largeText ? 2 : 1
        spacing: Theme.gap
        page: screen.page
        pageWords: screen.frame.page
        nextWords: screen.frame.next
        previousWords: screen.frame.previous
        onTurned: to => screen.turned(to)

        Repeater {
            model: screen.rows

            PageBlock {
                id: block

                required property var modelData

                implicitHeight: row.implicitHeight

                ListRow {
                    id: row

                    objectName: "row_" + block.modelData.code
                    width: block.width
                    height: Math.max(implicitHeight, block.lineHeight)
                    letter: block.modelData.letter
                    least: screen.many ? Math.min(Theme.rowLeast, Theme.mm(21.2)) : Theme.rowLeast
                    words: block.modelData.words
                    available: block.modelData.available
                    reason: block.modelData.reason
                    onTapped: screen.chosen(block.modelData.code)
                }
            }
        }

        PageBlock {
            id: last

            pinned: true
            implicitHeight: unsureRow.implicitHeight

            ListRow {
                id: unsureRow

                objectName: "unsure"
                width: last.width
                height: Math.max(implicitHeight, last.lineHeight)
                least: screen.many ? Math.min(Theme.rowLeast, Theme.mm(21.2)) : Theme.rowLeast
                icon: "circle-question-mark"
                words: screen.words.unsure
                working: screen.working
                onTapped: screen.unsure()
            }
        }
    }
}
