pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A name of the list and a PIN: arrows choose, figures type, Enter enters. QML never sees the PIN.
FocusScope {
    id: screen

    required property var words
    required property var people // maps: code, name
    required property string chosen
    required property int length
    required property string error
    required property bool working
    property string hint: ""
    readonly property bool roomy: screen.height > Theme.dp(800)

    signal picked(string code)
    signal stepped(int by)
    signal typed(string digit)
    signal erased
    signal entered

    focus: true
    Keys.onPressed: event => {
        event.accepted = true;
        if (event.text.length === 1 && event.text >= "0" && event.text <= "9")
            screen.typed(event.text);
        else if (event.key === Qt.Key_Backspace || event.key === Qt.Key_Delete)
            screen.erased();
        else if (event.key === Qt.Key_Down)
            screen.stepped(1);
        else if (event.key === Qt.Key_Up)
            screen.stepped(-1);
        else
            event.accepted = false;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.dp(72)

        Column {
            id: names

            width: Theme.dp(500)
            spacing: Theme.dp(8)

            DeskText {
                width: parent.width
                text: screen.words.title
                size: 32
                lead: 1.25
                font.weight: Font.Bold
                bottomPadding: Theme.dp(14)
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            Repeater {
                model: screen.people

                Rectangle {
                    id: person

                    required property int index
                    required property var modelData
                    readonly property bool chosen: screen.chosen === person.modelData.code

                    objectName: "official" + person.modelData.code
                    width: names.width
                    height: Theme.dp(screen.roomy ? 58 : 48)
                    radius: Theme.dp(8)
                    color: person.chosen ? Theme.accent : Theme.surface
                    border.width: person.chosen ? 0 : Theme.dp(2)
                    border.color: Theme.accent
                    Accessible.role: Accessible.RadioButton
                    Accessible.name: person.modelData.name
                    Accessible.checkable: true
                    Accessible.checked: person.chosen
                    Accessible.onPressAction: screen.picked(person.modelData.code)

                    DeskText {
                        x: Theme.dp(20)
                        width: parent.width - Theme.dp(130)
                        anchors.verticalCenter: parent.verticalCenter
                        text: person.modelData.name
                        size: 20
                        color: person.chosen ? Theme.accentText : Theme.ink
                        font.weight: Font.DemiBold
                        wrapMode: Text.NoWrap
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }

                    DeskText {
                        anchors.right: parent.right
                        anchors.rightMargin: Theme.dp(20)
                        anchors.verticalCenter: parent.verticalCenter
                        text: person.modelData.code
                        color: person.chosen ? Theme.accentText : Theme.muted
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }

                    MouseArea {
                        anchors.fill: parent
                        onClicked: screen.picked(person.modelData.code)
                    }
                }
            }

            DeskText {
                width: parent.width
                visible: screen.hint !== ""
                topPadding: Theme.dp(14)
                text: screen.hint
                color: Theme.muted
            }
        }

        Column {
            id: pin

            width: Theme.dp(360)
            spacing: Theme.dp(12)

            DeskText {
                text: screen.words.pin
                size: 18
                color: Theme.muted
                Accessible.ignored: true
            }

            Item {
                width: parent.width
                height: Theme.dp(52)
                Accessible.role: Accessible.EditableText
                Accessible.name: screen.words.pin
                Accessible.passwordEdit: true

                Row {
                    anchors.left: parent.left
                    anchors.leftMargin: Theme.dp(4)
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.dp(14)

                    Repeater {
                        model: screen.length

                        Rectangle {
                            anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                            width: Theme.dp(16)
                            height: Theme.dp(16)
                            radius: width / 2
                            color: Theme.ink
                        }
                    }

                    Rectangle {
                        width: Theme.dp(3)
                        height: Theme.dp(32)
                        anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                        color: Theme.accent
                    }
                }

                Rectangle {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: Theme.dp(4)
                    color: screen.error === "" ? Theme.ink : Theme.error
                }
            }

            DeskText {
                objectName: "signInError"
                width: parent.width
                height: Theme.dp(48)
                text: screen.error
                size: 16
                color: Theme.error
                font.weight: Font.DemiBold
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }

            Grid {
                columns: 3
                spacing: Theme.dp(10)

                Repeater {
                    model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "<"]

                    Item {
                        id: key

                        required property string modelData

                        width: (pin.width - Theme.dp(20)) / 3
                        height: Theme.dp(screen.roomy ? 64 : 54)

                        DeskButton {
                            anchors.fill: parent
                            visible: key.modelData !== ""
                            words: key.modelData === "<" ? screen.words.erase : key.modelData
                            size: key.modelData === "<" ? 18 : 26
                            pad: Theme.dp(8)
                            activeFocusOnTab: false
                            onTapped: {
                                if (key.modelData === "<")
                                    screen.erased();
                                else
                                    screen.typed(key.modelData);
                            }
                        }
                    }
                }
            }

            DeskButton {
                objectName: "enter"
                width: parent.width
                height: Theme.dp(screen.roomy ? 76 : 64)
                look: DeskButton.Filled
                size: 22
                words: screen.words.enter
                keys: "Return"
                shownKeys: "Enter"
                working: screen.working
                onTapped: screen.entered()
            }
        }
    }

    Shortcut {
        sequence: "Enter" // the one of the number pad
        autoRepeat: false
        onActivated: screen.entered()
    }
}
