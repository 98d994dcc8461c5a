pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The modes, always at the foot: language, large text, black, low reach, speech. One row where the
// words fit, else their short forms, else a grid of three (or two) columns with Help as the last.
Item {
    id: modes

    required property var words // the table of words every screen shares
    property bool speechAvailable: false
    property bool speechOn: false
    readonly property bool withHelp: modes.shape.columns < modes.entries.length
    readonly property int lines: Math.ceil(modes.shown.length / modes.shape.columns)
    readonly property int rowHeight: Math.max(Theme.mm(20.8), Math.ceil(Theme.foot * 1.2) + 2 * Theme.mm(1.6))

    readonly property var entries: {
        const found = ["language", "large", "contrast", "reach"];
        if (modes.speechAvailable)
            found.push("speech");
        return found;
    }
    readonly property var shown: modes.withHelp ? modes.entries.concat(["help"]) : modes.entries
    readonly property var shape: modes.choose()

    signal chosen(mode: string)
    signal help

    function label(mode: string, brief: bool): string {
        if (mode === "help")
            return modes.words.help;
        const key = "mode_" + mode;
        return (brief ? modes.words[key + "_short"] : modes.words[key]) ?? "";
    }

    function needs(mode: string, brief: bool): int {
        return Math.max(Theme.target, Math.ceil(letters.advanceWidth(modes.label(mode, brief))) + 2 * Theme.mm(Theme.narrow ? 0.7 : 1.3));
    }

    function choose(): var {
        // the measuring font is not a dependency of its own methods
        const size = letters.font.pixelSize;
        for (const brief of Theme.narrow || Theme.landscape ? [false, true] : [false]) {
            let sum = (modes.entries.length - 1) * Theme.gap;
            for (const mode of modes.entries)
                sum += modes.needs(mode, brief);
            if (size > 0 && sum <= modes.width)
                return {
                    "columns": modes.entries.length,
                    "brief": brief
                };
        }
        for (const columns of [3, 2]) {
            const cell = (modes.width - (columns - 1) * Theme.gap) / columns;
            for (const brief of [false, true])
                if (modes.entries.concat(["help"]).every(mode => modes.needs(mode, brief) <= cell))
                    return {
                        "columns": columns,
                        "brief": brief
                    };
        }
        return {
            "columns": 2,
            "brief": true
        };
    }

    // Widths by content, grown to fill; in a grid, equal cells that fill each line.
    function geometry(index: int): rect {
        const shape = modes.shape;
        if (!modes.withHelp) {
            const count = modes.entries.length;
            const natural = modes.entries.map(mode => modes.needs(mode, shape.brief));
            let free = modes.width - (count - 1) * Theme.gap;
            for (const width of natural)
                free -= width;
            let x = 0;
            for (let i = 0; i < index; i++)
                x += natural[i] + Math.floor(free / count) + Theme.gap;
            const width = index === count - 1 ? modes.width - x : natural[index] + Math.floor(free / count);
            return Qt.rect(x, 0, width, modes.rowHeight);
        }
        const line = Math.floor(index / shape.columns);
        const inLine = Math.min(shape.columns, modes.shown.length - line * shape.columns);
        const cell = Math.floor((modes.width - (inLine - 1) * Theme.gap) / inLine);
        return Qt.rect((index % shape.columns) * (cell + Theme.gap), line * (modes.rowHeight + Theme.gap), cell, modes.rowHeight);
    }

    function isOn(mode: string): bool {
        return (mode === "large" && Theme.largeText) || (mode === "contrast" && Theme.highContrast) || (mode === "reach" && Theme.lowReach) || (mode === "speech" && modes.speechOn);
    }

    implicitHeight: modes.lines * modes.rowHeight + (modes.lines - 1) * Theme.gap

    FontMetrics {
        id: letters

        font.family: Theme.family
        font.pixelSize: Theme.foot
        font.weight: Font.Medium
    }

    Repeater {
        model: modes.shown

        ModeButton {
            id: button

            required property string modelData
            required property int index
            readonly property rect place: modes.geometry(button.index)

            objectName: button.modelData === "help" ? "help" : "mode_" + button.modelData
            x: button.place.x
            y: button.place.y
            width: button.place.width
            height: button.place.height
            words: modes.label(button.modelData, modes.shape.brief)
            name: button.modelData === "help" ? modes.words.help : (modes.words["mode_" + button.modelData + "_name"] ?? "")
            on: modes.isOn(button.modelData)
            onTapped: button.modelData === "help" ? modes.help() : modes.chosen(button.modelData)
        }
    }
}
