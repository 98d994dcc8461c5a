pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// One of a few, side by side. `options` are maps: code, words, keys, and available where it may
// not be.
Row {
    id: row

    required property string name // for speech
    required property var options
    required property string value

    signal chosen(string code)

    spacing: Theme.dp(10)
    Accessible.role: Accessible.Grouping
    Accessible.name: row.name

    Repeater {
        model: row.options

        DeskButton {
            id: option

            required property var modelData

            objectName: option.modelData.code
            look: DeskButton.Quiet
            words: option.modelData.words
            keys: option.modelData.keys ?? ""
            available: option.modelData.available ?? true
            chosen: row.value === option.modelData.code
            onTapped: row.chosen(option.modelData.code)
        }
    }
}
