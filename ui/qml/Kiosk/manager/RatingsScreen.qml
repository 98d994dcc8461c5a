import QtQuick
import Kiosk
import Kiosk.desktop

// A day's ratings, by counter, official, procedure or hour.
FocusScope {
    id: screen

    required property var words
    required property string by
    required property string day
    required property bool isToday
    required property bool copied
    required property string summary
    required property var levels
    required property var rows
    required property var total
    required property string sortedBy
    required property bool downwards
    required property string note
    readonly property bool wide: screen.width >= Theme.dp(1600)

    signal grouped(string by)
    signal stepped(int days)
    signal today
    signal sort(string column)
    signal copy

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

    Row {
        id: top

        x: Theme.dp(32)
        y: Theme.dp(24)
        spacing: Theme.dp(10)

        DeskButton {
            words: screen.words.by_counter
            keys: "F2"
            look: DeskButton.Quiet
            chosen: screen.by === "counter"
            onTapped: screen.grouped("counter")
        }

        DeskButton {
            words: screen.words.by_official
            keys: "F3"
            look: DeskButton.Quiet
            chosen: screen.by === "official"
            onTapped: screen.grouped("official")
        }

        DeskButton {
            words: screen.words.by_service
            keys: "F4"
            look: DeskButton.Quiet
            chosen: screen.by === "service"
            onTapped: screen.grouped("service")
        }

        DeskButton {
            words: screen.words.by_hour
            keys: "F5"
            look: DeskButton.Quiet
            chosen: screen.by === "hour"
            onTapped: screen.grouped("hour")
        }
    }

    Row {
        id: days

        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(32)
        y: screen.wide ? top.y : top.y + top.height + Theme.dp(12)
        spacing: Theme.dp(10)

        DeskButton {
            objectName: "previous"
            words: screen.words.previous
            keys: "Alt+Left"
            shownKeys: "Alt ←"
            onTapped: screen.stepped(-1)
        }

        DeskText {
            width: Theme.dp(210)
            anchors.verticalCenter: parent.verticalCenter
            horizontalAlignment: Text.AlignHCenter
            text: screen.day
            font.weight: Font.Bold
            wrapMode: Text.NoWrap
        }

        DeskButton {
            words: screen.words.following
            keys: "Alt+Right"
            shownKeys: "Alt →"
            available: !screen.isToday
            onTapped: screen.stepped(1)
        }

        DeskButton {
            words: screen.words.today
            keys: "Alt+Home"
            available: !screen.isToday
            onTapped: screen.today()
        }
    }

    Item {
        id: title

        anchors.top: days.bottom
        anchors.topMargin: Theme.dp(screen.wide ? 24 : 12)
        x: Theme.dp(32)
        width: parent.width - 2 * x
        height: Math.max(sum.implicitHeight, key.implicitHeight)

        DeskText {
            id: sum

            objectName: "summary"
            text: screen.summary
            font.weight: Font.DemiBold
        }

        LevelKey {
            id: key

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            levels: screen.levels
        }
    }

    RatingTable {
        id: table

        anchors.top: title.bottom
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.dp(8)
        x: Theme.dp(32)
        width: parent.width - 2 * x
        words: screen.words
        by: screen.by
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
        height: Theme.dp(screen.wide ? 84 : 64)

        DeskText {
            anchors.left: parent.left
            anchors.right: copyButton.left
            anchors.rightMargin: Theme.dp(20)
            anchors.verticalCenter: parent.verticalCenter
            text: screen.copied ? screen.words.copied : screen.note
            color: screen.copied ? Theme.accent : Theme.muted
            font.weight: screen.copied ? Font.DemiBold : Font.Medium
        }

        DeskButton {
            id: copyButton

            objectName: "copy"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            words: screen.words.copy
            keys: "Ctrl+C"
            onTapped: screen.copy()
        }
    }
}
