import QtQuick
import Kiosk
import Kiosk.controls

// A button of the rater's foot: words alone, at the size a hand at a desk reads.
Pressable {
    id: button

    required property string words
    property string brief: "" // where the words are too wide
    property string icon: "" // before the words where there is room, instead of them where there are none
    property bool on: false
    property bool onPlate: false
    property bool quietLook: false
    property int size: Theme.letter(10.4, 1)
    property int weight: Font.DemiBold
    readonly property int padding: Theme.mm(1)
    readonly property real needs: letters.font.pixelSize > 0 ? letters.advanceWidth(button.words) : 0
    readonly property bool tight: button.brief !== "" && button.needs > button.width - 2 * button.padding
    readonly property int oneLine: Math.ceil(button.needs) + 2 * Theme.mm(4)

    name: button.words
    look: button.onPlate ? (button.on ? Pressable.PlateFilled : Pressable.PlateOutlined) : button.quietLook ? Pressable.Quiet : Pressable.Outlined
    chosen: button.on
    implicitWidth: button.oneLine
    implicitHeight: Theme.target

    FontMetrics {
        id: letters

        font.family: Theme.family
        font.pixelSize: button.size
        font.weight: button.weight
    }

    Icon {
        anchors.centerIn: parent
        visible: button.icon !== ""
        name: button.icon === "" ? "check" : button.icon
        ink: button.signColor
        size: Theme.mm(9)
    }

    ThemedText {
        visible: button.icon === ""
        x: button.padding
        width: button.width - 2 * button.padding
        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: Text.AlignHCenter
        text: button.tight ? button.brief : button.words
        color: button.wordsColor
        font.pixelSize: button.size
        font.weight: button.weight
        lead: 1.2
    }
}
