pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// One thing said, and what to do next: an unknown code, a closed queue, thanks, our apology.
KioskScreen {
    id: screen

    required property string heading
    required property string advice
    property string kind: "calm" // "calm", "attention", "thanks"
    property int face: 0 // the level just given, on "thanks"
    property string action: "" // the one button; empty: none

    signal act

    title: heading

    Notice {
        id: notice

        visible: screen.kind === "attention"
        width: parent.width
        height: implicitHeight
        words: screen.advice
    }

    Column {
        visible: screen.kind !== "attention"
        width: parent.width
        spacing: Theme.l

        Icon {
            visible: screen.face > 0
            name: "face-" + Math.max(1, screen.face)
            shape: 1
            size: Math.min(Theme.mm(Theme.narrow || Theme.landscape ? 50 : 90), Math.round(screen.zone.height * 0.4))
        }

        ThemedText {
            width: parent.width
            text: screen.advice
            font.pixelSize: Theme.narrow ? Theme.body : Theme.subhead
            font.weight: Font.DemiBold
        }
    }

    PrimaryButton {
        objectName: "act"
        visible: screen.action !== ""
        width: parent.width
        height: implicitHeight
        anchors.bottom: parent.bottom
        words: screen.action
        onTapped: screen.act()
    }
}
