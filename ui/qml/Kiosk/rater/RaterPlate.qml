import QtQuick
import Kiosk

// The solid ground of what the rater says; in high contrast a white rule stands for its edge.
Rectangle {
    id: plate

    property bool whole: false // it fills the screen
    property bool beside: false // at the left, its edge is the right one

    color: Theme.plate

    Rectangle {
        visible: Theme.highContrast && !plate.whole
        x: plate.beside ? plate.width - width : 0
        y: plate.beside ? 0 : plate.height - height
        width: plate.beside ? Theme.mm(0.75) : plate.width
        height: plate.beside ? plate.height : Theme.mm(0.75)
        color: Theme.plateText
    }
}
