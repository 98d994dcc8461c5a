import QtQuick
import Kiosk

// Parts rows and columns; never a control.
Rectangle {
    implicitWidth: Math.max(1, Theme.dp(1))
    implicitHeight: Math.max(1, Theme.dp(1))
    color: Theme.hairline
}
