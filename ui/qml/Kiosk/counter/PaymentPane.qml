import QtQuick
import Kiosk
import Kiosk.controls
import Kiosk.desktop

// A fee that waits: the code to pay it by transfer, and that the code proves nothing.
Row {
    id: pane

    required property var words
    required property string payment // what the code holds
    property int side: Theme.dp(220)

    spacing: Theme.dp(20)

    QrPicture {
        side: pane.side
        width: pane.side
        height: pane.side
        text: pane.payment
        name: pane.words.payment_name
    }

    Column {
        width: pane.width - pane.side - pane.spacing
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.dp(8)

        DeskText {
            width: parent.width
            text: pane.words.payment_title
            size: 22
            font.weight: Font.Bold
        }

        DeskText {
            width: parent.width
            text: pane.words.payment_note
        }
    }
}
