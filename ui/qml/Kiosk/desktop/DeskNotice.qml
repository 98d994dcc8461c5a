import QtQuick
import Kiosk
import Kiosk.controls

// What just happened, or what is wrong and what to do. Never a control.
Rectangle {
    id: notice

    required property string words
    property int mood: Tag.Calm
    property bool dense: false
    readonly property color ink: notice.mood === Tag.Wrong ? Theme.error : notice.mood === Tag.Attention ? Theme.attention : Theme.accent

    implicitHeight: label.implicitHeight + Theme.dp(notice.dense ? 16 : 28)
    color: notice.mood === Tag.Wrong ? Theme.errorGround : notice.mood === Tag.Attention ? Theme.attentionGround : Theme.soft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: notice.words

    Rectangle {
        width: Theme.dp(8)
        height: parent.height
        color: notice.mood === Tag.Attention ? Theme.attentionLine : notice.ink
    }

    Icon {
        x: Theme.dp(24)
        anchors.verticalCenter: parent.verticalCenter
        name: notice.mood === Tag.Wrong ? "circle-alert" : notice.mood === Tag.Attention ? "triangle-alert" : "check"
        ink: notice.ink
        size: Theme.dp(26)
    }

    DeskText {
        id: label

        x: Theme.dp(66)
        width: notice.width - x - Theme.dp(20)
        anchors.verticalCenter: parent.verticalCenter
        text: notice.words
        size: notice.dense ? 16 : 18
        color: notice.ink
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
}
