pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// Help: how the kiosk is used, in few sentences, and where a person is.
KioskScreen {
    id: screen

    required property var words
    required property string desk // where the guidance desk is, with the hotline when there is one
    property int page: 0

    helping: true
    title: titled(words)
    sub: Theme.largeText ? "" : desk

    PagedColumn {
        anchors.fill: parent
        page: screen.page
        pageWords: screen.frame.page
        nextWords: screen.frame.next
        previousWords: screen.frame.previous
        onTurned: to => screen.page = to

        PageBlock {
            id: person

            wanted: Theme.largeText

            ThemedText {
                width: person.width
                text: screen.desk
                font.weight: Font.DemiBold
                bottomPadding: Theme.s
            }
        }

        Repeater {
            model: lines.divideList([screen.words.number, screen.words.scan, screen.words.modes, screen.words.privacy])

            PageBlock {
                id: block

                required property var modelData

                leads: !modelData.closes && !Theme.narrow

                NumberedLine {
                    width: block.width
                    number: block.modelData.number
                    words: block.modelData.words
                    closes: block.modelData.closes
                }
            }
        }
    }

    LineDivider {
        id: lines

        width: screen.column - Theme.letter(15.9, 1.3) // as NumberedLine indents
    }
}
