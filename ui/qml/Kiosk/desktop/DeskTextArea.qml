import QtQuick
import Kiosk

// Some lines to type.
FocusScope {
    id: field

    required property string label
    property string value: ""
    property string error: ""
    property string hint: ""
    property int most: 600
    property int lines: 4
    property alias input: input

    signal edited(string text)

    implicitHeight: column.implicitHeight
    Accessible.role: Accessible.EditableText
    Accessible.name: field.label
    Accessible.description: field.error === "" ? field.hint : field.error

    onValueChanged: {
        if (input.text !== field.value)
            input.text = field.value;
    }

    Column {
        id: column

        width: field.width
        spacing: Theme.dp(2)

        DeskText {
            width: parent.width
            text: field.label
            size: 16
            color: field.error === "" ? Theme.muted : Theme.error
            Accessible.ignored: true
        }

        Rectangle {
            width: parent.width
            height: Theme.dp(26 * field.lines + 24)
            radius: Theme.dp(8)
            color: Theme.surface
            border.width: Theme.dp(input.activeFocus || field.error !== "" ? 3 : 2)
            border.color: field.error !== "" ? Theme.error : input.activeFocus ? Theme.accent : Theme.quiet

            Flickable {
                id: flick

                anchors.fill: parent
                anchors.margins: Theme.dp(10)
                contentHeight: input.contentHeight
                clip: true
                interactive: contentHeight > height
                boundsBehavior: Flickable.StopAtBounds

                TextEdit {
                    id: input

                    width: flick.width
                    height: Math.max(implicitHeight, flick.height)
                    focus: true
                    activeFocusOnTab: true
                    wrapMode: TextEdit.Wrap
                    textFormat: TextEdit.PlainText
                    selectByMouse: true
                    color: Theme.ink
                    selectionColor: Theme.accent
                    selectedTextColor: Theme.accentText
                    font.family: Theme.family
                    font.pixelSize: Theme.dp(18)
                    font.weight: Font.Medium
                    renderType: Text.NativeRendering
                    Accessible.ignored: true
                    Keys.onTabPressed: event => {
                        const next = nextItemInFocusChain(true);
                        if (next)
                            next.forceActiveFocus(Qt.TabFocusReason);
                        event.accepted = true;
                    }
                    onTextChanged: {
                        if (text.length > field.most)
                            remove(field.most, text.length);
                        else if (activeFocus && text !== field.value)
                            field.edited(text);
                    }
                    onCursorRectangleChanged: {
                        if (cursorRectangle.y + cursorRectangle.height > flick.contentY + flick.height)
                            flick.contentY = cursorRectangle.y + cursorRectangle.height - flick.height;
                        else if (cursorRectangle.y < flick.contentY)
                            flick.contentY = cursorRectangle.y;
                    }
                }
            }
        }

        DeskText {
            width: parent.width
            visible: text !== ""
            text: field.error !== "" ? field.error : field.hint
            size: 16
            color: field.error !== "" ? Theme.error : Theme.muted
            font.weight: field.error !== "" ? Font.DemiBold : Font.Medium
            Accessible.ignored: true
        }
    }
}
