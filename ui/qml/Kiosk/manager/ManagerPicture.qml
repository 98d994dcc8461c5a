import QtQuick

// One page in its frame, for `kiosk screens` and the tests that measure it: no view-model.
ManagerFrame {
    id: picture

    required property url file
    required property var properties

    focus: true

    Loader {
        anchors.fill: parent
        Component.onCompleted: setSource(picture.file, picture.properties)
    }
}
