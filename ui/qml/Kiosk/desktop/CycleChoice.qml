import QtQuick
import Kiosk

// A few words of which one holds: Space or a click takes the next, Up and Down walk.
Item {
    id: choice

    required property string name
    required property var options // words
    required property int index
    property bool outlined: false

    signal chosen(int index)

    function step(by: int): void {
        const n = choice.options.length;
        if (n > 0)
            choice.chosen((choice.index + by + n) % n);
    }

    implicitWidth: label.implicitWidth + Theme.dp(24)
    implicitHeight: Theme.dp(34)
    activeFocusOnTab: true
    Accessible.role: Accessible.ComboBox
    Accessible.name: choice.name
    Accessible.description: label.text
    Accessible.onPressAction: choice.step(1)

    Keys.onPressed: event => {
        const by = event.key === Qt.Key_Up ? -1 : event.key === Qt.Key_Space || event.key === Qt.Key_Down ? 1 : 0;
        if (by !== 0) {
            event.accepted = true;
            choice.step(by);
        }
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.dp(8)
        color: area.containsMouse || choice.activeFocus ? Theme.surface : "transparent"
        border.width: choice.activeFocus ? Theme.dp(3) : choice.outlined || area.containsMouse ? Theme.dp(2) : 0
        border.color: choice.activeFocus ? Theme.accent : Theme.quiet
    }

    DeskText {
        id: label

        x: Theme.dp(10)
        width: choice.width - Theme.dp(16)
        anchors.verticalCenter: parent.verticalCenter
        text: choice.index >= 0 && choice.index < choice.options.length ? choice.options[choice.index] : ""
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true
        onClicked: {
            choice.forceActiveFocus();
            choice.step(1);
        }
    }
}
