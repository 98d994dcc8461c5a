import QtQuick
import Kiosk
import Kiosk.controls

// A box to check, by mouse or Space.
Item {
    id: box

    required property string name
    required property bool checked

    signal toggled

    implicitWidth: Theme.dp(26)
    implicitHeight: Theme.dp(26)
    activeFocusOnTab: true
    Accessible.role: Accessible.CheckBox
    Accessible.name: box.name
    Accessible.checkable: true
    Accessible.checked: box.checked
    Accessible.onToggleAction: box.toggled()
    Accessible.onPressAction: box.toggled()

    Keys.onPressed: event => {
        if (event.key === Qt.Key_Space && !event.isAutoRepeat) {
            event.accepted = true;
            box.toggled();
        }
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.dp(4)
        color: box.checked ? Theme.accent : Theme.surface
        border.width: box.checked ? 0 : Theme.dp(2)
        border.color: Theme.quiet

        Icon {
            anchors.centerIn: parent
            visible: box.checked
            name: "check"
            ink: Theme.accentText
            size: Theme.dp(20)
        }
    }

    FocusRing {
        shown: box.activeFocus
        curve: Theme.dp(4)
    }

    MouseArea {
        anchors.fill: parent
        anchors.margins: -Theme.dp(7)
        onClicked: {
            box.forceActiveFocus();
            box.toggled();
        }
    }
}
