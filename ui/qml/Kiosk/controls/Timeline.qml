pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The steps of a dossier side by side. `fits` says whether all words have room; where they have not,
// the screen stacks TimelineSteps instead.
Item {
    id: line

    required property var steps // [{label, note, step}], step as in StepMark
    readonly property int cell: line.steps.length ? Math.floor(line.width / line.steps.length) : 0
    readonly property bool fits: line.steps.length > 0 && line.haveRoom()
    readonly property int mark: Theme.mm(16.5)

    // Neighbours may lean over the edge of their cells, but not into each other or over the ends.
    function haveRoom(): bool {
        if (labels.font.pixelSize <= 0) // named so that the binding follows the letters
            return false;
        const widths = line.steps.map(step => Math.max(labels.advanceWidth(step.label), notes.advanceWidth(step.note)));
        for (let i = 1; i < widths.length; i++)
            if ((widths[i - 1] + widths[i]) / 2 + Theme.mm(2) > line.cell)
                return false;
        return widths[0] <= line.cell && widths[widths.length - 1] <= line.cell;
    }

    implicitHeight: line.mark + Theme.mm(2) + 2 * Math.ceil(Theme.body * 1.25)

    FontMetrics {
        id: labels

        font.family: Theme.family
        font.pixelSize: Theme.body
        font.weight: Font.DemiBold
    }

    FontMetrics {
        id: notes

        font.family: Theme.family
        font.pixelSize: Theme.body
        font.weight: Font.Medium
    }

    Repeater {
        model: line.steps

        Item {
            id: one

            required property var modelData
            required property int index

            x: one.index * line.cell
            width: line.cell
            height: line.height
            Accessible.role: Accessible.ListItem
            Accessible.name: one.modelData.label + (one.modelData.note === "" ? "" : ", " + one.modelData.note)

            Rectangle {
                // joins this mark to the one before it; teal up to now
                visible: one.index > 0
                x: -Math.round((line.cell - line.mark) / 2)
                y: Math.round((line.mark - height) / 2)
                width: line.cell - line.mark
                height: Theme.mm(1.2)
                color: one.modelData.step === "todo" ? Theme.quiet : Theme.accent
            }

            StepMark {
                x: Math.round((line.cell - width) / 2)
                size: line.mark
                step: one.modelData.step
            }

            Column {
                y: line.mark + Theme.mm(2)
                width: line.cell

                ThemedText {
                    x: Math.round((line.cell - width) / 2)
                    text: one.modelData.label
                    color: one.modelData.step === "attention" ? Theme.attention : one.modelData.step === "todo" ? Theme.muted : Theme.ink
                    font.weight: one.modelData.step === "todo" ? Font.Medium : Font.DemiBold
                    lead: 1.25
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }

                ThemedText {
                    x: Math.round((line.cell - width) / 2)
                    text: one.modelData.note
                    color: one.modelData.step === "attention" ? Theme.attention : Theme.muted
                    lead: 1.25
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }
    }
}
