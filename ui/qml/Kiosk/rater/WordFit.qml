import QtQuick
import Kiosk

// Measures words at any size without drawing them: letters grow linearly, so one size is measured.
FontMetrics {
    id: letters

    // Reading the font here makes whoever asks ask again when the letters are there.
    function wide(text: string, size: int): real {
        return letters.advanceWidth(text) * size / letters.font.pixelSize * 1.005 + 1; // 0.5 %: hinting
    }

    // Lines that `text` takes at this size and width; 0 where one word is wider than that.
    function lines(text: string, size: int, width: int): int {
        let count = 0;
        for (const part of text.split("\n")) {
            let line = "";
            count += 1;
            for (const word of part.split(" ")) {
                if (letters.wide(word, size) > width)
                    return 0;
                const longer = line === "" ? word : line + " " + word;
                if (line !== "" && letters.wide(longer, size) > width) {
                    count += 1;
                    line = word;
                } else {
                    line = longer;
                }
            }
        }
        return count;
    }

    // The largest size of `least` … `most` at which `text` takes at most so many lines; else `least`.
    function largest(text: string, most: int, least: int, width: int, lines: int): int {
        for (let size = most; size > least; size -= 1) {
            const taken = letters.lines(text, size, width);
            if (taken > 0 && taken <= lines)
                return size;
        }
        return least;
    }

    font.family: Theme.family
    font.pixelSize: 200
    font.weight: Font.DemiBold
}
