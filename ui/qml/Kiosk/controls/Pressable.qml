pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Whatever can be touched: ground, outline, focus ring, keypad, name for speech, and one signal.
// What it shows is put inside it and coloured by `wordsColor` and `secondColor`.
Item {
    id: control

    enum Look {
        Outlined,
        Filled,
        Quiet, // modes and fields: grey line, no ground
        PlateFilled, // white on the plate
        PlateOutlined
    }

    property int look: Pressable.Outlined
    property string name: "" // what speech says; the words shown, in one line
    property string about: "" // more for speech: what it does, why not
    property bool available: true // not available: words stay, outline and ground go
    property bool working: false // at work: looks pressed, further taps are ignored
    property bool chosen: false
    default property alias content: inside.data

    readonly property bool touchTarget: control.available && control.enabled
    readonly property bool down: (area.pressed && area.containsMouse) || control.working || keyDown
    readonly property color wordsColor: colorOfWords()
    readonly property color secondColor: control.look === Pressable.Filled || control.look === Pressable.PlateFilled || (control.look === Pressable.Quiet && control.chosen) ? control.wordsColor : control.available ? Theme.controlSecond : Theme.attention
    readonly property color signColor: control.look === Pressable.Outlined && control.available ? Theme.accent : control.wordsColor // icons and letters
    property bool keyDown: false

    signal tapped

    function tap(): void {
        if (control.available && !control.working)
            control.tapped();
    }

    function colorOfGround(): color {
        if (!control.available)
            return "transparent";
        switch (control.look) {
        case Pressable.Filled:
            return control.down ? Theme.pressed : Theme.accent;
        case Pressable.PlateFilled:
            return control.down ? Theme.soft : Theme.highContrast ? Theme.accent : Theme.plateText;
        case Pressable.PlateOutlined:
            return control.down ? Theme.pressed : Theme.plate;
        case Pressable.Quiet:
            return control.chosen ? Theme.ink : control.down ? Theme.soft : "transparent";
        default:
            return control.down || control.chosen ? Theme.soft : Theme.surface;
        }
    }

    function colorOfWords(): color {
        if (!control.available)
            return Theme.muted;
        switch (control.look) {
        case Pressable.Filled:
            return control.down ? Theme.pressedText : Theme.accentText;
        case Pressable.PlateFilled:
            return Theme.highContrast ? (control.down ? Theme.accent : Theme.accentText) : Theme.plate;
        case Pressable.PlateOutlined:
            return control.down ? Theme.pressedText : Theme.highContrast ? Theme.accent : Theme.plateText;
        case Pressable.Quiet:
            return control.chosen ? Theme.page : Theme.ink;
        default:
            return Theme.controlText;
        }
    }

    function colorOfLine(): color {
        switch (control.look) {
        case Pressable.Quiet:
            return control.chosen ? Theme.ink : Theme.quiet;
        case Pressable.PlateOutlined:
            return Theme.highContrast ? Theme.accent : Theme.plateText;
        default:
            return Theme.accent;
        }
    }

    function widthOfLine(): int {
        if (!control.available || control.look === Pressable.Filled || control.look === Pressable.PlateFilled)
            return 0;
        if (Theme.highContrast && (control.down || control.chosen) && control.look === Pressable.Outlined)
            return Theme.mm(2);
        return control.look === Pressable.Quiet ? Theme.quietWidth : Theme.controlLine;
    }

    implicitWidth: Math.max(Theme.target, inside.childrenRect.width)
    implicitHeight: Math.max(Theme.target, inside.childrenRect.height)
    z: control.activeFocus ? 1 : 0
    activeFocusOnTab: control.available

    Accessible.role: Accessible.Button
    Accessible.name: control.name
    Accessible.description: control.about
    Accessible.focusable: control.available
    Accessible.pressed: control.down
    Accessible.onPressAction: control.tap()

    Keys.onPressed: event => {
        Theme.byKeys = true;
        if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space) {
            event.accepted = true;
            if (!event.isAutoRepeat) {
                Theme.touched();
                control.keyDown = true;
            }
        }
    }
    Keys.onReleased: event => {
        if (control.keyDown && !event.isAutoRepeat) {
            event.accepted = true;
            control.keyDown = false;
            control.tap();
        }
    }
    onActiveFocusChanged: control.keyDown = false

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: control.colorOfGround()
        border.width: control.widthOfLine()
        border.color: control.colorOfLine()
    }

    Item {
        id: inside

        anchors.fill: parent
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -(Theme.ringGap + Theme.ringWidth)
        visible: control.activeFocus && Theme.byKeys
        radius: Theme.radius + Theme.ringGap + Theme.ringWidth
        color: "transparent"
        border.width: Theme.ringWidth
        border.color: control.look === Pressable.PlateFilled || control.look === Pressable.PlateOutlined ? Theme.plateText : Theme.focusRing
    }

    MouseArea {
        id: area

        anchors.fill: parent
        enabled: control.available
        onPressed: {
            Theme.byKeys = false;
            Theme.touched();
        }
        onClicked: control.tap()
    }
}
