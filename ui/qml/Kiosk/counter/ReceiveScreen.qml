import QtQuick
import Kiosk
import Kiosk.desktop

// A dossier is received: the order of the keyboard is the order of the slip. Scan fills, typing
// corrects; what is wrong is said where it is, and the save key goes there.
FocusScope {
    id: screen

    required property var words
    required property string title
    required property string official
    required property string time
    required property var lights
    required property string number // of the visit, "" without one
    required property string elapsed
    required property var form
    required property var errors
    required property var suggestions
    required property var papers // a list model
    required property var kinds
    required property int received
    required property int expected
    required property string preview
    required property bool sheet
    required property bool busy
    required property int mood
    required property string sentence
    readonly property bool wide: screen.width >= Theme.dp(1600)

    signal edited(string field, string text)
    signal searched(string text)
    signal picked(string code)
    signal paperReceived(int at, bool received)
    signal paperKind(int at, int kind)
    signal paperCount(int at, string text)
    signal paperName(int at, string name)
    signal paperAdded
    signal papersAll
    signal fitted(int width)
    signal saved(bool printing)
    signal cancelled

    function goTo(field: string): void {
        const place = applicant.place(field) ?? terms.place(field);
        if (field === "papers")
            papers.focusFirst();
        else if (place)
            place.forceActiveFocus();
    }

    focus: true
    Component.onCompleted: {
        screen.goTo(screen.form.procedure === "" ? "procedure" : "name");
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }

    DeskBar {
        id: bar

        width: parent.width
        title: screen.words.title
        second: screen.number
        visit: screen.number === "" ? "" : screen.elapsed
        time: screen.time
        notes: [
            {
                words: screen.official + ", " + screen.title
            }
        ].concat(screen.lights)
    }

    ScrollingForm {
        anchors.top: bar.bottom
        anchors.bottom: foot.top
        anchors.left: parent.left
        anchors.right: slip.left
        lead: Theme.dp(screen.wide ? 22 : 14)
        spacing: Theme.dp(screen.wide ? 16 : 10)

        ApplicantFields {
            id: applicant

            width: parent.width
            spacing: parent.spacing
            z: 2
            words: screen.words
            form: screen.form
            errors: screen.errors
            suggestions: screen.suggestions
            onEdited: (field, text) => screen.edited(field, text)
            onSearched: text => screen.searched(text)
            onPicked: code => screen.picked(code)
        }

        PapersBlock {
            id: papers

            width: parent.width
            words: screen.words
            papers: screen.papers
            kinds: screen.kinds
            known: screen.form.known
            received: screen.received
            expected: screen.expected
            sets: screen.form.sets
            error: screen.errors.papers ?? ""
            onPaperReceived: (at, received) => screen.paperReceived(at, received)
            onPaperKind: (at, kind) => screen.paperKind(at, kind)
            onPaperCount: (at, text) => screen.paperCount(at, text)
            onPaperName: (at, name) => screen.paperName(at, name)
            onPaperAdded: screen.paperAdded()
            onPapersAll: screen.papersAll()
            onSetsTyped: text => screen.edited("sets", text)
        }

        TermsRow {
            id: terms

            width: parent.width
            words: screen.words
            form: screen.form
            errors: screen.errors
            wide: screen.wide
            onEdited: (field, text) => screen.edited(field, text)
        }
    }

    SlipPage {
        id: slip

        anchors.top: bar.bottom
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        width: Theme.dp(screen.wide ? 640 : 420)
        words: screen.words
        picture: screen.preview
        sheet: screen.sheet
        onFitted: width => screen.fitted(width)
    }

    SaveFoot {
        id: foot

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: slip.left
        height: Theme.dp(screen.height >= Theme.dp(900) ? 100 : 84)
        words: screen.words
        wide: screen.wide
        searching: applicant.searching
        busy: screen.busy
        mood: screen.mood
        sentence: screen.sentence
        onSaved: printing => screen.saved(printing)
        onCancelled: screen.cancelled()
    }
}
