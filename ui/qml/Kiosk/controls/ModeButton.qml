import QtQuick
import Kiosk

// Language, large text, black, low reach, speech: quiet outline, filled while on.
Pressable {
    id: button

    required property string words
    property bool on: false
    readonly property int oneLine: content.oneLine

    look: Pressable.Quiet
    chosen: button.on
    Accessible.role: Accessible.CheckBox
    implicitWidth: content.oneLine
    implicitHeight: Math.max(Theme.mm(20.8), content.implicitHeight)
    Accessible.checkable: true
    Accessible.checked: button.on

    ButtonContent {
        id: content

        anchors.fill: parent
        words: button.words
        ink: button.wordsColor
        weight: Font.Medium
        size: Theme.foot
        padding: Theme.mm(0.6)
    }
}
