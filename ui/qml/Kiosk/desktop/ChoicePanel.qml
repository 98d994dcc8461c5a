pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A choice inside the screen, never over it: each line's own key, arrows and Enter, Esc. `options`
// are maps: words, key, and note (muted, after the words).
FocusScope {
    id: panel

    required property string title
    required property var options
    required property string cancelWords
    property int current: 0
    property bool dense: false
    readonly property bool twoColumns: panel.options.length > 5

    signal picked(int index)
    signal cancelled

    implicitHeight: column.implicitHeight + Theme.dp(panel.dense ? 24 : 40)
    onOptionsChanged: panel.current = 0

    Keys.onPressed: event => {
        const n = panel.options.length;
        const typed = event.text.toUpperCase();
        const own = typed === "" ? -1 : panel.options.findIndex(option => option.key === typed);
        event.accepted = true;
        if (own >= 0)
            panel.picked(own);
        else if (event.key === Qt.Key_Down)
            panel.current = (panel.current + 1) % n;
        else if (event.key === Qt.Key_Up)
            panel.current = (panel.current + n - 1) % n;
        else if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && n > 0)
            panel.picked(panel.current);
        else
            event.accepted = false;
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.dp(8)
        color: Theme.surface
        border.width: Math.max(1, Theme.dp(1))
        border.color: Theme.hairline
    }

    Column {
        id: column

        x: Theme.dp(22)
        y: Theme.dp(panel.dense ? 12 : 18)
        width: panel.width - Theme.dp(44)
        spacing: Theme.dp(panel.dense ? 6 : 10)

        Item {
            width: parent.width
            height: Math.max(heading.implicitHeight, cancel.height)

            DeskText {
                id: heading

                width: parent.width - cancel.width - Theme.dp(12)
                anchors.verticalCenter: parent.verticalCenter
                text: panel.title
                size: 20
                font.weight: Font.Bold
            }

            DeskButton {
                id: cancel

                objectName: "choiceCancel"
                anchors.right: parent.right
                height: Theme.dp(panel.dense ? 36 : 42)
                words: panel.cancelWords
                keys: "Esc"
                onTapped: panel.cancelled()
            }
        }

        Grid {
            id: grid

            width: parent.width
            columns: panel.twoColumns ? 2 : 1
            rowSpacing: Theme.dp(panel.dense ? 4 : 6)
            columnSpacing: Theme.dp(12)
            flow: Grid.TopToBottom
            rows: panel.twoColumns ? Math.ceil(panel.options.length / 2) : panel.options.length

            Repeater {
                model: panel.options

                Rectangle {
                    id: option

                    required property int index
                    required property var modelData
                    readonly property bool chosen: panel.current === option.index

                    objectName: "option" + (option.index + 1)
                    width: panel.twoColumns ? (grid.width - grid.columnSpacing) / 2 : grid.width
                    height: Math.max(Theme.dp(panel.dense ? 34 : 44), words.implicitHeight + Theme.dp(panel.dense ? 4 : 12))
                    radius: Theme.dp(8)
                    color: option.chosen ? Theme.soft : "transparent"
                    border.width: Theme.dp(2)
                    border.color: Theme.accent
                    Accessible.role: Accessible.ListItem
                    Accessible.name: option.modelData.words
                    Accessible.onPressAction: panel.picked(option.index)

                    KeyCap {
                        id: cap

                        visible: keys !== ""
                        x: Theme.dp(12)
                        anchors.verticalCenter: parent.verticalCenter
                        keys: option.modelData.key
                    }

                    DeskText {
                        id: words

                        x: Theme.dp(50)
                        width: parent.width - x - Theme.dp(12) - (note.visible ? note.width + Theme.dp(8) : 0)
                        anchors.verticalCenter: parent.verticalCenter
                        text: option.modelData.words
                        size: panel.dense ? 16 : 18
                        lead: 1.2
                        font.weight: Font.DemiBold
                    }

                    DeskText {
                        id: note

                        visible: text !== ""
                        anchors.right: parent.right
                        anchors.rightMargin: Theme.dp(14)
                        anchors.verticalCenter: parent.verticalCenter
                        text: option.modelData.note ?? ""
                        color: Theme.muted
                        wrapMode: Text.NoWrap
                    }

                    MouseArea {
                        anchors.fill: parent
                        onClicked: panel.picked(option.index)
                    }
                }
            }
        }
    }
}
