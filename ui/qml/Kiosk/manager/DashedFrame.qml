import QtQuick
import QtQuick.Shapes
import Kiosk

// A frame of dashes: what is expected, not what is.
Shape {
    id: frame

    property color ink: Theme.quiet
    property bool closed: false
    property bool lid: false // only its upper edge

    ShapePath {
        strokeColor: frame.ink
        strokeWidth: Theme.dp(2)
        strokeStyle: ShapePath.DashLine
        dashPattern: [3, 2]
        fillColor: "transparent"
        startX: 1
        startY: frame.lid ? 1 : frame.height

        PathLine {
            x: 1
            y: 1
        }

        PathLine {
            x: frame.width - 1
            y: 1
        }

        PathLine {
            x: frame.width - 1
            y: frame.lid ? 1 : frame.height
        }

        PathLine {
            x: frame.closed ? 1 : frame.width - 1
            y: frame.lid ? 1 : frame.height
        }
    }
}
