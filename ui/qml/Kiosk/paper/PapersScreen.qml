pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// The printers of the sample centre: the newest paper large, as it would lie in the hand, and the
// earlier ones to choose from.
FocusScope {
    id: screen

    required property var words
    required property var papers // [{title, time, pages: [picture]}], newest first
    required property int chosen

    readonly property int margin: Theme.mm(7)
    readonly property bool wide: screen.width > screen.height
    readonly property int thumbWidth: Theme.mm(screen.wide ? 42 : 34)
    readonly property int thumbHeight: Math.round(screen.thumbWidth * 1.3)
    readonly property bool several: screen.papers.length > 1
    readonly property int besideWidth: screen.several && screen.wide ? screen.thumbWidth + screen.margin : 0
    readonly property int belowHeight: screen.several && !screen.wide ? screen.thumbHeight + screen.margin : 0
    readonly property var paper: screen.papers[Math.min(screen.chosen, screen.papers.length - 1)] ?? null

    signal picked(int index)

    Rectangle {
        anchors.fill: parent
        color: Theme.quiet
    }

    ThemedText {
        objectName: "empty"
        visible: screen.papers.length === 0
        anchors.centerIn: parent
        horizontalAlignment: Text.AlignHCenter
        text: screen.words.empty
        color: Theme.plateText
        font.pixelSize: Theme.mm(9)
        font.weight: Font.DemiBold
    }

    ThemedText {
        id: title

        objectName: "title"
        visible: screen.paper !== null
        x: screen.margin
        y: Math.round(screen.margin * 0.6)
        width: screen.width - 2 * x - screen.besideWidth
        text: screen.paper === null ? "" : screen.paper.title + "\u2002" + screen.paper.time
        color: Theme.plateText
        font.pixelSize: Theme.mm(8)
        font.weight: Font.Bold
        lead: 1.2
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    Flickable {
        id: tray

        objectName: "tray"
        x: screen.margin
        y: title.y + title.height + Math.round(screen.margin * 0.5)
        width: screen.width - 2 * screen.margin - screen.besideWidth
        height: screen.height - y - screen.margin - screen.belowHeight
        contentWidth: Math.max(width, pages.width)
        contentHeight: Math.max(height, pages.height)
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Row {
            id: pages

            x: Math.max(0, Math.round((tray.width - width) / 2))
            spacing: screen.margin

            Repeater {
                model: screen.paper === null ? [] : screen.paper.pages

                Image {
                    id: page

                    required property string modelData
                    required property int index
                    readonly property real shape: implicitHeight > 0 ? implicitWidth / implicitHeight : 1
                    // whole where its words stay readable, else as wide as the tray and moved up
                    readonly property real whole: tray.height * page.shape
                    readonly property real least: Math.min(tray.width, Theme.mm(95))

                    objectName: "page_" + page.index
                    width: Math.round(Math.min(tray.width, Math.max(page.whole, page.least)))
                    height: Math.round(width / page.shape)
                    source: page.modelData
                    smooth: true
                    mipmap: true
                    Accessible.role: Accessible.Graphic
                    Accessible.name: screen.paper?.title ?? ""

                    Rectangle {
                        anchors.fill: parent
                        z: -1
                        color: "#FFFFFF" // paper is white in every mode
                    }
                }
            }
        }
    }

    ListView {
        objectName: "earlier"
        visible: screen.several
        orientation: screen.wide ? ListView.Vertical : ListView.Horizontal
        x: screen.wide ? screen.width - screen.margin - screen.thumbWidth : screen.margin
        y: screen.wide ? screen.margin : screen.height - screen.margin - screen.thumbHeight
        width: screen.wide ? screen.thumbWidth : screen.width - 2 * screen.margin
        height: screen.wide ? screen.height - 2 * screen.margin : screen.thumbHeight
        spacing: Theme.mm(4)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: screen.papers

        delegate: PaperThumb {
            id: thumb

            required property var modelData
            required property int index

            objectName: "paper_" + thumb.index
            width: screen.thumbWidth
            height: screen.thumbHeight
            paper: thumb.modelData
            chosen: thumb.index === screen.chosen
            onTapped: screen.picked(thumb.index)
        }
    }
}
