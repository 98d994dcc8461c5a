pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// Start: what do you need today? Any code held to the reader works here too.
KioskScreen {
    id: screen

    required property var words
    required property string centre
    required property string hours // "Đang nhận số, đến 11:00", or when it opens
    required property bool open // numbers are given now
    required property string closedReason // on the first tile while closed
    readonly property bool besides: Theme.landscape || (Theme.lowReach && Theme.largeText && !Theme.narrow) // three small tiles in a row
    readonly property bool lines: !besides && !Theme.lowReach && !Theme.largeText && !Theme.narrow
    readonly property bool hintOnPlate: Theme.lowReach && !Theme.landscape && !Theme.narrow
    readonly property int tileRoom: zone.height - (foot_.height > 0 ? foot_.height + Theme.gap : 0)
    readonly property int heroLeast: Math.max(Theme.mm(22), heroTile.bare)
    readonly property int otherLeast: Math.max(Theme.mm(21), lookUpTile.bare, collectTile.bare, rateTile.bare)
    readonly property int tilesLeast: heroLeast + rowsOfTiles * (otherLeast + Theme.gap)
    readonly property int helpWidth: helpButton.natural
    readonly property int rowsOfTiles: besides ? 1 : 3
    readonly property real unit: (tileRoom - rowsOfTiles * Theme.gap) / (1.65 + rowsOfTiles)

    signal takeNumber
    signal lookUp
    signal collect
    signal rate

    place: centre
    title: titled(words)
    sub: Theme.narrow ? "" : Theme.lowReach && !Theme.landscape && !Theme.largeText ? hours + " " + words.lowered : hours
    navigation: false

    plateExtra: Loader {
        active: screen.hintOnPlate
        width: parent ? parent.width : 0
        sourceComponent: ScanHint {
            width: parent ? parent.width : 0
            title: screen.words.scan_title
            line: screen.words.scan_how
            promise: screen.words.scan_promise
            plate: true
        }
    }

    Column {
        id: tiles

        width: parent.width
        spacing: Theme.gap

        Tile {
            id: heroTile

            objectName: "takeNumber"
            width: parent.width
            hero: true
            icon: "ticket"
            title: screen.words.take
            line: screen.lines || Theme.landscape ? screen.words.take_line : ""
            available: screen.open
            reason: screen.closedReason
            least: Math.min(Theme.mm(Theme.lowReach ? 48 : Theme.landscape ? 79 : 73.4), Math.max(Theme.mm(22), Math.floor(screen.unit * 1.65)))
            onTapped: screen.takeNumber()
        }

        Grid {
            id: others

            readonly property int cell: screen.besides ? Math.floor((width - 2 * Theme.gap) / 3) : width
            readonly property int least: Math.min(Theme.mm(Theme.lowReach && !Theme.landscape ? 30 : Theme.landscape ? 64 : 44.6), Math.max(screen.otherLeast, Math.floor((screen.tileRoom - heroTile.height) / screen.rowsOfTiles) - Theme.gap))

            width: parent.width
            columns: screen.besides ? 3 : 1
            spacing: Theme.gap

            Tile {
                id: lookUpTile

                objectName: "lookUp"
                width: others.cell
                height: others.tallest
                upright: screen.besides
                plain: screen.besides && !Theme.landscape
                icon: "file-search"
                title: screen.words.look_up
                line: screen.lines ? screen.words.look_up_line : ""
                titleSize: others.letters
                least: others.least
                onTapped: screen.lookUp()
            }

            Tile {
                id: collectTile

                objectName: "collect"
                width: others.cell
                height: others.tallest
                upright: screen.besides
                plain: screen.besides && !Theme.landscape
                icon: "file-check"
                title: screen.words.collect
                line: screen.lines ? screen.words.collect_line : ""
                titleSize: others.letters
                least: others.least
                onTapped: screen.collect()
            }

            Tile {
                id: rateTile

                objectName: "rate"
                width: others.cell
                height: others.tallest
                upright: screen.besides
                plain: screen.besides && !Theme.landscape
                icon: "smile"
                title: screen.words.rate
                line: screen.lines ? screen.words.rate_line : ""
                titleSize: others.letters
                least: others.least
                onTapped: screen.rate()
            }

            readonly property int letters: Theme.landscape ? Theme.subhead : screen.besides ? Theme.body : Theme.tileTitle
            readonly property int tallest: Math.max(lookUpTile.implicitHeight, collectTile.implicitHeight, rateTile.implicitHeight)
        }
    }

    // How to use a code, and Help, under the tiles
    Item {
        id: foot_

        readonly property bool hints: !screen.hintOnPlate && screen.tilesLeast + 2 * Theme.gap + hint.implicitHeight <= screen.zone.height

        width: parent.width
        height: Math.max(hints ? hint.implicitHeight : 0, screen.helpInModes ? 0 : helpButton.implicitHeight)
        anchors.bottom: parent.bottom

        ScanHint {
            id: hint

            visible: foot_.hints
            width: parent.width - (screen.helpInModes ? 0 : screen.helpWidth + Theme.s)
            anchors.bottom: parent.bottom
            height: implicitHeight
            title: screen.words.scan_title
            line: Theme.narrow ? screen.words.scan_how.split("\n")[0] : screen.words.scan_how
            promise: Theme.largeText || Theme.narrow ? "" : screen.words.scan_promise
        }

        HelpTile {
            id: helpButton

            objectName: "help"
            visible: !screen.helpInModes
            words: screen.frame.help
            flat: !foot_.hints
            width: flat ? parent.width : screen.helpWidth
            height: flat ? implicitHeight : Math.max(implicitHeight, hint.implicitHeight)
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            onTapped: screen.help()
        }
    }
}
