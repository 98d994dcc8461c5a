import QtQuick
import Kiosk

// Divides a long text into lines of a width, so that the lines can go to different pages.
FontMetrics {
    id: letters

    required property int width
    property int firstWidth: letters.width // of the first line, where something stands beside it

    // A numbered list in lines: [{number (0: goes on), words, closes}], indented by `indent`.
    function divideList(entries: list<string>): list<var> {
        const found = [];
        for (let i = 0; i < entries.length; i++) {
            const lines = letters.divide(entries[i]);
            for (let k = 0; k < lines.length; k++)
                found.push({
                    "number": k === 0 ? i + 1 : 0,
                    "words": lines[k],
                    "closes": k === lines.length - 1
                });
        }
        return found;
    }

    function divide(text: string): list<string> {
        if (text === "")
            return [];
        // named so that a binding that divides follows the letters, not only the width
        if (letters.font.pixelSize <= 0)
            return [];
        const lines = [];
        let line = "";
        for (const word of text.split(" ")) {
            const longer = line === "" ? word : line + " " + word;
            if (line !== "" && letters.advanceWidth(longer) > (lines.length === 0 ? letters.firstWidth : letters.width)) {
                lines.push(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.push(line);
        return lines;
    }

    font.family: Theme.family
    font.pixelSize: Theme.body
    font.weight: Font.Medium
}
