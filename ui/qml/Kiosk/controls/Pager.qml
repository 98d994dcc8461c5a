import QtQuick
import Kiosk

// "Trang 1 / 3" with Xem tiếp at the right and, from the second page on, Xem lại at the left.
Item {
    id: pager

    required property int page // from 0
    required property int pages
    required property string pageWords
    required property string nextWords
    required property string previousWords
    readonly property bool first: pager.page === 0
    readonly property bool last: pager.page === pager.pages - 1
    readonly property int half: Math.floor((pager.width - Theme.gap) / 2)
    readonly property int label: Math.ceil(where.implicitWidth) + Theme.mm(4)
    // room for one button when both stand beside the words
    readonly property int third: Math.floor((pager.width - pager.label) / (pager.first || pager.last ? 1 : 2))

    readonly property string longWords: pager.pageWords.replace("{page}", pager.page + 1).replace("{pages}", pager.pages)
    // "2 / 10" alone where the whole words leave no room for the buttons
    readonly property bool brief: letters.font.pixelSize > 0 && letters.advanceWidth(pager.longWords) + Theme.mm(4) + next.oneLine * (pager.first || pager.last ? 1 : 2) > pager.width
    readonly property string words: pager.brief ? (pager.page + 1) + "/" + pager.pages : pager.longWords

    signal turned(to: int)

    implicitHeight: Math.max(Theme.mm(Theme.narrow ? 20.4 : 25.8), Math.ceil(Theme.foot * 1.2) + Theme.mm(3.2))

    FontMetrics {
        id: letters

        font: where.font
    }

    SecondaryButton {
        id: previous

        objectName: "previousPage"
        visible: !pager.first
        words: pager.previousWords
        size: Theme.narrow ? Theme.letter(10.4, 1.2) : Theme.foot
        icon: "arrow-up"
        width: Math.max(Theme.target, Math.min(pager.third, previous.oneLine + Theme.m))
        height: parent.height
        onTapped: pager.turned(pager.page - 1)
    }

    ThemedText {
        id: where

        x: pager.first ? Math.round((next.x - width) / 2) : pager.last ? Math.round((pager.width + previous.width - width) / 2) : Math.round((previous.width + next.x - width) / 2)
        anchors.verticalCenter: parent.verticalCenter
        text: pager.words
        color: Theme.muted
        font.pixelSize: Theme.foot
        font.weight: Font.DemiBold
        wrapMode: Text.NoWrap
    }

    SecondaryButton {
        id: next

        objectName: "nextPage"
        visible: !pager.last
        words: pager.nextWords
        size: Theme.narrow ? Theme.letter(10.4, 1.2) : Theme.foot
        icon: "arrow-down"
        width: Math.max(Theme.target, Math.min(pager.third, next.oneLine + Theme.m))
        height: parent.height
        anchors.right: parent.right
        onTapped: pager.turned(pager.page + 1)
    }
}
