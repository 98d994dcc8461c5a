import QtQuick
import Kiosk

// Icon and words of a button, side by side and centred. A button too narrow for one line loses its
// icon first (the words say it all), then the words wrap.
Item {
    id: content

    required property string words
    property string measured: content.words // what its width is made for, where the words change
    property string icon: ""
    property color ink: Theme.ink
    property color iconInk: content.ink
    property int size: Theme.body
    property int weight: Font.DemiBold
    property int padding: Theme.mm(Theme.narrow ? 1.6 : 4)
    property bool centred: true
    readonly property int iconNeeds: content.icon === "" ? 0 : sign.width + Theme.mm(Theme.narrow ? 2.5 : 4)
    readonly property int iconRoom: content.width < content.oneLine ? 0 : content.iconNeeds

    // One line with the icon needs this much.
    readonly property int oneLine: Math.ceil(measure.width) + 1 + content.iconNeeds + 2 * content.padding
    implicitWidth: content.oneLine
    implicitHeight: label.implicitHeight + 2 * Theme.mm(1.6)

    // What the words need unwrapped, whatever the button's width.
    Text {
        id: measure

        visible: false
        text: content.measured
        font: label.font
    }

    Icon {
        id: sign

        visible: content.iconRoom > 0
        name: content.icon === "" ? "check" : content.icon
        ink: content.iconInk
        x: content.centred ? label.x + Math.round((label.width - label.paintedWidth) / 2) - content.iconRoom : content.padding
        anchors.verticalCenter: parent.verticalCenter
    }

    ThemedText {
        id: label

        x: content.padding + content.iconRoom
        width: content.width - content.iconRoom - 2 * content.padding
        horizontalAlignment: content.centred ? Text.AlignHCenter : Text.AlignLeft
        anchors.verticalCenter: parent.verticalCenter
        text: content.words
        color: content.ink
        font.pixelSize: content.size
        font.weight: content.weight
        lead: 1.2
    }
}
