import QtQuick
import Kiosk
import Kiosk.controls
import Kiosk.desktop

// Who is at the counter, large; the clock of the visit; what for. Or: who is next, or the break.
Column {
    id: head

    required property var words
    required property string state_ // serving, free or break
    required property var serving // maps: number, words, line, tag, usual
    required property var ahead
    required property string pause
    required property string elapsed
    required property bool late
    property bool roomy: true
    property bool brief: false // the number alone, where something else needs the room
    readonly property bool busy: head.state_ === "serving"
    readonly property var shown: head.busy ? head.serving : head.state_ === "free" ? head.ahead : ({})
    readonly property string number: head.shown.number ?? ""

    spacing: Theme.dp(head.roomy ? 10 : 4)

    DeskText {
        width: parent.width
        text: head.busy ? head.words.serving : head.state_ === "break" ? head.words.on_break : head.number === "" ? head.words.open_counter : head.words.next_turn
        size: 20
        color: Theme.muted
    }

    Item {
        width: parent.width
        height: Theme.dp(head.roomy ? 165 : 118)

        Text {
            id: number

            objectName: "number"
            visible: head.number !== ""
            anchors.verticalCenter: parent.verticalCenter
            text: head.number
            color: head.busy ? Theme.ink : Theme.muted
            font.family: Theme.family
            font.pixelSize: Theme.dp(head.roomy ? 168 : 124)
            font.weight: Font.Bold
            lineHeightMode: Text.FixedHeight
            lineHeight: Math.ceil(font.pixelSize * 0.98)
            renderType: Text.NativeRendering
        }

        DeskText {
            objectName: "stateWords"
            visible: head.number === ""
            width: parent.width
            anchors.verticalCenter: parent.verticalCenter
            text: head.state_ === "break" ? head.pause : head.words.nobody_waiting
            size: 56
            lead: 1.2
            font.weight: Font.Bold
        }

        Rectangle {
            id: clock

            visible: head.busy
            x: number.width + Theme.dp(48)
            anchors.bottom: parent.bottom
            width: Math.max(clockWords.implicitWidth, figures.width) + (head.late ? Theme.dp(36) : 0)
            height: clockWords.implicitHeight + figures.height + (head.late ? Theme.dp(16) : 0)
            radius: Theme.dp(8)
            color: head.late ? Theme.attentionGround : "transparent"

            DeskText {
                id: clockWords

                x: head.late ? Theme.dp(18) : 0
                y: head.late ? Theme.dp(8) : 0
                text: head.late ? head.words.elapsed_late.replace("{minutes}", head.serving.usual) : head.words.elapsed
                color: head.late ? Theme.attention : Theme.muted
                font.weight: head.late ? Font.DemiBold : Font.Medium
                wrapMode: Text.NoWrap
            }

            ClockText {
                id: figures

                objectName: "elapsed"
                x: head.late ? Theme.dp(18) : 0
                anchors.top: clockWords.bottom
                time: head.elapsed
                size: Theme.dp(head.roomy ? 72 : 56)
                ink: head.late ? Theme.attention : Theme.ink
                weight: Font.Bold
            }
        }
    }

    DeskText {
        width: parent.width
        visible: text !== "" && !head.brief
        text: head.shown.words ?? ""
        size: head.roomy ? 26 : 22
        lead: 1.3
        maximumLineCount: 3
        elide: Text.ElideRight
        color: head.busy ? Theme.ink : Theme.muted
        font.weight: Font.DemiBold
    }

    Flow {
        width: parent.width
        visible: !head.brief
        spacing: Theme.dp(10)

        Tag {
            visible: (head.shown.tag ?? "") !== ""
            words: head.shown.tag ?? ""
        }

        DeskText {
            width: Math.min(implicitWidth, parent.width)
            visible: text !== ""
            text: head.shown.line ?? ""
            color: Theme.muted
        }
    }
}
