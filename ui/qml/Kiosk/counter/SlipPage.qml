import QtQuick
import Kiosk
import Kiosk.desktop

// The slip as it will come out, beside the form.
Rectangle {
    id: side

    required property var words
    required property string picture
    required property bool sheet

    signal fitted(int width)

    color: Qt.darker(Theme.page, 1.075)

    DeskText {
        id: title

        x: Theme.dp(32)
        y: Theme.dp(18)
        text: side.words.preview
        font.weight: Font.Bold
    }

    DeskText {
        id: kind
        x: title.x + title.implicitWidth + Theme.dp(24) + kind.implicitWidth > side.width - Theme.dp(32) ? Theme.dp(32) : side.width - Theme.dp(32) - implicitWidth
        y: x === Theme.dp(32) ? title.y + title.height : title.y

        text: side.sheet ? side.words.preview_sheet : side.words.preview_roll
        color: Theme.muted
        wrapMode: Text.NoWrap
    }

    Item {
        id: room

        anchors.fill: parent
        anchors.margins: Theme.dp(32)
        anchors.topMargin: kind.y + kind.height + Theme.dp(12)
        readonly property int fit: side.sheet ? Math.min(width, Math.floor(height * 148 / 210)) : width
        onFitChanged: side.fitted(room.fit)
        Component.onCompleted: side.fitted(room.fit)

        Image {
            id: page

            objectName: "preview"
            anchors.horizontalCenter: parent.horizontalCenter
            visible: side.picture !== ""
            source: side.picture
            cache: false
            smooth: true
            mipmap: true
            fillMode: Image.PreserveAspectFit
            width: Math.min(room.fit, implicitWidth > 0 ? (side.sheet ? room.fit : implicitWidth) : room.fit)
            height: Math.min(room.height, implicitWidth > 0 ? width * implicitHeight / implicitWidth : 0)
            Accessible.role: Accessible.Graphic
            Accessible.name: side.words.preview
        }

        DeskText {
            anchors.centerIn: parent
            width: Math.min(implicitWidth, parent.width)
            visible: side.picture === ""
            text: side.words.preview_empty
            color: Theme.muted
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
