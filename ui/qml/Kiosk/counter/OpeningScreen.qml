import QtQuick
import Kiosk.desktop

// The counter before it is open: where one is, how its devices are, and who sits here.
FocusScope {
    id: screen

    required property var words
    required property string title
    required property string name
    required property string time
    required property var lights
    required property var people
    required property string chosen
    required property int length
    required property string error
    required property bool working

    signal picked(string code)
    signal stepped(int by)
    signal typed(string digit)
    signal erased
    signal entered

    focus: true

    DeskBar {
        id: bar

        width: parent.width
        title: screen.title
        second: screen.name
        time: screen.time
        notes: screen.lights
    }

    SignInScreen {
        anchors.fill: parent
        anchors.topMargin: bar.height
        words: screen.words
        hint: screen.words.badge
        people: screen.people
        chosen: screen.chosen
        length: screen.length
        error: screen.error
        working: screen.working
        onPicked: code => screen.picked(code)
        onStepped: by => screen.stepped(by)
        onTyped: digit => screen.typed(digit)
        onErased: screen.erased()
        onEntered: screen.entered()
    }
}
