pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// The rating of one service, later, at the kiosk: the levels as equal rows, nothing chosen beforehand.
KioskScreen {
    id: screen

    required property var words
    required property var levels // [{score, face, words}] in the configured order
    required property string about // "Số A012, quầy 3"
    property bool working: false
    property int touched: 0 // the level whose wish is under way

    signal rated(score: int)

    title: titled(words)
    place: about
    sub: Theme.narrow && Theme.largeText ? "" : words.sub

    PagedColumn {
        id: list

        readonly property int room: Math.floor((height - (screen.levels.length - 1) * Theme.gap) / Math.max(1, screen.levels.length))

        anchors.fill: parent
        spacing: Theme.gap
        pageWords: screen.frame.page
        nextWords: screen.frame.next
        previousWords: screen.frame.previous
        onTurned: to => list.page = to

        Repeater {
            model: screen.levels

            PageBlock {
                id: block

                required property var modelData

                FaceRow {
                    objectName: "score_" + block.modelData.score
                    width: block.width
                    height: implicitHeight
                    face: block.modelData.face
                    words: block.modelData.words
                    least: Math.max(Theme.target, Math.min(Theme.mm(38), list.room))
                    working: screen.working && screen.touched === block.modelData.score
                    enabled: working || !screen.working
                    onTapped: {
                        screen.touched = block.modelData.score;
                        screen.rated(screen.touched);
                    }
                }
            }
        }
    }
}
