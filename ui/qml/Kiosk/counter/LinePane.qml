pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop

// Who waits, in the order of calling; who was set aside; who did not come.
Item {
    id: pane

    required property var words
    required property string tab
    required property var counts // waiting, parked, missed
    required property var rows // maps: ticket, number, words, tag, waited, next
    required property string chosen
    required property string note
    required property var byHand // map: shown, typed, error, busy, words
    property bool narrow: false

    signal tabChosen(string tab)
    signal rowChosen(string ticket)
    signal rowCalled(string ticket)
    signal numberEdited(string text)
    signal numberCalled

    Row {
        id: tabs

        spacing: Theme.dp(pane.narrow ? 6 : 8)

        Repeater {
            model: ["waiting", "parked", "missed"]

            DeskButton {
                id: tabButton

                required property string modelData

                objectName: tabButton.modelData + "Tab"
                height: Theme.dp(44)
                pad: Theme.dp(pane.narrow ? 11 : 17)
                look: DeskButton.Quiet
                chosen: pane.tab === tabButton.modelData
                words: (tabButton.modelData === "missed" ? pane.words.missed_tab : pane.words[tabButton.modelData]) + " " + pane.counts[tabButton.modelData]
                onTapped: pane.tabChosen(tabButton.modelData)
            }
        }
    }

    Item {
        id: heads

        anchors.top: tabs.bottom
        anchors.topMargin: Theme.dp(16)
        width: parent.width
        height: Theme.dp(32)

        DeskText {
            x: Theme.dp(12)
            text: pane.words.number
            size: 16
            color: Theme.muted
        }

        DeskText {
            x: Theme.dp(92)
            text: pane.words.procedure
            size: 16
            color: Theme.muted
        }

        DeskText {
            anchors.right: parent.right
            anchors.rightMargin: Theme.dp(12)
            text: pane.words.wait
            size: 16
            color: Theme.muted
        }

        Hairline {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }

    DeskText {
        anchors.top: heads.bottom
        anchors.topMargin: Theme.dp(18)
        x: Theme.dp(12)
        visible: pane.rows.length === 0
        text: pane.words["nobody_" + pane.tab]
        color: Theme.muted
    }

    ListView {
        id: list

        objectName: "line"
        anchors.top: heads.bottom
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.dp(10)
        width: parent.width
        clip: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        model: pane.rows
        onModelChanged: list.follow()

        function follow(): void {
            const at = pane.rows.findIndex(row => row.ticket === pane.chosen);
            if (at >= 0)
                list.positionViewAtIndex(at, ListView.Contain);
        }

        Connections {
            target: pane

            function onChosenChanged(): void {
                list.follow();
            }
        }

        delegate: Item {
            id: row

            required property var modelData
            readonly property bool chosen: row.modelData.ticket === pane.chosen

            objectName: "row" + row.modelData.number
            opacity: row.y >= list.contentY - 1 && row.y + row.height <= list.contentY + list.height + 1 ? 1 : 0 // whole rows only
            width: list.width
            height: Math.max(Theme.dp(row.modelData.next ? 56 : 52), words.implicitHeight + Theme.dp(14), Theme.dp(14) + words.paintedHeight + (tag.visible && tag.wrapped ? tag.height + Theme.dp(4) : 0))
            Accessible.role: Accessible.ListItem
            Accessible.name: row.modelData.number + ", " + row.modelData.words + (row.modelData.tag === "" ? "" : ", " + row.modelData.tag) + ", " + row.modelData.waited
            Accessible.onPressAction: pane.rowChosen(row.modelData.ticket)

            Rectangle {
                anchors.fill: parent
                color: row.modelData.next ? Theme.soft : "transparent"
            }

            Hairline {
                anchors.bottom: parent.bottom
                width: parent.width
            }

            Rectangle {
                anchors.fill: parent
                visible: row.chosen
                radius: Theme.dp(8)
                color: "transparent"
                border.width: Theme.dp(3)
                border.color: Theme.ink
            }

            DeskText {
                x: Theme.dp(12)
                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData.number
                size: row.modelData.next ? 22 : 18
                font.weight: Font.Bold
                wrapMode: Text.NoWrap
            }

            Item {
                id: middle

                x: Theme.dp(92)
                width: list.width - x - waited.width - Theme.dp(28)
                height: parent.height

                DeskText {
                    id: words

                    width: Math.min(implicitWidth, middle.width - (tag.visible && !tag.wrapped ? tag.width + Theme.dp(10) : 0))
                    y: Math.round((parent.height - height - (tag.visible && tag.wrapped ? tag.height + Theme.dp(4) : 0)) / 2)
                    text: row.modelData.words
                    size: row.modelData.next ? 20 : 18
                    lead: 1.25
                    maximumLineCount: 3
                    elide: Text.ElideRight
                    font.weight: row.modelData.next ? Font.DemiBold : Font.Medium
                }

                Tag {
                    id: tag

                    readonly property bool wrapped: words.implicitWidth + tag.width + Theme.dp(10) > middle.width

                    visible: row.modelData.tag !== ""
                    x: tag.wrapped ? 0 : words.width + Theme.dp(10)
                    y: tag.wrapped ? words.y + words.height + Theme.dp(4) : Math.round((parent.height - height) / 2)
                    words: row.modelData.tag
                    onSoft: row.modelData.next
                }
            }

            DeskText {
                id: waited

                anchors.right: parent.right
                anchors.rightMargin: Theme.dp(12)
                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData.waited
                size: row.modelData.next ? 20 : 18
                font.weight: row.modelData.next ? Font.DemiBold : Font.Medium
                wrapMode: Text.NoWrap
            }

            MouseArea {
                anchors.fill: parent
                onClicked: pane.rowChosen(row.modelData.ticket)
                onDoubleClicked: pane.rowCalled(row.modelData.ticket)
            }
        }
    }

    DeskText {
        id: foot

        anchors.bottom: byHand.visible ? byHand.top : parent.bottom
        anchors.bottomMargin: Theme.dp(byHand.visible ? 14 : 0)
        width: parent.width
        text: pane.chosen !== "" || pane.note === "" ? pane.words.row_hint : pane.note
        color: Theme.muted
    }

    ByHandCall {
        id: byHand

        anchors.bottom: parent.bottom
        width: parent.width
        visible: pane.byHand.shown
        words: pane.byHand.words
        typed: pane.byHand.typed
        error: pane.byHand.error
        busy: pane.byHand.busy
        onEdited: text => pane.numberEdited(text)
        onCalled: pane.numberCalled()
    }
}
