import QtQuick
import Kiosk

// One level of satisfaction as a row: face and words. All rows are equal; none is chosen beforehand.
Pressable {
    id: row

    required property int face // 1 (worst) to 5, the picture
    required property string words
    property int size: Theme.narrow ? Theme.letter(11, 1.2) : Theme.tileTitle
    property int least: Theme.mm(Theme.narrow ? 20.4 : 34)

    name: row.words
    Accessible.role: Accessible.Button
    look: Pressable.Outlined
    implicitHeight: Math.max(row.least, label.implicitHeight + 2 * Theme.mm(2))

    // pressed: white on the darkest ground, as on the rater
    Rectangle {
        anchors.fill: parent
        visible: row.down
        radius: Theme.radius
        color: Theme.pressed
    }

    Icon {
        id: picture

        x: Theme.mm(Theme.narrow ? 4 : 9)
        anchors.verticalCenter: parent.verticalCenter
        name: "face-" + row.face
        ink: row.down ? Theme.pressedText : Theme.accent
        size: Math.min(row.least - Theme.mm(4), Theme.mm(26))
    }

    ThemedText {
        id: label

        anchors.left: picture.right
        anchors.right: parent.right
        anchors.leftMargin: Theme.mm(Theme.narrow ? 4 : 9)
        anchors.rightMargin: Theme.mm(3)
        anchors.verticalCenter: parent.verticalCenter
        text: row.words
        color: row.down ? Theme.pressedText : row.wordsColor
        font.pixelSize: row.size
        font.weight: Font.DemiBold
        lead: 1.2
    }
}
