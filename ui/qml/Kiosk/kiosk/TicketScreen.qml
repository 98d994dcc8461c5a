pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// The number: on the screen first, on paper second. Without paper the number stays valid, and its
// code is large enough to photograph (at least 80 mm where the panel has them).
KioskScreen {
    id: screen

    required property var words
    required property string centre
    required property string what // the procedure or field
    required property var facts // [{label, value}]: ahead, wait, where, counters
    required property string paper // "printing", "printed", "uncertain", "failed"
    required property string qr // what the code holds
    property string trouble: "" // what is wrong with the printer, and what to do
    property bool mayReprint: false
    property bool reprinting: false
    property bool mayKeep: false // "Giữ thêm" is left
    property string kept: "" // "Màn hình giữ số thêm 60 giây."
    property int page: 0
    readonly property int codeRoom: zone.height - actions.height - Theme.s - (Theme.narrow || Theme.largeText ? Theme.mm(32) : 0) // the pager
    readonly property string slipWords: paper === "printing" ? words.printing : words.take_paper
    readonly property bool photograph: paper === "failed" || paper === "uncertain"

    signal reprint
    signal keep
    signal done

    place: Theme.largeText ? "" : centre
    label: Theme.narrow && photograph ? "" : words.label
    sub: (Theme.narrow || Theme.largeText) && photograph || (Theme.narrow && Theme.largeText) ? "" : what
    numberMost: Theme.narrow ? Theme.mm(photograph || Theme.largeText ? 26 : 32) : Theme.largeText && !Theme.landscape ? Theme.letter(65, 1) : screen.photograph ? Theme.letter(79, 1) : Theme.number
    share: photograph || Theme.largeText ? 0.4 : 0.4844
    answer: true
    airy: !Theme.narrow && !Theme.largeText && !photograph
    navigation: false
    banner: photograph ? trouble : ""

    PagedColumn {
        anchors.top: parent.top
        anchors.bottom: slip.visible ? slip.top : actions.top
        anchors.bottomMargin: Theme.s
        width: parent.width
        page: screen.page
        pageWords: screen.frame.page
        nextWords: screen.frame.next
        previousWords: screen.frame.previous
        onTurned: to => screen.page = to

        PageBlock {
            id: codeBlock

            readonly property bool beside: !Theme.narrow && !Theme.largeText
            readonly property int side: Math.min(Theme.mm(93), codeBlock.width)

            wanted: screen.photograph

            QrPicture {
                id: code

                x: codeBlock.beside ? 0 : Math.round((codeBlock.width - width) / 2)
                width: side
                height: side
                side: Math.min(codeBlock.side, Theme.mm(Theme.narrow ? 60 : Theme.landscape ? 80 : 93), screen.codeRoom)
                text: screen.photograph ? screen.qr : ""
                name: screen.words.code_name
            }

            Column {
                visible: codeBlock.beside
                x: code.width + Theme.mm(10)
                width: codeBlock.width - x
                spacing: Theme.mm(1)

                Repeater {
                    model: codeBlock.beside ? screen.facts.slice(0, 3) : []

                    FactBlock {
                        required property var modelData

                        width: parent ? parent.width : 0
                        label: modelData.label
                        value: modelData.value
                    }
                }
            }
        }

        Repeater {
            model: screen.photograph && codeBlock.beside ? screen.facts.slice(3) : screen.facts

            PageBlock {
                id: block

                required property var modelData

                FactRow {
                    width: block.width
                    labelColumn: screen.photograph && codeBlock.beside ? code.width + Theme.mm(10) : Theme.mm(Theme.narrow ? 44 : 84.3)
                    label: block.modelData.label
                    value: block.modelData.value
                }
            }
        }

        PageBlock {
            id: promise

            wanted: Theme.narrow && !screen.photograph
            before: Theme.s

            ThemedText {
                width: promise.width
                text: screen.slipWords
                font.weight: Font.DemiBold
            }
        }

        Repeater {
            model: screen.photograph ? lines.divide(screen.words.code_use + (screen.kept === "" ? "" : " " + screen.kept)) : []

            PageBlock {
                id: use

                required property string modelData
                required property int index

                before: use.index === 0 ? Theme.s : 0

                ThemedText {
                    width: use.width
                    text: use.modelData
                    color: Theme.muted
                }
            }
        }
    }

    LineDivider {
        id: lines

        width: screen.column
    }

    Item {
        id: slip

        visible: !screen.photograph && !Theme.narrow
        width: parent.width
        height: Math.max(slot.visible ? slot.height : 0, slipWords.height)
        anchors.bottom: actions.top
        anchors.bottomMargin: Theme.mm(Theme.narrow ? 3 : 6)

        Icon {
            id: slot

            visible: !Theme.largeText && !Theme.narrow && !Theme.landscape
            name: "take-paper"
            shape: 0.818
            size: Theme.mm(38)
            anchors.verticalCenter: parent.verticalCenter
        }

        Column {
            id: slipWords

            x: slot.visible ? slot.width + Theme.mm(8) : 0
            width: slip.width - x
            anchors.verticalCenter: parent.verticalCenter

            ThemedText {
                width: parent.width
                text: screen.slipWords
                font.pixelSize: Theme.subhead
                font.weight: Font.Bold
            }

            ThemedText {
                width: parent.width
                visible: !(Theme.landscape && Theme.largeText) // the paper says it too
                text: Theme.landscape || Theme.largeText || Theme.narrow ? screen.words.not_receipt_short : screen.words.not_receipt
                color: Theme.muted
            }
        }
    }

    ActionRow {
        id: actions

        width: parent.width
        height: implicitHeight
        anchors.bottom: parent.bottom
        doneWords: screen.photograph ? screen.words.photographed : screen.words.done
        // the buttons keep their places while the paper comes: one is under a finger perhaps
        sideWords: screen.photograph ? screen.words.keep : screen.words.reprint
        sideAvailable: screen.photograph ? screen.mayKeep : screen.mayReprint || screen.paper === "printing"
        sideIcon: screen.photograph || Theme.narrow ? "" : "printer"
        sideWorking: screen.reprinting || screen.paper === "printing"
        sideWorkingWords: screen.words.reprinting
        helpWords: screen.helpInModes ? "" : screen.frame.help
        onDone: screen.done()
        onHelp: screen.help()
        onSide: {
            if (screen.photograph)
                screen.keep();
            else
                screen.reprint();
        }
    }
}
