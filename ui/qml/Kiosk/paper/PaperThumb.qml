import QtQuick
import Kiosk
import Kiosk.controls

// An earlier paper, small: a look at its head, and when it came. Touched, it is shown large.
Item {
    id: thumb

    required property var paper // {title, time, pages}
    property bool chosen: false

    signal tapped

    Accessible.role: Accessible.Button
    Accessible.name: thumb.paper.title + ", " + thumb.paper.time
    Accessible.onPressAction: thumb.tapped()

    Item {
        id: sheet

        width: thumb.width
        height: thumb.height - time.height - Theme.mm(1.5)
        clip: true

        Rectangle {
            anchors.fill: parent
            color: "#FFFFFF" // paper is white in every mode
        }

        Image {
            width: parent.width
            fillMode: Image.PreserveAspectFit
            verticalAlignment: Image.AlignTop
            source: thumb.paper.pages[0] ?? ""
            smooth: true
            mipmap: true
        }

        Rectangle {
            anchors.fill: parent
            visible: thumb.chosen
            color: "transparent"
            border.width: Theme.mm(1.5)
            border.color: Theme.accent
        }
    }

    ThemedText {
        id: time

        objectName: "time"
        y: thumb.height - height
        width: thumb.width
        horizontalAlignment: Text.AlignHCenter
        text: thumb.paper.time
        color: Theme.plateText
        font.pixelSize: Theme.mm(5)
        font.weight: Font.DemiBold
        lead: 1.2
        wrapMode: Text.NoWrap
    }

    MouseArea {
        anchors.fill: parent
        onClicked: thumb.tapped()
    }
}
