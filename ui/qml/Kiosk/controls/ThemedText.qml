import QtQuick
import Kiosk

// Words in the house's letters: fixed line height (stacked Vietnamese marks need 1.2 at least),
// wrapped between words, never elided.
Text {
    id: words

    property real lead: 1.3 // line height in letter sizes
    readonly property real paintedLeft: words.horizontalAlignment === Text.AlignHCenter ? (words.width - words.contentWidth) / 2 : 0
    property string spoken: "" // where speech needs other words than the eye

    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.body
    font.weight: Font.Medium
    lineHeightMode: Text.FixedHeight
    lineHeight: Math.ceil(words.font.pixelSize * words.lead)
    wrapMode: Text.WordWrap
    textFormat: Text.PlainText
    renderType: Text.QtRendering
}
