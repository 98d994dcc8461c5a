import QtQuick
import Kiosk
import Kiosk.desktop

// Which figures, of which days, as which file, to where; and what became of it.
FocusScope {
    id: screen

    required property var words
    required property var form // maps: what, since, until, format, formats, folder
    required property var errors
    required property bool running
    required property real progress
    required property int mood
    required property string sentence
    required property var pastWords
    required property var past
    property bool looking: false // on a small screen: the exports before, in the form's place
    readonly property bool wide: screen.width >= Theme.dp(1800)
    readonly property bool roomy: screen.height >= Theme.dp(780)
    readonly property int gap: Theme.dp(screen.roomy ? 28 : 14)

    signal edited(string field, string text)
    signal span(string name)
    signal folder(string name)
    signal run

    focus: true
    Keys.onPressed: event => {
        if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp) {
            event.accepted = true;
            list.turn(event.key === Qt.Key_PageDown);
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }

    PastExports {
        id: list

        visible: screen.wide || screen.looking
        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(screen.wide ? 48 : 32)
        y: Theme.dp(screen.roomy ? 28 : 14)
        width: screen.wide ? Theme.dp(620) : parent.width - Theme.dp(64)
        height: parent.height - y - Theme.dp(screen.wide ? 28 : 76)
        words: screen.pastWords
        rows: screen.past
    }

    DeskButton {
        objectName: "past"
        visible: !screen.wide
        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(32)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.dp(14)
        words: screen.looking ? screen.words.form : screen.words.past
        keys: "F8"
        onTapped: screen.looking = !screen.looking
    }

    Column {
        visible: screen.wide || !screen.looking
        x: Theme.dp(32)
        y: Theme.dp(screen.roomy ? 28 : 14)
        width: screen.wide ? Theme.dp(1100) : Math.min(Theme.dp(1100), parent.width - 2 * x)
        spacing: screen.gap

        Column {
            spacing: Theme.dp(10)

            DeskText {
                text: screen.words.what
                size: 22
                font.weight: Font.Bold
            }

            ChoiceRow {
                name: screen.words.what
                value: screen.form.what
                options: ["ratings", "tickets", "dossiers", "logbook"].map((code, at) => ({
                            code: code,
                            keys: "Alt+" + (at + 1),
                            words: screen.words[code]
                        }))
                onChosen: code => screen.edited("what", code)
            }
        }

        Column {
            spacing: Theme.dp(10)

            DeskText {
                text: screen.words.period
                size: 22
                font.weight: Font.Bold
            }

            Row {
                spacing: Theme.dp(16)

                DeskField {
                    objectName: "since"
                    width: Theme.dp(220)
                    label: screen.words.since
                    value: screen.form.since
                    error: screen.errors.since ?? ""
                    most: 10
                    onEdited: text => screen.edited("since", text)
                }

                DeskField {
                    objectName: "until"
                    width: Theme.dp(220)
                    label: screen.words.until
                    value: screen.form.until
                    error: screen.errors.until ?? ""
                    most: 10
                    onEdited: text => screen.edited("until", text)
                }

                Row {
                    y: Theme.dp(24)
                    spacing: Theme.dp(10)

                    DeskButton {
                        height: Theme.dp(46)
                        words: screen.words.today
                        keys: "F3"
                        onTapped: screen.span("today")
                    }

                    DeskButton {
                        height: Theme.dp(46)
                        words: screen.words.week
                        keys: "F4"
                        onTapped: screen.span("week")
                    }

                    DeskButton {
                        height: Theme.dp(46)
                        words: screen.words.month
                        keys: "F5"
                        onTapped: screen.span("month")
                    }
                }
            }
        }

        Column {
            spacing: Theme.dp(10)

            DeskText {
                text: screen.words.format
                size: 22
                font.weight: Font.Bold
            }

            ChoiceRow {
                name: screen.words.format
                value: screen.form.format
                options: screen.form.formats.map(code => ({
                            code: code,
                            keys: "Alt+" + (["xlsx", "csv", "pdf"].indexOf(code) + 5),
                            words: screen.words[code]
                        }))
                onChosen: code => screen.edited("format", code)
            }
        }

        Row {
            width: parent.width
            spacing: Theme.dp(16)

            DeskField {
                objectName: "folder"
                width: Theme.dp(680)
                label: screen.words.folder
                value: screen.form.folder
                error: screen.errors.folder ?? ""
                most: 1000
                strong: false
                onEdited: text => screen.edited("folder", text)
            }

            Row {
                y: Theme.dp(24)
                spacing: Theme.dp(10)

                DeskButton {
                    height: Theme.dp(46)
                    words: screen.words.documents
                    keys: "F6"
                    onTapped: screen.folder("documents")
                }

                DeskButton {
                    height: Theme.dp(46)
                    words: screen.words.downloads
                    keys: "F7"
                    onTapped: screen.folder("downloads")
                }
            }
        }

        Row {
            spacing: Theme.dp(24)

            DeskButton {
                id: runButton

                objectName: "run"
                width: Theme.dp(260)
                height: Theme.dp(screen.roomy ? 76 : 64)
                look: DeskButton.Filled
                size: 24
                words: screen.words.run
                keys: "F2"
                working: screen.running
                onTapped: screen.run()
            }

            Column {
                anchors.verticalCenter: parent.verticalCenter
                visible: screen.running
                spacing: Theme.dp(8)

                DeskText {
                    text: screen.sentence
                    font.weight: Font.DemiBold
                }

                Rectangle {
                    objectName: "progress"
                    width: Theme.dp(520)
                    height: Theme.dp(16)
                    color: Theme.surface
                    border.width: Math.max(1, Theme.dp(1))
                    border.color: Theme.quiet
                    Accessible.role: Accessible.ProgressBar
                    Accessible.name: screen.sentence

                    Rectangle {
                        width: Math.round(parent.width * screen.progress)
                        height: parent.height
                        color: Theme.accent
                    }
                }
            }
        }

        DeskNotice {
            objectName: "result"
            width: parent.width
            visible: !screen.running && screen.sentence !== ""
            words: screen.sentence
            mood: screen.mood
        }

        DeskText {
            width: parent.width
            text: screen.words.recorded
            color: Theme.muted
        }
    }
}
