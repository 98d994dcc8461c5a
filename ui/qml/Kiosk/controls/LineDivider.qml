import QtQuick
import Kiosk

// Divides a long text into lines of a width, so that the lines can go to different pages.
FontMetrics {
    id: letters

    required property int width
    property int firstWidth: letters.width // of the first line, where something stands beside it

    function divide(text: string): list<string> {
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
