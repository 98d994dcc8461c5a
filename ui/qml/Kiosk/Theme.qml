pragma Singleton
import QtQuick

// What every screen is measured and coloured by. One engine per place, so one Theme per place.
//
// The place root sets the writable properties once (panel) and again at each change of mode; nothing
// else writes here. All sizes are millimetres on the panel, turned into pixels by mm(). Numbers are
// those of the design's token table and of EN 301 549, ADA 308 and WCAG, as said beside them.
QtObject {
    id: theme

    // The panel. A window smaller than the panel is the same layout with fewer pixels per millimetre.
    property real pxPerMm: 4.034
    property real panelWidthMm: 268
    property real panelHeightMm: 476
    property real mountMm: 880 // lower edge of the picture above the floor
    property real viewingMm: 600 // from eye to glass; letters keep 0.7 degrees of view

    // The modes of the visitor.
    property bool largeText: false
    property bool highContrast: false
    property bool lowReach: false

    // Whether the last input came from the keypad: only then a focus ring is drawn.
    property bool byKeys: false

    // Desktop places (counter, manager) are drawn in design pixels of a 1920×1080 screen.
    property real desktopScale: 1

    // Somebody touched a control (on touch down): the place answers with a click sound.
    signal touched

    function mm(length: real): int {
        return Math.round(length * theme.pxPerMm);
    }

    // A letter size of `length` mm at 600 mm viewing distance, nearer eyes less, in whole pixels.
    function letter(length: real, growth: real): int {
        return Math.round(length * theme.pxPerMm * theme.viewingMm / 600 * (theme.largeText ? growth : 1));
    }

    // Where column `at` of `of` begins across `width`, a gap between two: the last ends at `width`.
    function column(at: int, of: int, width: int): int {
        return Math.round(at * (width + theme.gap) / of);
    }

    // How wide `cells` columns from column `at` on are, with the gaps between them.
    function across(at: int, cells: int, of: int, width: int): int {
        return theme.column(at + cells, of, width) - theme.column(at, of, width) - theme.gap;
    }

    function dp(pixels: real): int {
        return Math.round(pixels * theme.desktopScale);
    }

    // Letters ------------------------------------------------------------------------------------
    readonly property string family: "Be Vietnam Pro"
    readonly property int body: letter(10.4, 1.5) // also the smallest text of a kiosk
    readonly property int subhead: letter(11.9, narrow ? 1.3 : 1.5)
    readonly property int foot: letter(10.4, narrow ? 1.3 : 1.5) // modes, Back, Home, Help
    readonly property int tileTitle: letter(13.4, narrow ? 1.1 : 1.5)
    readonly property int buttonFirst: narrow ? letter(10.4, 1.4) : letter(13.4, 1.4)
    readonly property int factValue: letter(14.9, narrow ? 1.2 : 1.5)
    readonly property int hero: letter(narrow ? 15.5 : 18.8, 1.2)
    readonly property int title: letter(narrow ? 13.4 : 20.8, 1.2)
    readonly property int titleLong: letter(narrow ? 11.9 : 15.9, 1.2)
    readonly property int keyFigure: letter(17.8, 1.2)
    readonly property int entry: letter(narrow ? 18 : 23.8, 1)
    readonly property int number: letter(93, 1) // upper bound; fits the width

    // Space ----------------------------------------------------------------------------------------
    readonly property bool narrow: panelWidthMm < 200 // 10.1" and smaller, upright
    readonly property bool landscape: panelWidthMm > panelHeightMm
    readonly property int target: Math.ceil(20 * pxPerMm) // least touch target
    readonly property int gap: Math.ceil(3.1 * pxPerMm) // least gap between targets
    readonly property int rowLeast: mm(narrow ? 20.4 : 24.3)
    readonly property int s: mm(3.5)
    readonly property int m: mm(narrow ? 4.5 : 8)
    readonly property int l: mm(narrow ? 6 : 12)
    readonly property int xl: mm(narrow ? 8 : 16)
    readonly property int margin: mm(narrow ? 6 : landscape ? 12 : 15)
    readonly property int columnMost: mm(landscape ? 303 : 240) // wider panels get space, not longer lines
    readonly property int radius: mm(3)
    readonly property int controlLine: Math.max(1, mm(highContrast ? 1 : 0.75))
    readonly property int quietWidth: Math.max(1, mm(highContrast ? 0.75 : 0.5))
    readonly property int ringWidth: Math.max(2, mm(2))
    readonly property int ringGap: Math.max(1, mm(0.75))
    readonly property int icon: letter(12, 1.25)

    // No control above this line: 1,220 mm over the floor, 1,100 mm with low reach (ADA 308).
    readonly property int reachTop: Math.max(0, Math.ceil((mountMm + panelHeightMm - (lowReach ? 1100 : 1220)) * pxPerMm))

    // Colour ---------------------------------------------------------------------------------------
    readonly property color page: highContrast ? "#000000" : "#F6F4EF"
    readonly property color surface: highContrast ? "#000000" : "#FFFFFF"
    readonly property color ink: highContrast ? "#FFFFFF" : "#14211F"
    readonly property color muted: highContrast ? "#FFFFFF" : "#45524F"
    readonly property color plate: highContrast ? "#000000" : "#00565B"
    readonly property color plateText: "#FFFFFF"
    readonly property color plateSecond: highContrast ? "#FFFFFF" : "#D3E8E5"
    readonly property color accent: highContrast ? "#FFD60A" : "#00565B"
    readonly property color accentText: highContrast ? "#000000" : "#FFFFFF"
    readonly property color pressed: highContrast ? "#FFFFFF" : "#003A3E"
    readonly property color pressedText: highContrast ? "#000000" : "#FFFFFF"
    readonly property color soft: highContrast ? "#000000" : "#DDECE9"
    readonly property color controlText: highContrast ? "#FFD60A" : "#14211F" // words on an outlined control
    readonly property color controlSecond: highContrast ? "#FFFFFF" : "#45524F"
    readonly property color quiet: highContrast ? "#FFFFFF" : "#65716E"
    readonly property color hairline: highContrast ? "#FFFFFF" : "#D9D5CB"
    readonly property color attention: highContrast ? "#FFFFFF" : "#5C3A00"
    readonly property color attentionGround: highContrast ? "#000000" : "#FFEFC7"
    readonly property color attentionLine: highContrast ? "#FFFFFF" : "#A66A00"
    readonly property color error: highContrast ? "#FFFFFF" : "#A3161F"
    readonly property color errorGround: highContrast ? "#000000" : "#FBE9E7"
    readonly property color focusRing: highContrast ? "#FFFFFF" : "#14211F"
    readonly property list<color> chart: ["#00565B", "#468C8A", "#D9D5CB", "#7D7772", "#2A2725"]
}
