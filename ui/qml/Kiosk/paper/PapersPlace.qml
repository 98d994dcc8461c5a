import Kiosk.models

// The sample centre's printers: shows what came out, so that anybody sees the paper.
PapersScreen {
    id: place

    required property PapersViewModel vm

    words: place.vm.words
    papers: place.vm.papers
    chosen: place.vm.chosen
    onPicked: index => place.vm.choose(index)
}
