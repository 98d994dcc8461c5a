import QtQuick
import Kiosk
import Kiosk.controls

// The fee due, with its payment code beside the words.
Item {
    id: block

    required property string label
    required property string fee
    property string note: ""
    property string payment: "" // what the code holds; empty: no code
    property string paymentName: ""
    property int side: Theme.mm(72)
    readonly property bool hasCode: block.payment !== ""

    implicitHeight: Math.max(block.hasCode ? block.side : 0, words.height)
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

        x: block.hasCode ? block.side + Theme.mm(9) : 0
        width: block.width - x
        label: block.label
        value: block.fee
        note: block.note
    }
}
