import QtQuick
import Kiosk
import Kiosk.controls

// One key of the keyboard: its letter, and at its right what it makes of a vowel ("s" → "á").
Pressable {
    id: key

    required property string letter
    property string mark: ""

    ThemedText {
        x: key.mark === "" ? Math.round((key.width - width) / 2) : Math.round(key.width * 0.3 - width / 2)
        anchors.verticalCenter: parent.verticalCenter
        text: key.letter
        color: key.wordsColor
        font.pixelSize: Theme.letter(12, 1)
        font.weight: Font.DemiBold
        lead: 1.2
        wrapMode: Text.NoWrap
    }

    ThemedText {
        visible: key.mark !== ""
        x: Math.round(key.width * 0.72 - width / 2)
        anchors.verticalCenter: parent.verticalCenter
        text: key.mark
        color: key.down ? key.wordsColor : Theme.accent
        font.pixelSize: Theme.letter(10.4, 1)
        lead: 1.2
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
