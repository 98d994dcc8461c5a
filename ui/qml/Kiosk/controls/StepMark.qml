import QtQuick
import Kiosk

// The mark of one step of a dossier: done (filled check), now (ring with dot), attention (amber with
// "!"), todo (empty ring). Shape and word carry the meaning, colour only helps.
Rectangle {
    id: mark

    required property string step // "done", "now", "attention", "todo"
    property int size: Theme.mm(Theme.narrow ? 11 : 16.5)

    width: mark.size
    height: mark.size
    radius: mark.size / 2
    color: mark.step === "done" ? Theme.accent : mark.step === "attention" ? Theme.attentionGround : Theme.page
    border.width: mark.step === "done" ? 0 : Theme.mm(1.2)
    border.color: mark.step === "now" ? Theme.accent : mark.step === "attention" ? Theme.attentionLine : Theme.quiet

    Icon {
        anchors.centerIn: parent
        visible: mark.step === "done"
        name: "check"
        ink: Theme.accentText
        size: Math.round(mark.size * 0.6)
    }

    Rectangle {
        anchors.centerIn: parent
        visible: mark.step === "now"
        width: Math.round(mark.size * 0.4)
        height: width
        radius: width / 2
        color: Theme.accent
    }

    Column {
        anchors.centerIn: parent
        visible: mark.step === "attention"
        spacing: Math.round(mark.size * 0.06)

        Rectangle {
            width: Math.round(mark.size * 0.13)
            height: Math.round(mark.size * 0.36)
            radius: width / 2
            color: Theme.attention
        }

        Rectangle {
            width: Math.round(mark.size * 0.13)
            height: width
            radius: width / 2
            color: Theme.attention
        }
    }
}
