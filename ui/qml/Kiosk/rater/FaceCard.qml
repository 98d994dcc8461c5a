import QtQuick
import Kiosk
import Kiosk.controls

// One level: face and words, under each other or side by side. All cards are equal; none is chosen
// beforehand; pressed it is white on the darkest ground.
Pressable {
    id: card

    required property int face // 1 (worst) to 5, the picture
    required property string words
    required property bool beside // words at the right of the face
    required property int size // of the letters
    required property int wordsHeight // of the highest card's words, so that all faces stand level

    readonly property color stroke: card.down ? Theme.pressedText : Theme.accent
    readonly property int pad: Theme.mm(card.beside ? 5 : 2.2)
    readonly property int gapToWords: Theme.mm(card.beside ? 4.5 : 4)
    readonly property int room: card.height - 2 * Theme.mm(3)
    readonly property int picture: card.beside ? Math.min(card.room, Theme.mm(20)) : Math.max(Theme.mm(8), Math.min(Math.round(card.width * 0.7), Theme.mm(32), card.room - card.wordsHeight - card.gapToWords))
    // over and under face and words
    readonly property int spare: Math.max(Theme.mm(3), Math.round((card.height - card.picture - card.gapToWords - card.wordsHeight) / 2))

    name: card.words

    Rectangle {
        anchors.fill: parent
        visible: card.down
        radius: Theme.radius
        color: Theme.pressed
    }

    Icon {
        id: face

        x: card.beside ? card.pad : Math.round((card.width - width) / 2)
        y: card.beside ? Math.round((card.height - height) / 2) : card.spare
        name: "face-" + card.face
        ink: card.stroke
        size: card.picture
    }

    ThemedText {
        x: card.beside ? face.x + face.width + card.gapToWords : card.pad
        y: card.beside ? Math.round((card.height - height) / 2) : face.y + face.height + card.gapToWords
        width: card.width - x - card.pad
        horizontalAlignment: card.beside ? Text.AlignLeft : Text.AlignHCenter
        text: card.words
        color: card.down ? Theme.pressedText : card.wordsColor
        font.pixelSize: card.size
        font.weight: Font.DemiBold
        lead: 1.2
    }
}
