import QtQuick
import Kiosk
import Kiosk.desktop

// One paper.
Item {
    id: row

    required property var words
    required property var kinds
    required property int nameX
    required property int kindX
    required property int at
    required property string name
    required property int kind
    required property int count
    required property bool received
    required property bool added

    signal toggled
    signal kindChosen(int kind)
    signal countTyped(string text)
    signal nameTyped(string name)

    function focusName(): void {
        field.forceActiveFocus();
    }

    function focusBox(): void {
        box.forceActiveFocus();
    }

    height: Math.max(Theme.dp(row.added ? 54 : 42), words_.implicitHeight + Theme.dp(14))

    CheckBoxMark {
        id: box

        objectName: "paper" + (row.at + 1)
        x: Theme.dp(12)
        anchors.verticalCenter: parent.verticalCenter
        name: row.name
        checked: row.received
        onToggled: row.toggled()
    }

    DeskText {
        x: Theme.dp(78)
        anchors.verticalCenter: parent.verticalCenter
        text: row.at + 1
    }

    DeskText {
        id: words_

        visible: !row.added
        x: row.nameX
        width: row.kindX - x - Theme.dp(16)
        anchors.verticalCenter: parent.verticalCenter
        text: row.name
        lead: 1.25
    }

    DeskField {
        id: field

        objectName: "paperName" + (row.at + 1)
        visible: row.added
        x: row.nameX
        width: row.kindX - x - Theme.dp(16)
        anchors.verticalCenter: parent.verticalCenter
        label: ""
        placeholder: row.words.new_paper
        value: row.name
        onEdited: text => row.nameTyped(text)
    }

    CycleChoice {
        x: row.kindX
        width: Theme.dp(140)
        anchors.verticalCenter: parent.verticalCenter
        name: row.words.column_kind
        options: row.kinds
        index: row.kind
        onChosen: index => row.kindChosen(index)
    }

    CountBox {
        objectName: "paperCount" + (row.at + 1)
        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(2)
        anchors.verticalCenter: parent.verticalCenter
        name: row.words.column_count
        value: String(row.count)
        onTyped: text => row.countTyped(text)
    }

    Hairline {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
