import QtQuick
import Kiosk
import Kiosk.controls

// The fee due, with its payment code beside the words where there is room, else over them.
Item {
    id: block

    required property string label
    required property string fee
    property string note: ""
    property string payment: "" // what the code holds; empty: no code
    property string paymentName: ""
    property int side: Theme.mm(Theme.narrow ? 56 : 72)
    readonly property bool hasCode: block.payment !== ""
    readonly property bool beside: block.width - code.width - Theme.l >= Theme.mm(100)

    implicitHeight: block.hasCode ? (block.beside ? Math.max(code.height, words.height) : words.y + words.height) : words.height
    height: block.implicitHeight

    QrPicture {
        id: code

        visible: block.hasCode
        side: block.side
        width: block.side
        height: block.side
        text: block.payment
        name: block.paymentName
    }

    FactBlock {
        id: words

        x: block.hasCode && block.beside ? code.width + Theme.mm(9) : 0
        y: block.hasCode && !block.beside ? code.height + Theme.s : 0
        width: block.width - x
        label: block.label
        value: block.fee
        note: block.note
    }
}
