import QtQuick
import Kiosk

// A QR code to be photographed: black on white in every mode, quiet zone included, never smoothed.
Rectangle {
    id: frame

    required property string text
    property string name: ""
    property int side: Theme.mm(80)

    objectName: "qr"
    implicitWidth: frame.side
    implicitHeight: frame.side
    color: "#FFFFFF"
    border.width: Math.max(1, Theme.mm(0.5))
    border.color: "#14211F"
    Accessible.role: Accessible.Graphic
    Accessible.name: frame.name

    Image {
        anchors.centerIn: parent
        visible: frame.text !== ""
        // a visitor's code must not outlive the visit in the picture cache
        cache: false
        smooth: false
        fillMode: Image.Pad
        source: frame.text === "" ? "" : "image://qr/" + encodeURIComponent(frame.text)
        sourceSize: Qt.size(frame.side - 2 * frame.border.width, frame.side - 2 * frame.border.width)
    }
}
