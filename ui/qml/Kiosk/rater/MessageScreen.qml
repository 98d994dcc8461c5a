import QtQuick
import Kiosk
import Kiosk.controls

// What went wrong, then what to do. Ends by itself.
FocusScope {
    id: screen

    required property string heading
    required property string advice

    RaterPlate {
        objectName: "plate"
        anchors.fill: parent
        whole: true
    }

    Column {
        x: Theme.mm(15)
        width: screen.width - 2 * x
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.mm(6)

        Icon {
            name: "circle-alert"
            ink: Theme.plateText
            size: Theme.mm(16)
        }

        ThemedText {
            objectName: "title"
            width: parent.width
            text: screen.heading
            color: Theme.plateText
            font.pixelSize: Theme.letter(17, 1)
            font.weight: Font.Bold
            lead: 1.2
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }

        ThemedText {
            objectName: "advice"
            width: parent.width
            text: screen.advice
            color: Theme.plateSecond
            font.pixelSize: Theme.letter(12.7, 1.25)
            lead: 1.25
        }
    }
}
