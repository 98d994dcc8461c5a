import QtQuick
import Kiosk

// A button at a desk: words, and the key that does the same. The cap is the key: what it shows is
// what is listened to, so no button can promise a key it does not have.
Item {
    id: button

    enum Look {
        Outlined,
        Filled,
        Quiet // a tab or a switch: grey line, ink ground when chosen
    }

    required property string words
    property string keys: ""
    property string shownKeys: button.keys // where people know the key by another name
    property int look: DeskButton.Outlined
    property bool available: true // not available: words stay, outline goes
    property bool working: false // at work: looks pressed, more presses are ignored
    property bool chosen: false
    property real size: 18
    property bool centred: button.keys === ""
    property int pad: Theme.dp(17)
    readonly property bool down: (area.pressed && area.containsMouse) || button.working
    readonly property color ink: colorOfWords()

    signal tapped

    function tap(): void {
        if (button.available && !button.working)
            button.tapped();
    }

    function colorOfGround(): color {
        if (!button.available)
            return "transparent";
        switch (button.look) {
        case DeskButton.Filled:
            return button.down ? Theme.pressed : Theme.accent;
        case DeskButton.Quiet:
            return button.chosen ? Theme.ink : button.down ? Theme.soft : "transparent";
        default:
            return button.down || button.chosen ? Theme.soft : Theme.surface;
        }
    }

    function colorOfWords(): color {
        if (!button.available)
            return Theme.muted;
        switch (button.look) {
        case DeskButton.Filled:
            return button.down ? Theme.pressedText : Theme.accentText;
        case DeskButton.Quiet:
            return button.chosen ? Theme.page : Theme.ink;
        default:
            return Theme.controlText;
        }
    }

    implicitWidth: Math.ceil(label.implicitWidth) + 1 + 2 * button.pad + (cap.visible ? cap.width + Theme.dp(12) : 0)
    implicitHeight: Math.max(Theme.dp(48), label.implicitHeight + Theme.dp(10))
    activeFocusOnTab: button.available

    Accessible.role: Accessible.Button
    Accessible.name: button.words
    Accessible.description: button.keys
    Accessible.focusable: button.available
    Accessible.onPressAction: button.tap()

    Keys.onPressed: event => {
        if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space) && !event.isAutoRepeat) {
            event.accepted = true;
            button.tap();
        }
    }

    Shortcut {
        sequence: button.keys
        enabled: button.keys !== "" && button.visible && button.enabled && button.available
        autoRepeat: false
        onActivated: button.tap()
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.dp(8)
        color: button.colorOfGround()
        border.width: !button.available || button.look === DeskButton.Filled ? 0 : Theme.dp(2)
        border.color: button.look === DeskButton.Quiet ? (button.chosen ? Theme.ink : Theme.quiet) : Theme.accent
    }

    DeskText {
        id: label

        readonly property int room: button.width - 2 * button.pad - (cap.visible ? cap.width + Theme.dp(12) : 0)

        x: button.pad
        width: label.room
        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: button.centred ? Text.AlignHCenter : Text.AlignLeft
        text: button.words
        color: button.ink
        size: button.size
        lead: 1.25
        font.weight: button.look === DeskButton.Filled ? Font.Bold : Font.DemiBold
        Accessible.ignored: true
    }

    KeyCap {
        id: cap

        visible: button.keys !== "" && button.available
        anchors.right: parent.right
        anchors.rightMargin: button.pad
        anchors.verticalCenter: parent.verticalCenter
        keys: button.shownKeys
        ink: button.ink
    }

    FocusRing {
        shown: button.activeFocus
    }

    MouseArea {
        id: area

        anchors.fill: parent
        enabled: button.available
        onClicked: button.tap()
    }
}
