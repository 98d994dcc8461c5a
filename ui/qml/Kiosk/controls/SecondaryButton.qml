import QtQuick
import Kiosk

// An outlined button: words, with an icon or without.
Pressable {
    id: button

    required property string words
    property string workingWords: ""
    property string icon: ""
    property int size: Theme.body
    property int least: Theme.mm(Theme.narrow ? 20.8 : 25.8)
    readonly property int oneLine: content.oneLine

    name: button.working && button.workingWords !== "" ? button.workingWords : button.words
    implicitWidth: content.oneLine
    implicitHeight: Math.max(button.least, content.implicitHeight)

    ButtonContent {
        id: content

        anchors.fill: parent
        words: button.name
        measured: button.words
        icon: button.icon
        ink: button.wordsColor
        iconInk: button.signColor
        size: button.size
    }
}
