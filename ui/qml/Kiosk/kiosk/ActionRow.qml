import QtQuick
import Kiosk
import Kiosk.controls

// The buttons of screens without Back and Home: a side button, Help, and the filled one. Where they
// do not fit beside each other, the filled one takes the first line alone.
Item {
    id: row

    required property string doneWords
    property string doneWorkingWords: ""
    property bool doneWorking: false
    property string doneName: "done" // the test's handle
    property string sideWords: "" // empty: no side button
    property string sideWorkingWords: ""
    property string sideIcon: ""
    property bool sideAvailable: true // else its words stay where they are, without an outline
    property bool sideWorking: false
    property string helpWords: "" // empty: Help is elsewhere
    readonly property bool hasSide: row.sideWords !== ""
    readonly property bool hasHelp: row.helpWords !== ""
    readonly property int sideWidth: row.hasSide ? sideButton.oneLine : 0
    readonly property int helpWidth: row.hasHelp ? helpButton.oneLine : 0
    readonly property int gaps: (row.hasSide ? Theme.gap : 0) + (row.hasHelp ? Theme.gap : 0)
    readonly property bool stacked: row.gaps > 0 && row.sideWidth + row.helpWidth + row.gaps + doneButton.oneLine > row.width
    readonly property int line: Math.max(Theme.mm(Theme.narrow ? 21 : Theme.largeText ? 26 : Theme.landscape ? 31 : 32.7), doneButton.implicitHeight, row.hasSide ? sideButton.implicitHeight : 0)
    readonly property int second: row.line + Theme.gap
    // stacked: the second line is divided in proportion to the words
    readonly property int sideStacked: row.hasHelp ? Math.floor((row.width - Theme.gap) * row.sideWidth / Math.max(1, row.sideWidth + row.helpWidth)) : row.width

    signal done
    signal side
    signal help

    implicitHeight: row.stacked ? 2 * row.line + Theme.gap : row.line

    SecondaryButton {
        id: sideButton

        objectName: "side"
        visible: row.hasSide
        y: row.stacked ? row.second : 0
        width: row.stacked ? row.sideStacked : row.sideWidth
        height: row.line
        words: row.sideWords
        workingWords: row.sideWorkingWords
        available: row.sideAvailable
        icon: row.sideIcon
        working: row.sideWorking
        onTapped: row.side()
    }

    SecondaryButton {
        id: helpButton

        objectName: "help"
        visible: row.hasHelp
        x: row.hasSide ? sideButton.width + Theme.gap : 0
        y: row.stacked ? row.second : 0
        width: row.stacked ? row.width - x : row.helpWidth
        height: row.line
        words: row.helpWords
        onTapped: row.help()
    }

    PrimaryButton {
        id: doneButton

        objectName: row.doneName
        x: row.stacked ? 0 : row.sideWidth + row.helpWidth + row.gaps
        width: row.width - x
        height: row.line
        least: 0
        size: Theme.narrow ? Theme.body : Theme.buttonFirst
        words: row.doneWords
        workingWords: row.doneWorkingWords
        working: row.doneWorking
        onTapped: row.done()
    }
}
