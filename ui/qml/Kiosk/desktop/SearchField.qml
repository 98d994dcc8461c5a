pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A field that finds: what fits is listed below while something is typed; Up, Down, Enter, Esc.
// `options` are maps: code, name. Leaving without a choice leaves what was.
FocusScope {
    id: search

    required property string label
    required property var options
    required property string nothing // said when nothing fits
    property string value: ""
    property string error: ""
    property string hint: ""
    property bool searching: false
    property int current: 0

    signal typed(string text)
    signal picked(string code)
    signal gaveUp

    function pick(index: int): void {
        search.searching = false;
        if (index >= 0 && index < search.options.length)
            search.picked(search.options[index].code);
        else
            search.gaveUp();
    }

    implicitHeight: field.implicitHeight
    z: search.searching ? 10 : 0
    onOptionsChanged: search.current = 0
    onActiveFocusChanged: {
        if (!search.activeFocus && search.searching) {
            search.searching = false;
            search.gaveUp();
        }
    }

    Keys.onPressed: event => {
        const n = search.options.length;
        if (!search.searching || n === 0)
            return;
        if (event.key === Qt.Key_Down || event.key === Qt.Key_Up) {
            event.accepted = true;
            search.current = (search.current + (event.key === Qt.Key_Down ? 1 : n - 1)) % n;
        }
    }

    Shortcut {
        sequence: "Esc"
        enabled: search.searching
        onActivated: search.pick(-1)
    }

    DeskField {
        id: field

        objectName: "input"
        width: search.width
        focus: true
        label: search.label
        value: search.value
        error: search.error
        hint: search.hint
        onEdited: text => {
            search.searching = true;
            search.typed(text);
        }
        onEntered: {
            if (search.searching)
                search.pick(search.current);
        }
    }

    Rectangle {
        visible: search.searching
        y: field.y + Theme.dp(72)
        width: search.width
        height: list.implicitHeight + Theme.dp(12)
        radius: Theme.dp(8)
        color: Theme.surface
        border.width: Theme.dp(2)
        border.color: Theme.accent

        Column {
            id: list

            x: Theme.dp(6)
            y: Theme.dp(6)
            width: parent.width - Theme.dp(12)

            DeskText {
                visible: search.options.length === 0
                width: parent.width
                leftPadding: Theme.dp(10)
                topPadding: Theme.dp(8)
                bottomPadding: Theme.dp(8)
                text: search.nothing
                color: Theme.muted
            }

            Repeater {
                model: search.searching ? search.options : []

                Rectangle {
                    id: option

                    required property int index
                    required property var modelData

                    width: list.width
                    height: name.implicitHeight + Theme.dp(14)
                    radius: Theme.dp(4)
                    color: option.index === search.current ? Theme.soft : "transparent"
                    Accessible.role: Accessible.ListItem
                    Accessible.name: option.modelData.name
                    Accessible.onPressAction: search.pick(option.index)

                    DeskText {
                        id: code

                        x: Theme.dp(10)
                        y: Theme.dp(7)
                        width: Theme.dp(110)
                        text: option.modelData.code
                        color: Theme.muted
                        Accessible.ignored: true
                    }

                    DeskText {
                        id: name

                        x: Theme.dp(124)
                        y: Theme.dp(7)
                        width: parent.width - x - Theme.dp(10)
                        text: option.modelData.name
                        maximumLineCount: 2
                        elide: Text.ElideRight
                        font.weight: Font.DemiBold
                        Accessible.ignored: true
                    }

                    MouseArea {
                        anchors.fill: parent
                        onClicked: search.pick(option.index)
                    }
                }
            }
        }
    }
}
