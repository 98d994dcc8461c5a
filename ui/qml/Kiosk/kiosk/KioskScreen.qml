pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls
import Kiosk.rater

// The frame of every kiosk screen: plate, the zone that is touched, and the foot that never moves.
// A screen puts its own controls into the zone and says what its plate shows.
FocusScope {
    id: screen

    focus: true

    required property var frame // words every screen shares
    property bool speechAvailable: false
    property bool speechOn: false
    property alias place: plate.place
    property alias step: plate.step
    property alias time: plate.time
    property alias date: plate.date
    property alias label: plate.label
    property alias number: plate.number
    property alias numberMost: plate.numberMost
    property alias airy: plate.airy
    property alias title: plate.title
    property alias titleSize: plate.titleSize
    property alias sub: plate.sub
    property alias plateExtra: plate.extra
    property string banner: "" // the machine is in trouble
    property bool navigation: true // start and ticket have their own buttons instead
    property alias helping: nav.helping
    property bool answer: false // nothing to touch right under the plate: it is as high as its words
    property real share: 0.3125 // of a wide panel's width, for the plate
    default property alias content: zone.data

    readonly property alias zone: zone
    readonly property bool helpInModes: modes.withHelp
    readonly property int column: Math.min(room - 2 * Theme.margin, Theme.columnMost)
    readonly property int columnX: Theme.landscape ? plate.width + Math.round((room - column) / 2) : Math.round((screen.width - column) / 2)
    readonly property int room: Theme.landscape ? screen.width - plate.width : screen.width
    readonly property int foot: navigation ? nav.y : modes.y
    readonly property int below: Theme.mm(Theme.narrow ? 3 : 8) // under the plate

    signal back
    signal home
    signal help
    signal mode(name: string)

    // The shorter title where letters are large or the panel is small.
    function titled(words: var): string {
        return (Theme.narrow || Theme.largeText) && words.title_short ? words.title_short : words.title;
    }

    // Everything on the screen as one text, in the order of reading, for the voice.
    function spoken(): string {
        return screen.wordsOf(plate).concat(screen.wordsOf(trouble), screen.wordsOf(zone)).join(". ");
    }

    function wordsOf(item: Item): list<string> {
        if (!item.visible)
            return [];
        const control = item as Pressable;
        if (control)
            return [control.about === "" ? control.name : control.name + ", " + control.about];
        const comment = item as CommentEntry;
        if (comment)
            return [comment.text === "" ? comment.hint : comment.text];
        const words = item as ThemedText;
        if (words)
            return words.text === "" ? [] : [words.spoken === "" ? words.text.replace("\n", " ") : words.spoken];
        let found = [];
        for (let i = 0; i < item.children.length; i++)
            found = found.concat(screen.wordsOf(item.children[i]));
        return found;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }

    Plate {
        id: plate

        objectName: "plate"
        width: Theme.landscape ? Math.round(screen.width * screen.share) : screen.width
        height: Theme.landscape ? screen.height : screen.answer ? implicitHeight : Math.max(implicitHeight, Theme.reachTop - screen.below)
        margin: Theme.landscape ? Math.round(Theme.margin * 0.9) : screen.columnX
    }

    Banner {
        id: trouble

        visible: screen.banner !== ""
        x: Theme.landscape ? plate.width : 0
        y: Theme.landscape ? 0 : plate.height
        width: screen.room
        height: implicitHeight
        words: Theme.largeText || Theme.narrow ? screen.banner.replace("\n", " ") : screen.banner
        margin: screen.columnX - x
    }

    Item {
        id: zone

        readonly property int free: (Theme.landscape ? Theme.mm(screen.banner === "" ? 10 : 6) : plate.height + screen.below) + (screen.banner === "" ? 0 : trouble.height)

        objectName: "zone"
        x: screen.columnX
        y: screen.answer ? free : Math.max(free, Theme.reachTop)
        width: screen.column
        height: screen.foot - Theme.gap - y
    }

    NavRow {
        id: nav

        visible: screen.navigation
        x: screen.columnX
        y: modes.y - Theme.gap - height
        width: screen.column
        height: implicitHeight
        words: screen.frame
        withHelp: !modes.withHelp
        onBack: screen.back()
        onHome: screen.home()
        onHelp: screen.help()
    }

    ModesRow {
        id: modes

        x: screen.columnX
        y: screen.height - height - Theme.mm(Theme.narrow ? 4 : 6)
        width: screen.column
        height: implicitHeight
        words: screen.frame
        speechAvailable: screen.speechAvailable
        speechOn: screen.speechOn
        onHelp: screen.help()
        onChosen: mode => screen.mode(mode)
    }
}
