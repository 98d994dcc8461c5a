import QtQuick
import QtQuick.Shapes
import Kiosk

// Seconds left, as a ring and a figure; it steps once a second and is never animated.
Item {
    id: ring

    required property int remaining
    required property int whole
    property int side: Theme.mm(Theme.narrow ? (Theme.largeText ? 26 : 40) : 71)
    readonly property int stroke: Theme.mm(Theme.narrow ? 2 : 3)

    width: ring.side
    height: ring.side
    Accessible.role: Accessible.StaticText
    Accessible.name: ring.remaining

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.GeometryRenderer

        ShapePath {
            strokeColor: Theme.highContrast ? "#808080" : "#468C8A"
            strokeWidth: ring.stroke
            fillColor: "transparent"

            PathAngleArc {
                centerX: ring.side / 2
                centerY: ring.side / 2
                radiusX: (ring.side - ring.stroke) / 2
                radiusY: radiusX
                startAngle: -90
                sweepAngle: 360
            }
        }

        ShapePath {
            strokeColor: Theme.plateText
            strokeWidth: ring.stroke
            fillColor: "transparent"
            capStyle: ShapePath.FlatCap

            PathAngleArc {
                centerX: ring.side / 2
                centerY: ring.side / 2
                radiusX: (ring.side - ring.stroke) / 2
                radiusY: radiusX
                startAngle: -90
                sweepAngle: ring.whole > 0 ? 360 * ring.remaining / ring.whole : 0
            }
        }
    }

    ClockText {
        anchors.centerIn: parent
        time: ring.remaining
        ink: Theme.plateText
        size: Math.round(ring.side * 0.42)
        weight: Font.Bold
        Accessible.ignored: true
    }
}
