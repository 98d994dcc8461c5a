import QtQuick
import Kiosk
import Kiosk.controls

// Before the wipe: is somebody still here? Both buttons stand where a seated person reaches them.
FocusScope {
    id: screen

    required property var words
    required property int remaining // seconds to answer
    required property int whole
    required property string line // "Sau 15 giây, màn hình tự xóa …"
    readonly property int margin: Theme.landscape ? Math.round(Theme.margin * 0.9) : Math.round((screen.width - column) / 2)
    readonly property int column: Math.min(screen.width - 2 * Theme.margin, Theme.columnMost)
    readonly property int highest: Math.max(Theme.reachTop, Theme.landscape ? 0 : words_.y + words_.height + Theme.m)

    signal stay
    signal leave

    function spoken(): string {
        return screen.words.title.replace("\n", " ") + " " + screen.line + " " + screen.words.stay + ". " + screen.words.leave + ".";
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.plate
    }

    // nothing under the question may be touched
    MouseArea {
        anchors.fill: parent
    }

    IdleRing {
        id: ring

        x: screen.margin
        y: Theme.mm(Theme.narrow ? 6 : Theme.landscape ? 24 : 31)
        remaining: screen.remaining
        whole: screen.whole
    }

    Column {
        id: words_

        x: screen.margin
        y: ring.y + ring.height + Theme.m
        width: Theme.landscape ? Math.round(screen.width * 0.5) - 2 * screen.margin : screen.column

        ThemedText {
            objectName: "title"
            width: parent.width
            text: screen.words.title
            color: Theme.plateText
            font.pixelSize: Theme.narrow ? Theme.title : Theme.letter(Theme.landscape ? 18.8 : 23.8, 1.1)
            font.weight: Font.Bold
            lead: 1.2
            Accessible.role: Accessible.Heading
        }

        ThemedText {
            width: parent.width
            topPadding: Theme.s
            text: screen.line
            color: Theme.plateSecond
            font.pixelSize: Theme.narrow || Theme.landscape ? Theme.body : Theme.subhead
        }
    }

    Column {
        x: Theme.landscape ? Math.round(screen.width * 0.5) + screen.margin : screen.margin
        y: Theme.landscape ? Math.max(Theme.reachTop, Math.round((screen.height - height) / 2)) : Math.max(screen.highest, Math.min(Math.round(screen.height * 0.652), screen.height - height - Theme.margin))
        width: Theme.landscape ? screen.width - x - screen.margin : screen.column
        spacing: Theme.mm(5)

        PrimaryButton {
            objectName: "stay"
            width: parent.width
            look: Pressable.PlateFilled
            words: screen.words.stay
            size: Theme.letter(15.9, 1.2)
            least: Theme.mm(Theme.narrow ? 24 : 46.6)
            onTapped: screen.stay()
        }

        PrimaryButton {
            objectName: "leave"
            width: parent.width
            look: Pressable.PlateOutlined
            words: screen.words.leave
            size: Theme.letter(14.4, 1.2)
            least: Theme.mm(Theme.narrow ? 22 : 34.7)
            onTapped: screen.leave()
        }
    }
}
