pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop

// What people wrote with their ratings; one may become a complaint. Nothing here says whose it is.
FocusScope {
    id: pane

    required property var words
    required property var comments // maps: origin, head, reasons, text
    required property int current
    required property string error
    required property bool working

    signal picked(int index)
    signal taken(string about)
    signal cancel

    Keys.onPressed: event => {
        const by = event.key === Qt.Key_Down ? 1 : event.key === Qt.Key_Up ? -1 : 0;
        if (by !== 0) {
            event.accepted = true;
            pane.picked(pane.current + by);
        }
    }
    onCurrentChanged: list.positionViewAtIndex(pane.current, ListView.Contain)

    Column {
        id: head

        x: Theme.dp(24)
        y: Theme.dp(20)
        width: parent.width - 2 * x
        spacing: Theme.dp(8)

        DeskText {
            width: parent.width
            text: pane.words.comments_title
            size: 20
            font.weight: Font.Bold
        }

        DeskText {
            width: parent.width
            text: pane.words.comments_note
            size: 16
            color: Theme.muted
        }
    }

    DeskText {
        anchors.top: head.bottom
        anchors.topMargin: Theme.dp(14)
        x: head.x
        width: head.width
        visible: pane.comments.length === 0
        text: pane.words.no_comments
    }

    ListView {
        id: list

        objectName: "comments"
        anchors.top: head.bottom
        anchors.topMargin: Theme.dp(10)
        anchors.bottom: keys.top
        anchors.bottomMargin: Theme.dp(12)
        x: Theme.dp(12)
        width: parent.width - 2 * x
        clip: true
        focus: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        model: pane.comments
        delegate: Rectangle {
            id: one

            required property var modelData
            required property int index

            width: list.width
            height: said.implicitHeight + Theme.dp(20)
            radius: Theme.dp(8)
            color: one.index === pane.current ? Theme.soft : "transparent"
            Accessible.role: Accessible.ListItem
            Accessible.name: one.modelData.head + ", " + one.modelData.text
            Accessible.onPressAction: pane.picked(one.index)

            Column {
                id: said

                x: Theme.dp(12)
                y: Theme.dp(10)
                width: parent.width - 2 * x
                spacing: Theme.dp(2)

                DeskText {
                    width: parent.width
                    text: one.modelData.head
                    size: 16
                    color: Theme.muted
                    Accessible.ignored: true
                }

                DeskText {
                    width: parent.width
                    text: one.modelData.text
                    wrapMode: Text.Wrap
                    font.weight: Font.DemiBold
                    Accessible.ignored: true
                }

                DeskText {
                    width: parent.width
                    visible: text !== ""
                    text: one.modelData.reasons
                    size: 16
                    color: Theme.muted
                    Accessible.ignored: true
                }
            }

            MouseArea {
                anchors.fill: parent
                onClicked: pane.picked(one.index)
            }
        }
    }

    Column {
        id: keys

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.dp(20)
        x: Theme.dp(24)
        width: parent.width - 2 * x
        spacing: Theme.dp(10)

        DeskText {
            width: parent.width
            visible: pane.error !== ""
            text: pane.error
            color: Theme.error
            font.weight: Font.DemiBold
        }

        Flow {
            width: parent.width
            spacing: Theme.dp(10)

            DeskButton {
                objectName: "takeProcess"
                words: pane.words.take_process
                keys: "F4"
                available: pane.comments.length > 0
                working: pane.working
                onTapped: pane.taken("process")
            }

            DeskButton {
                objectName: "takePerson"
                words: pane.words.take_person
                keys: "F5"
                available: pane.comments.length > 0
                working: pane.working
                onTapped: pane.taken("person")
            }

            DeskButton {
                words: pane.words.close
                keys: "Esc"
                onTapped: pane.cancel()
            }
        }
    }
}
