pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop

// Who took which figures out, the newest first.
Item {
    id: past

    required property var words
    required property var rows // maps: file, count, about, done

    function turn(forward: bool): void {
        const last = Math.max(0, list.contentHeight - list.height);
        list.contentY = Math.min(last, Math.max(0, list.contentY + (forward ? list.height : -list.height)));
    }

    DeskText {
        id: title

        width: parent.width
        text: past.words.title
        size: 22
        font.weight: Font.Bold
    }

    DeskText {
        anchors.top: title.bottom
        anchors.topMargin: Theme.dp(10)
        visible: past.rows.length === 0
        text: past.words.nothing
        color: Theme.muted
    }

    ListView {
        id: list

        objectName: "pastExports"
        anchors.top: title.bottom
        anchors.topMargin: Theme.dp(8)
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        model: past.rows
        delegate: Item {
            id: one

            required property var modelData

            width: list.width
            height: lines.implicitHeight + Theme.dp(20)
            Accessible.role: Accessible.ListItem
            Accessible.name: [one.modelData.file, one.modelData.count, one.modelData.about, one.modelData.done].join(", ")

            Column {
                id: lines

                y: Theme.dp(10)
                width: parent.width - count.width - Theme.dp(16)

                DeskText {
                    width: parent.width
                    text: one.modelData.file
                    wrapMode: Text.Wrap
                    font.weight: Font.DemiBold
                    Accessible.ignored: true
                }

                DeskText {
                    width: parent.width
                    text: one.modelData.about
                    Accessible.ignored: true
                }

                DeskText {
                    width: parent.width
                    text: one.modelData.done
                    size: 16
                    color: Theme.muted
                    Accessible.ignored: true
                }
            }

            DeskText {
                id: count

                anchors.right: parent.right
                y: Theme.dp(10)
                text: one.modelData.count
                color: Theme.muted
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            Hairline {
                anchors.bottom: parent.bottom
                width: parent.width
            }
        }
    }

    // there is more above or below
    Rectangle {
        visible: list.interactive
        x: parent.width + Theme.dp(8)
        y: list.y + list.visibleArea.yPosition * list.height
        width: Theme.dp(6)
        height: list.visibleArea.heightRatio * list.height
        radius: Theme.dp(3)
        color: Theme.quiet
    }
}
