import QtQuick
import Kiosk

// The hall's screen: the newest call, the earlier ones, the clock, and what to do.
FocusScope {
    id: screen

    required property var words
    required property string number
    required property string counter
    required property var earlier // [{number, counter}], newest first
    required property string strip
    required property string time
    property int flash: 0
    property bool lost: false // the desk does not answer: the calls shown may be old

    readonly property int stripHeight: Theme.mm(104)

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }

    CallPlate {
        id: plate

        objectName: "plate"
        width: Math.round(screen.width * 0.56)
        height: screen.height - screen.stripHeight
        number: screen.number
        counter: screen.counter
        label: screen.words.counter
        waiting: screen.words.waiting
        flash: screen.flash
    }

    EarlierCalls {
        objectName: "earlier"
        x: plate.width
        width: screen.width - plate.width
        height: plate.height
        time: screen.time
        label: screen.words.counter
        calls: screen.earlier
    }

    NoticeStrip {
        objectName: "strip"
        y: plate.height
        width: screen.width
        height: screen.stripHeight
        words: screen.strip
        attention: screen.lost
    }
}
