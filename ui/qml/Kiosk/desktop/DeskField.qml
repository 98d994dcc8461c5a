import QtQuick
import Kiosk

// One thing to type: label above, what is wrong below. `edited` follows typing, `entered` Enter.
// The text stays the view-model's: setting `value` from outside replaces what stands here.
FocusScope {
    id: field

    required property string label
    property string value: ""
    property string error: ""
    property string hint: ""
    property string placeholder: ""
    property bool readOnly: false
    property int most: 200
    property bool secret: false
    property bool strong: true
    property real size: 18
    property bool enterMoves: true // Enter goes on to the next field
    property alias input: input
    default property alias below: under.data

    signal edited(string text)
    signal entered

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
            visible: field.label !== ""
            text: field.label
            size: 16
            color: field.error === "" ? Theme.muted : Theme.error
            Accessible.ignored: true
        }

        Rectangle {
            width: parent.width
            height: Theme.dp(46)
            radius: Theme.dp(8)
            color: field.readOnly ? "transparent" : Theme.surface
            border.width: Theme.dp(input.activeFocus || field.error !== "" ? 3 : 2)
            border.color: field.error !== "" ? Theme.error : input.activeFocus ? Theme.accent : field.readOnly ? Theme.hairline : Theme.quiet

            TextInput {
                id: input

                anchors.fill: parent
                anchors.leftMargin: Theme.dp(15)
                anchors.rightMargin: Theme.dp(15)
                verticalAlignment: TextInput.AlignVCenter
                focus: true
                activeFocusOnTab: !field.readOnly
                text: field.value
                readOnly: field.readOnly
                maximumLength: field.most
                echoMode: field.secret ? TextInput.Password : TextInput.Normal
                selectByMouse: true
                clip: true
                color: Theme.ink
                selectionColor: Theme.accent
                selectedTextColor: Theme.accentText
                font.family: Theme.family
                font.pixelSize: Theme.dp(field.size)
                font.weight: field.strong ? Font.DemiBold : Font.Medium
                renderType: Text.NativeRendering
                Accessible.ignored: true
                onTextEdited: field.edited(text)
                onAccepted: {
                    field.entered();
                    const next = field.enterMoves ? input.nextItemInFocusChain(true) : null;
                    if (next)
                        next.forceActiveFocus(Qt.TabFocusReason);
                }
                onActiveFocusChanged: {
                    if (activeFocus && !field.readOnly)
                        selectAll();
                }
            }

            DeskText {
                anchors.left: parent.left
                anchors.leftMargin: Theme.dp(15)
                anchors.right: parent.right
                anchors.rightMargin: Theme.dp(15)
                anchors.verticalCenter: parent.verticalCenter
                visible: input.text === "" && input.preeditText === "" && field.placeholder !== ""
                text: field.placeholder
                size: field.size
                color: Theme.quiet
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }

        DeskText {
            width: parent.width
            visible: field.error !== ""
            text: field.error
            size: 16
            color: Theme.error
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }

        DeskText {
            width: parent.width
            visible: field.error === "" && field.hint !== ""
            text: field.hint
            size: 16
            color: Theme.muted
            Accessible.ignored: true
        }

        Item {
            id: under

            width: parent.width
            visible: children.length > 0
            height: childrenRect.height
        }
    }
}
