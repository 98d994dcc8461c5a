import QtQuick
import Kiosk
import Kiosk.controls

// One sentence for the hall, in letters that are read from afar. A sentence longer than the strip
// comes in turns.
Rectangle {
    id: strip

    required property string words
    property bool attention: false
    property int turnSeconds: 4

    readonly property int margin: Theme.mm(30)
    readonly property int size: Theme.mm(71)
    readonly property list<string> turns: strip.parted(strip.words)
    property int turn: 0
    // a single long word shrinks instead of being cut
    readonly property int fit: Math.floor(strip.size * Math.min(1, letters.width / Math.max(1, letters.advanceWidth(line.text))))

    // Whole where it fits; else sentence by sentence, and a long one by lines.
    function parted(words: string): list<string> {
        // reading the font makes this follow when the letters are there
        if (letters.font.pixelSize > 0 && letters.advanceWidth(words) <= letters.width)
            return [words];
        let found = [];
        for (const sentence of words.replace(/([.?!]) /g, "$1\n").split("\n"))
            found = found.concat(letters.divide(sentence));
        return found;
    }

    color: strip.attention ? Theme.attentionGround : Theme.soft
    onWordsChanged: strip.turn = 0
    Accessible.role: Accessible.StaticText
    Accessible.name: strip.words

    LineDivider {
        id: letters

        width: strip.width - 2 * strip.margin
        font.pixelSize: strip.size
        font.weight: Font.DemiBold
    }

    Timer {
        interval: strip.turnSeconds * 1000
        running: strip.turns.length > 1
        repeat: true
        onTriggered: strip.turn = (strip.turn + 1) % strip.turns.length
    }

    CapText {
        id: line

        objectName: "stripWords"
        x: strip.margin
        y: Math.round((strip.height - height) / 2)
        text: strip.turns[Math.min(strip.turn, strip.turns.length - 1)] ?? ""
        ink: strip.attention ? Theme.attention : Theme.ink
        size: strip.fit
        weight: Font.DemiBold
    }
}
