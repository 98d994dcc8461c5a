import QtQuick
import Kiosk

// One picture of assets/icons in one colour, sharp at any size.
Image {
    id: icon

    required property string name // file name without .svg
    property color ink: Theme.accent
    property int size: Theme.icon // its height

    height: icon.size
    width: Math.ceil(icon.size * icon.shape)
    property real shape: 1 // width / height
    source: "image://icon/" + icon.name + "/" + icon.ink.toString().slice(1)
    sourceSize: Qt.size(icon.width, icon.height)
}
