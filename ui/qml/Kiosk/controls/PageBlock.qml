import QtQuick

// One piece of a PagedColumn that is never divided between two pages; as high as what it holds.
Item {
    id: block

    property bool wanted: true // whether it is there at all
    property bool pinned: false // on the first and on the last page, at the end
    property bool leads: false // a heading: never the last of a page
    property int before: 0 // space over it, unless it opens a page
    property bool shown: false // set by the PagedColumn
    property int lineHeight: 0 // of the tallest block beside it; set by the PagedColumn
    property bool watched: false // the PagedColumn listens

    signal resized

    visible: block.wanted && block.shown
    implicitHeight: childrenRect.height
    height: block.implicitHeight
    onImplicitHeightChanged: block.resized()
    onWantedChanged: block.resized()
    onBeforeChanged: block.resized()
}
