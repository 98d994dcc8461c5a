import QtQuick
import Kiosk
import Kiosk.desktop

// The configuration that came, and the hub: how they stand, and what a person may do about them.
FocusScope {
    id: screen

    required property var words
    required property var bundle
    required property var hub
    required property int waiting // the version that waits
    required property string asking // bundle, hub or empty
    required property bool sure
    required property string pin
    required property string error
    required property bool working
    required property string sentence
    required property int mood
    readonly property int part: Math.min((screen.width - Theme.dp(64 + 57)) / 2, Theme.dp(760))

    signal asked(string what)
    signal edited(string text)
    signal confirmed

    focus: true
    onAskingChanged: {
        if (screen.asking === "")
            screen.forceActiveFocus();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }

    UpkeepColumn {
        id: left

        x: Theme.dp(32)
        y: Theme.dp(28)
        width: screen.part
        name: "take"
        title: screen.words.bundle_title
        part: screen.bundle
        words: ({
                action: screen.words.take,
                title: screen.words.take_title.replace("{version}", screen.waiting),
                warning: screen.words.take_warning,
                confirm: screen.words.take_confirm,
                pin: screen.words.pin,
                cancel: screen.words.cancel
            })
        keys: "F3"
        asking: screen.asking === "bundle"
        shut: screen.asking !== "" || screen.working
        pin: screen.pin
        error: screen.error
        working: screen.working
        onAsked: screen.asked("bundle")
        onEdited: text => screen.edited(text)
        onConfirmed: screen.confirmed()
        onCancelled: screen.asked("")
    }

    Hairline {
        x: left.x + left.width + Theme.dp(28)
        anchors.top: parent.top
        anchors.bottom: parent.bottom
    }

    UpkeepColumn {
        x: left.x + left.width + Theme.dp(57)
        y: left.y
        width: screen.part
        name: "promote"
        title: screen.words.hub_title
        part: screen.hub
        words: ({
                action: screen.words.promote,
                title: screen.words.promote_title,
                warning: screen.words.promote_warning,
                confirm: screen.sure ? screen.words.promote_again : screen.words.promote_confirm,
                pin: screen.words.pin,
                cancel: screen.words.cancel
            })
        keys: "F4"
        asking: screen.asking === "hub"
        shut: screen.asking !== "" || screen.working
        pin: screen.pin
        error: screen.error
        working: screen.working
        onAsked: screen.asked("hub")
        onEdited: text => screen.edited(text)
        onConfirmed: screen.confirmed()
        onCancelled: screen.asked("")
    }

    DeskNotice {
        x: left.x
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.dp(28)
        width: screen.part
        visible: screen.sentence !== ""
        words: screen.sentence
        mood: screen.mood
    }
}
