import QtQuick
import Kiosk.models

// The board: shows what the view-model says; there is nothing to touch.
BoardScreen {
    id: place

    required property BoardViewModel vm

    words: place.vm.words
    number: place.vm.number
    counter: place.vm.counter
    earlier: place.vm.earlier
    strip: place.vm.strip
    time: place.vm.time
    flash: place.vm.flash
    lost: place.vm.lost

    HoverHandler {
        cursorShape: Qt.BlankCursor
    }
}
