pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// The plate along the top of a desktop place: where one is at the left, how things stand and the
// clock at the right. `notes` are maps: words, and mood where something needs a look.
Rectangle {
    id: bar

    required property string title
    property string second: ""
    property string visit: "" // a running clock after the second words
    required property string time
    property var notes: []
    property string date: ""
    default property alias content: middle.data
    // what is wrong at the right is worth more than where one is
    readonly property bool roomForSecond: title.implicitWidth + second.implicitWidth + right.width + Theme.dp(4 * 28) + (bar.visit === "" ? 0 : Theme.dp(110)) <= bar.width

    implicitHeight: Theme.dp(60)
    color: Theme.plate

    Row {
        id: left

        x: Theme.dp(28)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.dp(28)

        DeskText {
            id: title

            anchors.verticalCenter: parent.verticalCenter
            text: bar.title
            color: Theme.plateText
            size: 20
            font.weight: Font.Bold
            wrapMode: Text.NoWrap
        }

        DeskText {
            id: second
            anchors.verticalCenter: parent.verticalCenter

            visible: bar.second !== "" && bar.roomForSecond
            text: bar.second
            color: Theme.plateSecond
            wrapMode: Text.NoWrap
        }

        ClockText {
            anchors.verticalCenter: parent.verticalCenter
            visible: bar.visit !== ""
            time: bar.visit
            ink: Theme.plateText
            size: Theme.dp(20)
        }
    }

    Item {
        id: middle

        anchors.left: left.right
        anchors.leftMargin: Theme.dp(28)
        anchors.right: right.left
        anchors.rightMargin: Theme.dp(28)
        height: parent.height
    }

    Row {
        id: right

        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(28)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.dp(28)

        Repeater {
            model: bar.notes

            Item {
                id: note

                required property var modelData
                readonly property bool plain: note.modelData.mood === undefined || note.modelData.mood === Tag.Calm

                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                width: note.plain ? words.implicitWidth : tag.implicitWidth
                height: Theme.dp(34)

                DeskText {
                    id: words

                    visible: note.plain
                    anchors.verticalCenter: parent.verticalCenter
                    text: note.modelData.words
                    color: Theme.plateSecond
                    wrapMode: Text.NoWrap
                }

                Tag {
                    id: tag

                    visible: !note.plain
                    anchors.verticalCenter: parent.verticalCenter
                    words: note.modelData.words
                    mood: note.plain ? Tag.Calm : note.modelData.mood
                }
            }
        }

        DeskText {
            anchors.verticalCenter: parent.verticalCenter
            visible: bar.date !== ""
            text: bar.date
            color: Theme.plateSecond
            wrapMode: Text.NoWrap
        }

        ClockText {
            anchors.verticalCenter: parent.verticalCenter
            time: bar.time
            ink: Theme.plateText
            size: Theme.dp(20)
            weight: Font.Bold
        }
    }
}
