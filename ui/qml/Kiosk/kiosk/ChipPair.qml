pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.controls

// One line of reasons: one or two chips of equal height.
PageBlock {
    id: pair

    required property var modelData // [{code, words}]
    required property list<string> chosen // codes
    required property int width_

    signal toggled(code: string)

    Row {
        id: line

        readonly property int tallest: {
            let most = 0;
            for (let i = 0; i < line.children.length; i++)
                most = Math.max(most, line.children[i].implicitHeight);
            return most;
        }

        spacing: Theme.gap

        Repeater {
            model: pair.modelData

            Chip {
                required property var modelData

                objectName: "reason_" + modelData.code
                width: pair.width_
                height: line.tallest
                words: modelData.words
                chosen: pair.chosen.includes(modelData.code)
                onTapped: pair.toggled(modelData.code)
            }
        }
    }
}
