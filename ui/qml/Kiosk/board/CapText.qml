import QtQuick
import Kiosk

// Words in one line whose box is exactly as high as their capitals: what is read from afar is placed
// by what is seen of it.
Item {
    id: box

    required property string text
    property color ink: Theme.ink
    property int size: Theme.mm(71)
    property int weight: Font.Bold
    property string spoken: box.text

    implicitWidth: Math.ceil(words.implicitWidth)
    implicitHeight: Math.round(box.size * 0.74)
    Accessible.role: Accessible.StaticText
    Accessible.name: box.spoken

    FontMetrics {
        id: letters

        font: words.font
    }

    Text {
        id: words

        objectName: "words"
        y: Math.round(box.size * 0.74 - letters.ascent)
        text: box.text
        color: box.ink
        font.family: Theme.family
        font.pixelSize: Math.max(1, box.size)
        font.weight: box.weight
        textFormat: Text.PlainText
        renderType: Text.QtRendering
        Accessible.ignored: true
    }
}
