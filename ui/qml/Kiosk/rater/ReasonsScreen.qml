pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// After a low answer, which is stored already and says so: what was not good, the process apart
// from the person, and a comment for those who want.
FocusScope {
    id: screen

    required property var frame
    required property var words
    required property string stored // "Đã ghi: Không hài lòng"
    required property int face
    required property var process // [{code, words}]
    required property var person
    required property list<string> chosen
    property bool commented: false
    property bool working: false

    readonly property int margin: Theme.mm(5.4)
    readonly property int inner: screen.width - 2 * screen.margin
    readonly property int size: Theme.letter(10.4, 1)
    // the title gives way down to the smallest letters, then it has a line of its own
    readonly property int titleSize: titleLetters.largest(screen.words.title, Theme.letter(13.1, 1.1), screen.size, screen.inner - said.width - Theme.mm(4), 1)
    readonly property bool oneLine: titleLetters.wide(screen.words.title, screen.titleSize) + said.width + Theme.mm(4) <= screen.inner
    readonly property bool paged: Theme.largeText || !board.fits
    readonly property int zoneTop: plate.height + Theme.mm(2.4)
    readonly property int zoneHeight: foot.y - Theme.mm(5) - screen.zoneTop

    signal toggled(code: string)
    signal comment
    signal skipped
    signal sent

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }

    WordFit {
        id: titleLetters

        font.weight: Font.Bold
    }

    RaterPlate {
        id: plate

        objectName: "plate"
        width: screen.width
        height: screen.oneLine ? Math.max(Theme.mm(20), title.height + Theme.mm(3)) : title.height + said.height + Theme.mm(5)
    }

    ThemedText {
        id: title

        objectName: "title"
        x: screen.margin
        y: screen.oneLine ? Math.round((plate.height - height) / 2) : Theme.mm(1.5)
        text: screen.words.title
        color: Theme.plateText
        font.pixelSize: screen.titleSize
        font.weight: Font.Bold
        lead: 1.2
        wrapMode: Text.NoWrap
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    Row {
        id: said

        x: screen.oneLine ? screen.width - screen.margin - width : screen.margin
        y: screen.oneLine ? Math.round((plate.height - height) / 2) : title.y + title.height + Theme.mm(1)
        spacing: Theme.mm(3.5)

        Icon {
            name: "face-" + screen.face
            ink: Theme.plateText
            size: Math.round(screen.size * (screen.oneLine ? 1.55 : 1.2))
        }

        ThemedText {
            objectName: "stored"
            anchors.verticalCenter: parent.verticalCenter
            text: screen.stored
            color: Theme.plateSecond
            font.pixelSize: screen.size
            lead: 1.2
            wrapMode: Text.NoWrap
        }
    }

    ReasonsBoard {
        id: board

        objectName: "board"
        visible: !screen.paged
        x: screen.margin
        y: screen.zoneTop
        width: screen.inner
        height: screen.zoneHeight
        words: screen.words
        process: screen.process
        person: screen.person
        chosen: screen.chosen
        onToggled: code => screen.toggled(code)
    }

    Loader {
        id: pages

        readonly property ReasonsPages shown: pages.item as ReasonsPages

        active: screen.paged
        x: screen.margin
        y: screen.zoneTop
        width: screen.inner
        height: screen.zoneHeight
        sourceComponent: ReasonsPages {
            words: screen.words
            process: screen.process
            person: screen.person
            chosen: screen.chosen
            onToggled: code => screen.toggled(code)
        }
    }

    Item {
        id: foot

        x: screen.margin
        y: screen.height - Theme.mm(4.4) - height
        width: screen.inner
        height: Theme.target

        RaterButton {
            id: write

            objectName: "comment"
            width: implicitWidth
            height: parent.height
            words: screen.commented ? screen.words.comment_again : screen.words.comment
            on: screen.commented
            enabled: !screen.working
            onTapped: screen.comment()
        }

        RaterButton {
            id: skip

            objectName: "skip"
            x: write.width + Theme.gap
            width: Math.max(implicitWidth, Theme.mm(34))
            height: parent.height
            words: screen.frame.skip
            enabled: !screen.working
            onTapped: screen.skipped()
        }

        RaterButton {
            id: turn

            objectName: "nextPage"
            visible: screen.paged && pages.shown !== null && pages.shown.count > 1
            x: skip.x + skip.width + Theme.gap
            width: implicitWidth
            height: parent.height
            words: pages.shown !== null && pages.shown.last ? screen.frame.previous : screen.frame.next
            onTapped: pages.shown.turn()
        }

        PrimaryButton {
            objectName: "send"
            x: turn.visible ? turn.x + turn.width + Theme.gap : turn.x
            width: parent.width - x
            height: parent.height
            least: 0
            size: Theme.letter(12, 1)
            words: screen.words.send
            workingWords: screen.words.working
            working: screen.working
            onTapped: screen.sent()
        }
    }
}
