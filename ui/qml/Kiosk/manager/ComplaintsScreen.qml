pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop

// The register of complaints: those that wait to be verified apart, and one of them in hand.
FocusScope {
    id: screen

    required property var words
    required property var rows
    required property var counts // maps: label, value
    required property var chosen
    required property string outcome
    required property string reason
    required property string error
    required property int mood
    required property string sentence
    required property bool working
    required property string mode // "", form or comments
    required property var form
    required property string whom
    required property var options
    required property var formErrors
    required property string entryError
    required property var comments
    required property int comment
    required property bool entryWorking
    readonly property bool wide: screen.width >= Theme.dp(1600)

    signal choose(string complaint)
    signal step(int by)
    signal judged(string outcome)
    signal explained(string text)
    signal settle
    signal open(string mode)
    signal edited(string field, string text)
    signal searched(string text)
    signal save
    signal picked(int index)
    signal taken(string about)

    focus: true

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
            objectName: "record"
            words: screen.words.record
            keys: screen.mode === "form" ? "" : "F2"
            look: DeskButton.Quiet
            chosen: screen.mode === "form"
            onTapped: screen.open("form")
        }

        DeskButton {
            objectName: "fromComments"
            words: screen.words.from_comments
            keys: "F3"
            look: DeskButton.Quiet
            chosen: screen.mode === "comments"
            onTapped: screen.open("comments")
        }
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(32)
        anchors.verticalCenter: top.verticalCenter
        spacing: Theme.dp(28)

        Repeater {
            model: screen.counts

            DeskText {
                id: count

                required property var modelData

                text: count.modelData.label + ": " + count.modelData.value
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
            }
        }
    }

    ListView {
        id: list

        objectName: "register"
        anchors.top: top.bottom
        anchors.topMargin: Theme.dp(16)
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.dp(8)
        x: Theme.dp(32)
        width: parent.width - 2 * x - pane.width - Theme.dp(32)
        clip: true
        focus: screen.mode === ""
        activeFocusOnTab: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        model: screen.rows
        Keys.onPressed: event => {
            const by = event.key === Qt.Key_Down ? 1 : event.key === Qt.Key_Up ? -1 : 0;
            if (by !== 0) {
                event.accepted = true;
                screen.step(by);
            }
        }
        delegate: Column {
            id: one

            required property var modelData
            required property int index
            readonly property bool first: one.index === 0 || screen.rows[one.index - 1].pending !== one.modelData.pending

            width: list.width

            DeskText {
                width: parent.width
                visible: one.first
                topPadding: one.index === 0 ? 0 : Theme.dp(22)
                bottomPadding: Theme.dp(6)
                text: one.modelData.pending ? screen.words.pending : screen.words.closed
                size: 20
                font.weight: Font.Bold
            }

            Hairline {
                width: parent.width
            }

            ComplaintRow {
                width: parent.width
                shown: one.modelData
                chosen: one.modelData.complaint === screen.chosen.complaint
                onTapped: {
                    list.forceActiveFocus();
                    screen.choose(one.modelData.complaint);
                }
            }
        }
    }

    DeskText {
        anchors.top: list.top
        x: list.x
        width: list.width
        visible: screen.rows.length === 0
        text: screen.words.nothing
        color: Theme.muted
    }

    // there is more above or below
    Rectangle {
        visible: list.interactive
        x: list.x + list.width + Theme.dp(8)
        y: list.y + list.visibleArea.yPosition * list.height
        width: Theme.dp(6)
        height: list.visibleArea.heightRatio * list.height
        radius: Theme.dp(3)
        color: Theme.quiet
    }

    Rectangle {
        id: pane

        anchors.top: list.top
        anchors.bottom: list.bottom
        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(32)
        width: Theme.dp(screen.wide ? 760 : 690)
        radius: Theme.dp(8)
        color: Theme.surface
        border.width: Math.max(1, Theme.dp(1))
        border.color: Theme.hairline

        Loader {
            objectName: "pane"
            anchors.fill: parent
            anchors.margins: Theme.dp(1)
            sourceComponent: screen.mode === "form" ? form : screen.mode === "comments" ? comments : detail
            onLoaded: {
                if (screen.mode !== "")
                    (item as Item).forceActiveFocus();
                else
                    list.forceActiveFocus();
            }
        }
    }

    Component {
        id: detail

        ComplaintDetail {
            words: screen.words
            chosen: screen.chosen
            outcome: screen.outcome
            reason: screen.reason
            error: screen.error
            working: screen.working
            onJudged: outcome => screen.judged(outcome)
            onExplained: text => screen.explained(text)
            onSettle: screen.settle()
        }
    }

    Component {
        id: form

        ComplaintForm {
            words: screen.words
            shown: screen.form
            whom: screen.whom
            options: screen.options
            errors: screen.formErrors
            error: screen.entryError
            working: screen.entryWorking
            onEdited: (field, text) => screen.edited(field, text)
            onSearched: text => screen.searched(text)
            onSave: screen.save()
            onCancel: screen.open("")
        }
    }

    Component {
        id: comments

        ComplaintComments {
            words: screen.words
            comments: screen.comments
            current: screen.comment
            error: screen.entryError
            working: screen.entryWorking
            onPicked: index => screen.picked(index)
            onTaken: about => screen.taken(about)
            onCancel: screen.open("")
        }
    }

    Item {
        id: foot

        anchors.bottom: parent.bottom
        x: Theme.dp(32)
        width: parent.width - 2 * x
        height: Theme.dp(screen.wide ? 76 : 60)

        DeskText {
            width: parent.width
            anchors.verticalCenter: parent.verticalCenter
            visible: screen.sentence === ""
            text: screen.words.note
            color: Theme.muted
        }

        DeskNotice {
            objectName: "said"
            width: parent.width
            anchors.verticalCenter: parent.verticalCenter
            visible: screen.sentence !== ""
            dense: true
            words: screen.sentence
            mood: screen.mood
        }
    }
}
