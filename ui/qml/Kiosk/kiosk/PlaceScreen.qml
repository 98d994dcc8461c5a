pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// A ticket held to the reader: how many are still before it, or to which counter it is called.
KioskScreen {
    id: screen

    required property var words
    required property string state_ // "Đang chờ gọi", "Mời đến quầy 3" …
    required property string what
    required property var facts // [{label, value}]
    property string advice: "" // what to do in this state
    property int page: 0

    label: state_
    sub: Theme.narrow && Theme.largeText ? "" : what
    numberMost: Theme.narrow ? Theme.mm(Theme.largeText ? 26 : 40) : Theme.largeText && !Theme.landscape ? Theme.letter(65, 1) : Theme.letter(79, 1)
    answer: true
    airy: !Theme.narrow && !Theme.largeText
    share: Theme.largeText ? 0.4 : 0.4844

    PagedColumn {
        anchors.fill: parent
        page: screen.page
        pageWords: screen.frame.page
        nextWords: screen.frame.next
        previousWords: screen.frame.previous
        onTurned: to => screen.page = to

        Repeater {
            model: screen.facts

            PageBlock {
                id: block

                required property var modelData

                FactRow {
                    width: block.width
                    labelColumn: Theme.mm(Theme.narrow ? 44 : 84.3)
                    label: block.modelData.label
                    value: block.modelData.value
                }
            }
        }

        PageBlock {
            id: what_

            wanted: screen.advice !== ""
            before: Theme.m

            ThemedText {
                width: what_.width
                text: screen.advice
                font.pixelSize: Theme.subhead
                font.weight: Font.DemiBold
            }
        }

        PageBlock {
            id: promise

            before: Theme.s

            ThemedText {
                width: promise.width
                text: screen.words.not_receipt
                color: Theme.muted
            }
        }
    }
}
