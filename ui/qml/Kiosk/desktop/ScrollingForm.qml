import QtQuick
import Kiosk

// A form that may be longer than its place: it follows the keyboard, and a mark at its right edge
// says that there is more above or below.
Item {
    id: form

    property int margin: Theme.dp(36)
    property int lead: Theme.dp(22)
    property alias spacing: fields.spacing
    readonly property int room: fields.width
    default property alias content: fields.data

    function show(item: Item): void {
        if (flick.height < Theme.dp(200))
            return; // not laid out yet
        const top = item.mapToItem(fields, 0, 0).y + fields.y;
        if (top < flick.contentY + Theme.dp(40))
            flick.contentY = Math.max(0, top - Theme.dp(60));
        else if (top + item.height > flick.contentY + flick.height - Theme.dp(40))
            flick.contentY = Math.min(flick.contentHeight - flick.height, top + item.height - flick.height + Theme.dp(60));
    }

    Flickable {
        id: flick

        anchors.fill: parent
        contentHeight: fields.height + 2 * form.lead
        clip: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        onHeightChanged: flick.contentY = Math.max(0, Math.min(flick.contentY, flick.contentHeight - flick.height))

        Connections {
            target: flick.Window.window

            function onActiveFocusItemChanged(): void {
                const item = flick.Window.activeFocusItem;
                for (let above = item; above; above = above.parent) {
                    if (above === fields) {
                        form.show(item);
                        return;
                    }
                }
            }
        }

        Column {
            id: fields

            x: form.margin
            y: form.lead
            width: flick.width - 2 * x
        }
    }

    Rectangle {
        visible: flick.interactive
        anchors.right: parent.right
        anchors.rightMargin: Theme.dp(6)
        y: flick.visibleArea.yPosition * flick.height
        width: Theme.dp(6)
        height: flick.visibleArea.heightRatio * flick.height
        radius: Theme.dp(3)
        color: Theme.quiet
    }
}
