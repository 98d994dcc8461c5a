pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// A dossier's state in plain words: steps, what is missing, the promised day, the fee, one button.
KioskScreen {
    id: screen

    required property var words
    required property string state_ // the state as a sentence, the title
    required property string procedure
    required property string codeLine // "Hồ sơ H00.14-261112-0042"
    required property var steps // [{label, note, step}]
    property string notice: "" // what is missing, or why it stopped
    property string noticeLabel: ""
    property string day: "" // the promised day
    property string dayLabel: ""
    property string dayNote: ""
    property string feeLabel: ""
    property string fee: ""
    property string feeNote: ""
    property string payment: "" // what the payment code holds
    property string action: "" // the one button; empty: none
    property string actionReason: "" // why its number cannot be taken now
    property bool working: false
    property int page: 0

    readonly property bool cramped: Theme.narrow && Theme.largeText // texts go to pages line by line
    // on a wide panel the day stands beside the fee
    readonly property bool abreast: Theme.landscape && !Theme.largeText && day !== "" && fee !== ""

    signal act
    signal turned(page: int)

    place: codeLine
    title: state_
    titleSize: Theme.largeText || Theme.narrow ? Theme.titleLong : Theme.letter(18.3, 1.2)
    sub: Theme.narrow && Theme.largeText ? "" : procedure
    answer: true

    PagedColumn {
        id: list

        anchors.top: parent.top
        anchors.bottom: end.visible ? end.top : parent.bottom
        anchors.bottomMargin: Theme.gap
        width: parent.width
        page: screen.page
        pageWords: screen.frame.page
        nextWords: screen.frame.next
        previousWords: screen.frame.previous
        onTurned: to => screen.turned(to)

        PageBlock {
            id: across

            wanted: line.fits && screen.steps.length > 0

            Timeline {
                id: line

                width: across.width
                height: implicitHeight
                steps: screen.steps
            }
        }

        Repeater {
            model: line.fits ? [] : screen.steps

            PageBlock {
                id: upright

                required property var modelData
                required property int index

                TimelineStep {
                    width: upright.width
                    height: implicitHeight
                    label: upright.modelData.label
                    note: upright.modelData.note
                    step: upright.modelData.step
                    first: upright.index === 0
                    last: upright.index === screen.steps.length - 1
                    leadsOn: !last && screen.steps[upright.index + 1].step !== "todo"
                }
            }
        }

        PageBlock {
            id: missing

            wanted: screen.notice !== "" && !screen.cramped
            before: Theme.m

            Notice {
                width: missing.width
                height: implicitHeight
                label: screen.noticeLabel
                words: screen.notice
                sign: false
            }
        }

        Repeater {
            model: screen.cramped && screen.notice !== "" ? [screen.noticeLabel].concat(lines.divide(screen.notice)) : []

            PageBlock {
                id: noticeLine

                required property string modelData
                required property int index

                before: noticeLine.index === 0 ? Theme.s : 0

                ThemedText {
                    width: noticeLine.width
                    text: noticeLine.modelData
                    color: Theme.attention
                    font.weight: noticeLine.index === 0 ? Font.Medium : Font.DemiBold
                }
            }
        }

        PageBlock {
            id: both

            wanted: screen.abreast
            before: Theme.m

            FactBlock {
                width: Math.round(both.width * 0.36)
                label: screen.dayLabel
                value: screen.day
                note: screen.dayNote
            }

            FeeBlock {
                x: Math.round(both.width * 0.36) + Theme.m
                width: both.width - x
                label: screen.feeLabel
                fee: screen.fee
                note: screen.feeNote
                payment: screen.payment
                paymentName: screen.words.payment_name
                side: Theme.mm(64)
            }
        }

        PageBlock {
            id: promised

            wanted: screen.day !== "" && !screen.abreast
            before: Theme.m

            FactBlock {
                id: dayFact

                width: promised.width
                label: screen.dayLabel
                value: screen.day
                note: screen.dayNote
            }

            Rectangle {
                y: dayFact.height + Theme.s
                width: parent.width
                height: screen.fee === "" ? 0 : Math.max(1, Theme.mm(0.5))
                color: Theme.hairline
            }
        }

        PageBlock {
            id: due

            readonly property bool beside: screen.payment !== "" && due.width - Theme.mm(81) >= Theme.mm(100)

            wanted: screen.fee !== "" && !screen.abreast && due.beside
            before: Theme.mm(5)

            FeeBlock {
                width: due.width
                label: screen.feeLabel
                fee: screen.fee
                note: screen.feeNote
                payment: screen.payment
                paymentName: screen.words.payment_name
                side: Theme.mm(72)
            }
        }

        PageBlock {
            id: feeWords

            wanted: screen.fee !== "" && !screen.abreast && !due.beside
            before: Theme.mm(5)

            FactBlock {
                width: feeWords.width
                label: screen.feeLabel
                value: screen.fee
                note: screen.cramped ? "" : screen.feeNote
            }
        }

        Repeater {
            model: screen.cramped ? lines.divide(screen.feeNote) : []

            PageBlock {
                id: noteLine

                required property string modelData

                ThemedText {
                    width: noteLine.width
                    text: noteLine.modelData
                    color: Theme.muted
                }
            }
        }

        PageBlock {
            wanted: feeWords.wanted && screen.payment !== ""
            before: Theme.s

            QrPicture {
                side: Math.min(Theme.mm(72), list.height - Theme.mm(25))
                width: side
                height: side
                text: screen.payment
                name: screen.words.payment_name
            }
        }
    }

    LineDivider {
        id: lines

        width: screen.column
        font.weight: Font.DemiBold
    }

    Column {
        id: end

        width: parent.width
        anchors.bottom: parent.bottom
        visible: screen.action !== ""

        Notice {
            width: parent.width
            visible: screen.actionReason !== ""
            words: screen.actionReason
        }

        PrimaryButton {
            objectName: "act"
            width: parent.width
            visible: screen.actionReason === ""
            words: screen.action
            workingWords: screen.words.working
            working: screen.working
            least: Theme.mm(Theme.narrow ? 22 : 33.7)
            onTapped: screen.act()
        }
    }
}
