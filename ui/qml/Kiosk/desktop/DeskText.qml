import QtQuick
import Kiosk

// Words at a desk: sizes in design pixels of a 1920×1080 screen, wrapped between words.
Text {
    id: words

    property real size: 18
    property real lead: 1.35
    // where the letters begin, for tests that measure them
    readonly property real paintedLeft: words.horizontalAlignment === Text.AlignRight ? words.width - words.contentWidth : words.horizontalAlignment === Text.AlignHCenter ? (words.width - words.contentWidth) / 2 : words.leftPadding

    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.dp(words.size)
    font.weight: Font.Medium
    lineHeightMode: Text.FixedHeight
    lineHeight: Math.ceil(words.font.pixelSize * words.lead)
    wrapMode: Text.WordWrap
    textFormat: Text.PlainText
    renderType: Text.NativeRendering
}
