import QtQuick
import Kiosk
import Kiosk.controls

// Thanks, and the name of what was stored. Ends by itself.
FocusScope {
    id: screen

    required property var words
    required property int counter
    required property int face // 0: nothing was stored
    required property string stored // "Đã ghi: Hài lòng"
    property bool keepSlip: false

    readonly property bool upright: screen.height > screen.width
    readonly property int edge: Theme.mm(15)
    readonly property int textX: screen.upright ? screen.edge : picture.x + picture.width + Theme.mm(14)

    RaterPlate {
        objectName: "plate"
        anchors.fill: parent
        whole: true
    }

    Icon {
        id: picture

        visible: screen.stored !== ""
        x: Theme.mm(15)
        y: screen.upright ? Theme.mm(15) : Math.round((below.y - height) / 2)
        name: "face-" + screen.face
        ink: Theme.plateText
        size: Theme.mm(50)
    }

    Column {
        id: said

        x: screen.textX
        y: screen.upright ? picture.y + picture.height + Theme.mm(8) : Math.round((below.y - height) / 2)
        width: screen.width - x - screen.edge
        spacing: Theme.mm(5)

        ThemedText {
            objectName: "title"
            width: parent.width
            text: screen.words.title
            color: Theme.plateText
            font.pixelSize: Theme.letter(24.5, 1)
            font.weight: Font.Bold
            lead: 1.2
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        ThemedText {
            objectName: "stored"
            width: parent.width
            visible: text !== ""
            text: screen.stored
            color: Theme.plateText
            font.pixelSize: Theme.letter(12.7, 1.25)
            font.weight: Font.DemiBold
            lead: 1.2
        }
    }

    Item {
        id: below

        x: screen.edge
        y: screen.height - height - Theme.mm(9)
        width: screen.width - 2 * x
        height: Math.max(slip.height, counter.height)

        ThemedText {
            id: counter

            objectName: "counter"
            anchors.bottom: parent.bottom
            text: screen.words.counter.replace("{counter}", screen.counter)
            color: Theme.plateSecond
            font.pixelSize: Theme.letter(10.4, 1.25)
            lead: 1.2
            wrapMode: Text.NoWrap
        }

        ThemedText {
            id: slip

            objectName: "slip"
            visible: screen.keepSlip
            x: screen.upright ? counter.width + Theme.mm(8) : screen.textX - parent.x
            anchors.bottom: parent.bottom
            width: screen.width - parent.x - x - Theme.mm(6)
            text: screen.words.slip
            color: Theme.plateSecond
            font.pixelSize: Theme.letter(10.4, 1.25)
            lead: 1.2
        }
    }
}
