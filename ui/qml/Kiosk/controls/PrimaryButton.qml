import QtQuick
import Kiosk

// The one filled button of a screen. While `working` it says `workingWords` and ignores taps.
Pressable {
    id: button

    required property string words
    property string workingWords: ""
    property string icon: ""
    property int size: Theme.buttonFirst
    property int least: Theme.mm(Theme.narrow ? 22 : 32.7)
    readonly property int oneLine: content.oneLine

    look: Pressable.Filled
    name: button.working && button.workingWords !== "" ? button.workingWords : button.words
    implicitWidth: content.oneLine
    implicitHeight: Math.max(button.least, content.implicitHeight)

    ButtonContent {
        id: content

        anchors.fill: parent
        words: button.name
        icon: button.icon
        ink: button.wordsColor
        size: button.size
        weight: Font.Bold
    }
}
