pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop

// The indicators of a quarter: points where this machine has data, and what they rest on.
FocusScope {
    id: screen

    required property var words
    required property string quarter
    required property bool isNow
    required property var rows // maps: number, name, points, share, lowest, basis
    required property var people // maps: name, points, why
    required property var summary // maps: total, judged, provisional, check
    required property string trouble
    readonly property bool wide: screen.width >= Theme.dp(1600)

    signal stepped(bool forward)

    focus: true

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }

    DeskText {
        id: title

        x: Theme.dp(32)
        anchors.verticalCenter: quarters.verticalCenter
        text: screen.words.title
        size: 22
        font.weight: Font.Bold
    }

    Row {
        id: quarters

        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(32)
        y: Theme.dp(screen.wide ? 24 : 14)
        spacing: Theme.dp(10)

        DeskButton {
            words: screen.words.previous
            keys: "Alt+Left"
            shownKeys: "Alt ←"
            onTapped: screen.stepped(false)
        }

        DeskText {
            width: Theme.dp(180)
            anchors.verticalCenter: parent.verticalCenter
            horizontalAlignment: Text.AlignHCenter
            text: screen.quarter
            font.weight: Font.Bold
            wrapMode: Text.NoWrap
        }

        DeskButton {
            words: screen.words.following
            keys: "Alt+Right"
            shownKeys: "Alt →"
            available: !screen.isNow
            onTapped: screen.stepped(true)
        }
    }

    Column {
        id: table

        anchors.top: quarters.bottom
        anchors.topMargin: Theme.dp(screen.wide ? 20 : 8)
        x: Theme.dp(32)
        width: parent.width - 2 * x - side.width - Theme.dp(screen.wide ? 56 : 32)

        Item {
            width: parent.width
            height: Theme.dp(screen.wide ? 40 : 34)

            DeskText {
                x: Theme.dp(44)
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Theme.dp(6)
                text: screen.words.head_name
                size: 16
                color: Theme.muted
            }

            DeskText {
                x: Math.round(parent.width * 0.52)
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Theme.dp(6)
                text: screen.words.head_points
                size: 16
                color: Theme.muted
            }

            DeskText {
                x: Math.round(parent.width * 0.78)
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Theme.dp(6)
                text: screen.words.head_basis
                size: 16
                color: Theme.muted
            }

            Hairline {
                anchors.bottom: parent.bottom
                width: parent.width
            }
        }

        Repeater {
            model: screen.rows

            IndicatorRow {
                required property var modelData

                width: table.width
                height: Math.max(Theme.dp(screen.wide ? 66 : 46), implicitHeight)
                shown: modelData
            }
        }

        Rectangle {
            width: parent.width
            height: Theme.dp(2)
            visible: screen.rows.length > 0
            color: Theme.ink
        }

        DeskText {
            width: parent.width
            topPadding: Theme.dp(screen.wide ? 14 : 6)
            text: screen.summary.total
            size: 20
            font.weight: Font.Bold
        }

        DeskText {
            width: parent.width
            visible: text !== ""
            text: screen.summary.provisional
            color: Theme.attention
            font.weight: Font.DemiBold
        }

        DeskText {
            width: parent.width
            text: screen.summary.judged
            font.weight: Font.DemiBold
        }

        DeskText {
            width: parent.width
            visible: screen.trouble !== ""
            text: screen.trouble
            wrapMode: Text.Wrap
            color: Theme.error
        }
    }

    Item {
        id: side

        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(32)
        anchors.top: table.top
        anchors.bottom: foot.top
        width: Theme.dp(screen.wide ? 520 : 400)

        DeskText {
            id: sideTitle

            width: parent.width
            text: screen.words.people
            size: 20
            font.weight: Font.Bold
        }

        DeskText {
            anchors.top: sideTitle.bottom
            anchors.topMargin: Theme.dp(10)
            width: parent.width
            visible: screen.people.length === 0
            text: screen.words.nobody
            color: Theme.muted
        }

        ListView {
            id: people

            anchors.top: sideTitle.bottom
            anchors.topMargin: Theme.dp(6)
            anchors.bottom: parent.bottom
            width: parent.width
            clip: true
            interactive: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds
            model: screen.people
            delegate: Item {
                id: person

                required property var modelData

                width: people.width
                height: Theme.dp(62)

                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - points.width - Theme.dp(12)

                    DeskText {
                        width: parent.width
                        text: person.modelData.name
                        lead: 1.25
                        font.weight: Font.DemiBold
                    }

                    DeskText {
                        width: parent.width
                        text: person.modelData.why
                        size: 16
                        lead: 1.25
                        color: Theme.muted
                    }
                }

                DeskText {
                    id: points

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: person.modelData.points
                    font.weight: Font.Bold
                    wrapMode: Text.NoWrap
                }

                Hairline {
                    anchors.bottom: parent.bottom
                    width: parent.width
                }
            }
        }
    }

    Column {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.dp(screen.wide ? 20 : 8)
        x: Theme.dp(32)
        width: parent.width - 2 * x

        DeskText {
            width: parent.width
            text: screen.words.note
            size: screen.wide ? 18 : 16
            color: Theme.muted
        }

        DeskText {
            width: parent.width
            visible: text !== ""
            text: screen.summary.check
            size: screen.wide ? 18 : 16
            color: Theme.muted
        }
    }
}
