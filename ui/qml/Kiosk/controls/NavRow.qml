import QtQuick
import Kiosk

// Back, Home, Help: three equal buttons that never move; Help leaves when the modes hold it.
Item {
    id: nav

    required property var words
    property bool withHelp: true
    property bool helping: false // this is the help: the button keeps its place and does nothing
    readonly property int count: nav.withHelp ? 3 : 2

    signal back
    signal home
    signal help

    implicitHeight: Math.max(backButton.implicitHeight, homeButton.implicitHeight, nav.withHelp ? helpButton.implicitHeight : 0)

    SecondaryButton {
        id: backButton

        objectName: "back"
        width: Theme.across(0, 1, nav.count, nav.width)
        height: parent.height
        size: Theme.foot
        words: nav.words.back
        icon: "arrow-left"
        onTapped: nav.back()
    }

    SecondaryButton {
        id: homeButton

        objectName: "home"
        x: Theme.column(1, nav.count, nav.width)
        width: Theme.across(1, 1, nav.count, nav.width)
        height: parent.height
        size: Theme.foot
        words: nav.words.home
        icon: "house"
        onTapped: nav.home()
    }

    SecondaryButton {
        id: helpButton

        objectName: "help"
        visible: nav.withHelp
        x: Theme.column(2, nav.count, nav.width)
        width: Theme.across(2, 1, nav.count, nav.width)
        height: parent.height
        size: Theme.foot
        words: nav.words.help
        icon: "circle-question-mark"
        available: !nav.helping
        onTapped: nav.help()
    }
}
