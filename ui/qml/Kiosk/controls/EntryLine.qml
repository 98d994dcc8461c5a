import QtQuick
import Kiosk

// What was typed so far, large, over a line. It shrinks to fit and is never cut.
Item {
    id: entry

    required property string text
    property string name: ""

    implicitHeight: Math.ceil(Theme.entry * 1.2) + Theme.mm(1.5)
    Accessible.role: Accessible.EditableText
    Accessible.name: entry.name
    Accessible.description: entry.text

    ThemedText {
        id: typed

        width: entry.width - caret.width - Theme.mm(2)
        height: Math.ceil(Theme.entry * 1.2)
        verticalAlignment: Text.AlignVCenter
        text: entry.text
        font.pixelSize: Theme.entry
        font.weight: Font.Bold
        font.letterSpacing: Theme.mm(0.7)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(Theme.body / 2)
        lineHeightMode: Text.ProportionalHeight
        lineHeight: 1
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    Rectangle {
        id: caret

        x: typed.paintedWidth + Theme.mm(1)
        y: Math.round((typed.height - height) / 2)
        width: Theme.mm(0.8)
        height: Math.round(Theme.entry * 0.9)
        color: Theme.accent
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.mm(1.5)
        color: Theme.ink
    }
}
