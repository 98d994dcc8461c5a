import QtQuick
import Kiosk
import Kiosk.controls
import Kiosk.desktop

// The head of a column; one that sorts says which way.
Item {
    id: head

    required property string words
    property string column: "" // "" does not sort
    property string sortedBy: ""
    property bool downwards: false
    property bool figures: false
    property string about: ""
    readonly property bool sorted: head.column !== "" && head.sortedBy === head.column

    signal tapped

    implicitWidth: label.implicitWidth
    height: parent ? parent.height : 0
    activeFocusOnTab: head.column !== ""
    Accessible.role: Accessible.ColumnHeader
    Accessible.name: head.words
    Accessible.description: head.about
    Accessible.onPressAction: head.tapped()

    Keys.onPressed: event => {
        if (head.column !== "" && (event.key === Qt.Key_Return || event.key === Qt.Key_Space)) {
            event.accepted = true;
            head.tapped();
        }
    }

    DeskText {
        id: label

        width: head.width
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.dp(8)
        horizontalAlignment: head.figures ? Text.AlignRight : Text.AlignLeft
        text: head.words
        size: 16
        lead: 1.2
        color: head.sorted ? Theme.ink : Theme.muted
        font.weight: head.sorted ? Font.Bold : Font.Medium
        Accessible.ignored: true
    }

    Icon {
        visible: head.sorted
        x: head.figures ? head.width - label.paintedWidth - width - Theme.dp(4) : label.paintedWidth + Theme.dp(4)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.dp(9)
        name: head.downwards ? "arrow-down" : "arrow-up"
        ink: Theme.ink
        size: Theme.dp(18)
    }

    FocusRing {
        shown: head.activeFocus
    }

    MouseArea {
        anchors.fill: parent
        enabled: head.column !== ""
        onClicked: head.tapped()
    }
}
