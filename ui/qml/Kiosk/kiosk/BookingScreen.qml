pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// A booking: when, what for, where, and one button; too early or too late is said with the way on.
KioskScreen {
    id: screen

    required property var words
    required property string codeLine // "Lịch hẹn LH-261123-0042"
    required property string state_ // what may be done now, as the title
    required property string what // the procedure or queue
    required property var facts // [{label, value}]: slot, day, where, counters
    property string notice: "" // why its number is not given now, and what to do
    required property string action // the one button
    property bool working: false
    property int page: 0

    signal act

    place: codeLine
    title: state_
    titleSize: Theme.largeText || Theme.narrow ? Theme.titleLong : Theme.letter(18.3, 1.2)
    sub: Theme.narrow && Theme.largeText ? "" : what
    answer: true
    share: Theme.largeText ? 0.4 : 0.4844

    PagedColumn {
        anchors.top: parent.top
        anchors.bottom: button.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        page: screen.page
        pageWords: screen.frame.page
        nextWords: screen.frame.next
        previousWords: screen.frame.previous
        onTurned: to => screen.page = to

        PageBlock {
            id: why

            wanted: screen.notice !== ""

            Notice {
                width: why.width
                height: implicitHeight
                words: screen.notice
            }
        }

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
    }

    PrimaryButton {
        id: button

        objectName: "act"
        width: parent.width
        height: implicitHeight
        anchors.bottom: parent.bottom
        words: screen.action
        workingWords: screen.words.working
        working: screen.working
        least: Theme.mm(Theme.narrow ? 22 : 33.7)
        onTapped: screen.act()
    }
}
