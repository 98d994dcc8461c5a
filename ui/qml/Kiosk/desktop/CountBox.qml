import QtQuick
import Kiosk

// A small number, 1 to 99.
FocusScope {
    id: box

    required property string name
    required property string value
    property bool outlined: false // stands alone, not in a table

    signal typed(string text)

    implicitWidth: Theme.dp(56)
    implicitHeight: Theme.dp(box.outlined ? 42 : 34)
    onValueChanged: {
        if (input.text !== box.value)
            input.text = box.value;
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.dp(8)
        color: input.activeFocus || box.outlined ? Theme.surface : "transparent"
        border.width: Theme.dp(input.activeFocus ? 3 : box.outlined ? 2 : 0)
        border.color: input.activeFocus ? Theme.accent : Theme.quiet
    }

    TextInput {
        id: input

        anchors.fill: parent
        anchors.leftMargin: Theme.dp(4)
        anchors.rightMargin: Theme.dp(10)
        horizontalAlignment: TextInput.AlignRight
        verticalAlignment: TextInput.AlignVCenter
        focus: true
        activeFocusOnTab: true
        text: box.value
        maximumLength: 2
        inputMethodHints: Qt.ImhDigitsOnly
        validator: IntValidator {
            bottom: 1
            top: 99
        }
        selectByMouse: true
        color: Theme.ink
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentText
        font.family: Theme.family
        font.pixelSize: Theme.dp(18)
        font.weight: box.outlined ? Font.DemiBold : Font.Medium
        renderType: Text.NativeRendering
        Accessible.role: Accessible.EditableText
        Accessible.name: box.name
        onTextEdited: box.typed(text)
        onAccepted: {
            const next = input.nextItemInFocusChain(true);
            if (next)
                next.forceActiveFocus(Qt.TabFocusReason);
        }
        onActiveFocusChanged: {
            if (activeFocus) {
                selectAll();
            } else if (!acceptableInput) {
                input.text = "1";
                box.typed("1");
            }
        }
    }
}
