pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop

// The hall now: pictures first, the day's ratings below.
FocusScope {
    id: screen

    required property var words
    required property var ratingWords
    required property int waiting
    required property var facts // maps: label, value
    required property var hours
    required property string hoursNote
    required property var counters
    required property var devices // maps: words, mood
    required property string old
    required property string summary
    required property var levels
    required property var rows
    required property var total
    required property string sortedBy
    required property bool downwards
    required property string note
    readonly property bool wide: screen.width >= Theme.dp(1600)
    readonly property bool roomy: screen.height >= Theme.dp(780)

    signal sort(string column)
    signal export_(string format)

    focus: true
    Keys.onPressed: event => {
        if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp) {
            event.accepted = true;
            table.turn(event.key === Qt.Key_PageDown);
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }

    Item {
        id: pictures

        x: Theme.dp(32)
        y: Theme.dp(screen.roomy ? 24 : 12)
        width: parent.width - 2 * x
        height: Math.max(people.implicitHeight, places.implicitHeight, Theme.dp(screen.roomy ? 300 : 236))

        Column {
            id: people

            width: Theme.dp(screen.wide ? 330 : 262)

            DeskText {
                text: screen.words.hall
                size: 22
                font.weight: Font.Bold
            }

            Row {
                spacing: Theme.dp(16)

                Text {
                    id: figure

                    objectName: "waiting"
                    text: screen.waiting
                    color: Theme.ink
                    font.family: Theme.family
                    font.pixelSize: Theme.dp(screen.roomy ? 112 : 80)
                    font.weight: Font.Bold
                    lineHeightMode: Text.FixedHeight
                    lineHeight: Math.ceil(font.pixelSize * 1.1)
                    renderType: Text.NativeRendering
                }

                DeskText {
                    anchors.baseline: figure.baseline
                    text: screen.words.waiting
                    size: 22
                    color: Theme.muted
                }
            }

            Repeater {
                model: screen.facts

                FactLine {
                    required property var modelData

                    width: people.width
                    label: modelData.label
                    value: modelData.value
                }
            }
        }

        Item {
            id: middle

            anchors.left: people.right
            anchors.leftMargin: Theme.dp(screen.wide ? 32 : 24)
            anchors.right: places.left
            anchors.rightMargin: Theme.dp(screen.wide ? 84 : 28)
            height: parent.height

            DeskText {
                id: hoursTitle

                width: parent.width
                text: screen.words.hours
                size: 22
                font.weight: Font.Bold
            }

            DeskText {
                id: hoursNote

                anchors.top: hoursTitle.bottom
                width: parent.width
                text: screen.hoursNote
                color: Theme.muted
            }

            HourChart {
                anchors.top: hoursNote.bottom
                anchors.topMargin: Theme.dp(6)
                anchors.bottom: parent.bottom
                width: parent.width
                hours: screen.hours
            }
        }

        Column {
            id: places

            anchors.right: parent.right
            width: Theme.dp(screen.wide ? 842 : 560)
            spacing: Theme.dp(10)

            DeskText {
                text: screen.words.counters
                size: 22
                font.weight: Font.Bold
            }

            CounterMap {
                width: parent.width
                least: Theme.dp(screen.wide ? 190 : 176)
                counters: screen.counters
            }

            Flow {
                width: parent.width
                spacing: Theme.dp(12)

                Repeater {
                    model: screen.devices

                    Tag {
                        required property var modelData

                        words: modelData.words
                        mood: modelData.mood
                    }
                }
            }
        }
    }

    Rectangle {
        id: parting

        anchors.top: pictures.bottom
        anchors.topMargin: Theme.dp(screen.roomy ? 22 : 8)
        x: Theme.dp(32)
        width: parent.width - 2 * x
        height: Theme.dp(2)
        color: Theme.ink
    }

    Item {
        id: title

        anchors.top: parting.bottom
        anchors.topMargin: Theme.dp(screen.roomy ? 16 : 8)
        x: Theme.dp(32)
        width: parent.width - 2 * x
        height: Math.max(heading.implicitHeight, key.implicitHeight)

        DeskText {
            id: heading

            text: screen.words.ratings
            size: 22
            font.weight: Font.Bold
        }

        DeskText {
            x: heading.width + Theme.dp(28)
            visible: screen.wide
            anchors.baseline: heading.baseline
            text: screen.summary
            color: Theme.muted
        }

        LevelKey {
            id: key

            anchors.right: parent.right
            anchors.verticalCenter: heading.verticalCenter
            levels: screen.levels
        }
    }

    RatingTable {
        id: table

        dense: !screen.roomy
        anchors.top: title.bottom
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.dp(8)
        x: Theme.dp(32)
        width: parent.width - 2 * x
        words: screen.ratingWords
        by: "counter"
        rows: screen.rows
        total: screen.total
        sortedBy: screen.sortedBy
        downwards: screen.downwards
        onSort: column => screen.sort(column)
    }

    Item {
        id: foot

        anchors.bottom: parent.bottom
        x: Theme.dp(32)
        width: parent.width - 2 * x
        height: Theme.dp(screen.roomy ? 84 : 60)

        DeskText {
            anchors.left: parent.left
            anchors.right: buttons.left
            anchors.rightMargin: Theme.dp(20)
            anchors.verticalCenter: parent.verticalCenter
            text: screen.old === "" ? screen.note : screen.old
            size: screen.wide ? 18 : 16
            color: screen.old === "" ? Theme.muted : Theme.attention
        }

        Row {
            id: buttons

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.dp(12)

            DeskButton {
                objectName: "exportXlsx"
                words: screen.words.export_xlsx
                keys: "F6"
                onTapped: screen.export_("xlsx")
            }

            DeskButton {
                objectName: "exportCsv"
                words: screen.words.export_csv
                keys: "F7"
                onTapped: screen.export_("csv")
            }

            DeskButton {
                objectName: "exportPdf"
                words: screen.words.export_pdf
                keys: "F8"
                onTapped: screen.export_("pdf")
            }
        }
    }
}
