import QtQuick
import Kiosk

// A page of a desktop place, on its plate: the one shown has a white line under it.
Item {
    id: tab

    required property string words
    required property string keys
    required property bool chosen
    property bool capped: true // whether its key is shown
    property int pad: Theme.dp(14)

    signal tapped

    implicitWidth: label.implicitWidth + 2 * tab.pad + (tab.capped ? cap.width + Theme.dp(8) : 0)
    activeFocusOnTab: true
    Accessible.role: Accessible.PageTab
    Accessible.name: tab.words
    Accessible.description: tab.keys
    Accessible.selected: tab.chosen
    Accessible.onPressAction: tab.tapped()

    Keys.onPressed: event => {
        if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space) {
            event.accepted = true;
            tab.tapped();
        }
    }

    Shortcut {
        sequence: tab.keys
        enabled: tab.visible
        autoRepeat: false
        onActivated: tab.tapped()
    }

    DeskText {
        id: label

        x: tab.pad
        anchors.verticalCenter: parent.verticalCenter
        text: tab.words
        color: tab.chosen ? Theme.plateText : Theme.plateSecond
        font.weight: tab.chosen ? Font.Bold : Font.Medium
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    KeyCap {
        id: cap

        visible: tab.capped
        anchors.left: label.right
        anchors.leftMargin: Theme.dp(8)
        anchors.verticalCenter: parent.verticalCenter
        keys: tab.keys
        ink: Theme.plateSecond
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.dp(5)
        visible: tab.chosen
        color: Theme.plateText
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.dp(4)
        visible: tab.activeFocus
        radius: Theme.dp(8)
        color: "transparent"
        border.width: Theme.dp(3)
        border.color: Theme.plateText
    }

    MouseArea {
        anchors.fill: parent
        onClicked: tab.tapped()
    }
}
