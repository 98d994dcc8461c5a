import QtQuick
import Kiosk

// A word on a ground: what is special about a row, or how a device is.
Rectangle {
    id: tag

    enum Mood {
        Calm,
        Attention,
        Wrong
    }

    required property string words
    property int mood: Tag.Calm
    property real size: 16
    property bool onSoft: false // stands on the soft ground itself

    implicitWidth: Math.ceil(label.implicitWidth) + 1 + Theme.dp(20)
    implicitHeight: label.implicitHeight + Theme.dp(6)
    radius: Theme.dp(4)
    color: tag.mood === Tag.Wrong ? Theme.errorGround : tag.mood === Tag.Attention ? Theme.attentionGround : tag.onSoft ? Theme.surface : Theme.soft

    DeskText {
        id: label

        anchors.centerIn: parent
        width: Math.min(implicitWidth, tag.width - Theme.dp(20))
        text: tag.words
        size: tag.size
        lead: 1.25
        color: tag.mood === Tag.Wrong ? Theme.error : tag.mood === Tag.Attention ? Theme.attention : Theme.accent
        font.weight: Font.DemiBold
    }
}
