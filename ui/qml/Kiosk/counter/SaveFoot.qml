import QtQuick
import Kiosk
import Kiosk.desktop

// The foot of the reception: leave, save, save and print; and the last word between them.
Item {
    id: foot

    required property var words
    required property bool wide
    required property bool searching // Esc belongs to the list of suggestions
    required property bool busy
    required property int mood
    required property string sentence

    signal saved(bool printing)
    signal cancelled

    Hairline {
        x: Theme.dp(36)
        width: parent.width - 2 * x
    }

    DeskButton {
        id: cancel

        objectName: "cancel"
        x: Theme.dp(36)
        anchors.verticalCenter: parent.verticalCenter
        height: Theme.dp(60)
        words: foot.words.cancel
        keys: foot.searching ? "" : "Esc"
        shownKeys: "Esc"
        centred: false
        onTapped: foot.cancelled()
    }

    DeskText {
        id: line

        anchors.left: cancel.right
        anchors.leftMargin: Theme.dp(20)
        anchors.right: buttons.left
        anchors.rightMargin: Theme.dp(16)
        anchors.verticalCenter: parent.verticalCenter
        text: foot.sentence !== "" ? foot.sentence : foot.words.card
        color: foot.sentence === "" || foot.mood === Tag.Calm ? Theme.muted : foot.mood === Tag.Attention ? Theme.attention : Theme.error
        font.weight: foot.sentence === "" ? Font.Medium : Font.DemiBold
        size: foot.wide ? 18 : 16
        maximumLineCount: 3
        elide: Text.ElideRight
    }

    Row {
        id: buttons

        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(36)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.dp(12)

        DeskButton {
            objectName: "save"
            height: Theme.dp(60)
            words: foot.words.save
            keys: "Ctrl+S"
            working: foot.busy
            onTapped: foot.saved(false)
        }

        DeskButton {
            objectName: "savePrint"
            height: Theme.dp(60)
            look: DeskButton.Filled
            size: foot.wide ? 22 : 20
            pad: Theme.dp(foot.wide ? 26 : 18)
            words: foot.busy ? foot.words.saving : foot.words.save_print
            keys: "F2"
            working: foot.busy
            onTapped: foot.saved(true)
        }
    }
}
