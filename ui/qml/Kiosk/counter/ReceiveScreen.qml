import QtQuick
import Kiosk
import Kiosk.desktop

// A dossier is received: the order of the keyboard is the order of the slip. Scan fills, typing
// corrects; what is wrong is said where it is, and the save key goes there.
FocusScope {
    id: screen

    required property var words
    required property string title
    required property string official
    required property string time
    required property var lights
    required property string number // of the visit, "" without one
    required property string elapsed
    required property var form
    required property var errors
    required property var suggestions
    required property var papers // a list model
    required property var kinds
    required property int received
    required property int expected
    required property string preview
    required property bool sheet
    required property bool busy
    required property int mood
    required property string sentence
    readonly property bool wide: screen.width >= Theme.dp(1600)
    readonly property int part: (fields.width - 3 * Theme.dp(16)) / 4

    signal edited(string field, string text)
    signal searched(string text)
    signal picked(string code)
    signal paperReceived(int at, bool received)
    signal paperKind(int at, int kind)
    signal paperCount(int at, string text)
    signal paperName(int at, string name)
    signal paperAdded
    signal papersAll
    signal fitted(int width)
    signal saved(bool printing)
    signal cancelled

    function goTo(field: string): void {
        const places = {
            procedure: procedure,
            code: code,
            name: person,
            id_number: idNumber,
            phone: phone,
            address: address,
            owner: owner,
            fee: fee,
            due: due
        };
        if (field === "papers")
            table.focusFirst();
        else if (places[field])
            places[field].forceActiveFocus();
    }

    focus: true
    Component.onCompleted: {
        if (screen.form.procedure === "")
            procedure.forceActiveFocus();
        else
            person.forceActiveFocus();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }

    DeskBar {
        id: bar

        width: parent.width
        title: screen.words.title
        second: screen.number
        visit: screen.number === "" ? "" : screen.elapsed
        time: screen.time
        notes: [
            {
                words: screen.official + ", " + screen.title
            }
        ].concat(screen.lights)
    }

    Flickable {
        id: flick

        anchors.top: bar.bottom
        anchors.bottom: foot.top
        anchors.left: parent.left
        anchors.right: slip.left
        contentHeight: fields.height + Theme.dp(screen.wide ? 48 : 24)
        clip: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds

        onHeightChanged: flick.contentY = Math.max(0, Math.min(flick.contentY, flick.contentHeight - flick.height))

        function show(item: Item): void {
            if (flick.height < Theme.dp(200))
                return; // not laid out yet
            const top = item.mapToItem(fields, 0, 0).y + fields.y;
            if (top < flick.contentY + Theme.dp(40))
                flick.contentY = Math.max(0, top - Theme.dp(60));
            else if (top + item.height > flick.contentY + flick.height - Theme.dp(40))
                flick.contentY = Math.min(flick.contentHeight - flick.height, top + item.height - flick.height + Theme.dp(60));
        }

        Connections {
            target: flick.Window.window

            function onActiveFocusItemChanged(): void {
                const item = flick.Window.activeFocusItem;
                for (let above = item; above; above = above.parent) {
                    if (above === fields) {
                        flick.show(item);
                        return;
                    }
                }
            }
        }

        Column {
            id: fields

            x: Theme.dp(36)
            y: Theme.dp(screen.wide ? 22 : 14)
            width: flick.width - 2 * x
            spacing: Theme.dp(screen.wide ? 16 : 10)

            Row {
                width: parent.width
                spacing: Theme.dp(16)
                z: 2

                SearchField {
                    id: procedure

                    objectName: "procedure"
                    width: screen.part * 3 + 2 * Theme.dp(16)
                    label: screen.words.procedure
                    value: screen.form.procedure
                    error: screen.errors.procedure ?? ""
                    hint: screen.form.procedure_hint
                    options: screen.suggestions
                    nothing: screen.words.no_match
                    onTyped: text => screen.searched(text)
                    onPicked: code => screen.picked(code)
                    onGaveUp: screen.picked("")
                }

                DeskField {
                    id: code

                    objectName: "code"
                    width: screen.part
                    label: screen.words.code
                    value: screen.form.code
                    hint: screen.words.code_hint
                    error: screen.errors.code ?? ""
                    most: 40
                    onEdited: text => screen.edited("code", text)
                }
            }

            Row {
                width: parent.width
                spacing: Theme.dp(16)

                DeskField {
                    id: person

                    objectName: "name"
                    width: screen.part * 2 + Theme.dp(16)
                    label: screen.words.name
                    value: screen.form.name
                    error: screen.errors.name ?? ""
                    onEdited: text => screen.edited("name", text)
                }

                DeskField {
                    id: idNumber

                    objectName: "id_number"
                    width: screen.part
                    label: screen.words.id_number
                    value: screen.form.id_number
                    error: screen.errors.id_number ?? ""
                    most: 20
                    onEdited: text => screen.edited("id_number", text)
                }

                DeskField {
                    id: phone

                    objectName: "phone"
                    width: screen.part
                    label: screen.words.phone
                    value: screen.form.phone
                    error: screen.errors.phone ?? ""
                    most: 20
                    onEdited: text => screen.edited("phone", text)
                }
            }

            Row {
                width: parent.width
                spacing: Theme.dp(16)

                DeskField {
                    id: address

                    objectName: "address"
                    width: screen.part * 3 + 2 * Theme.dp(16)
                    label: screen.words.address
                    value: screen.form.address
                    error: screen.errors.address ?? ""
                    most: 300
                    onEdited: text => screen.edited("address", text)
                }

                DeskField {
                    id: owner

                    objectName: "owner"
                    width: screen.part
                    label: screen.words.owner
                    value: screen.form.owner
                    placeholder: screen.words.owner_same
                    error: screen.errors.owner ?? ""
                    onEdited: text => screen.edited("owner", text)
                }
            }

            Column {
                width: parent.width
                spacing: Theme.dp(4)

                Row {
                    spacing: Theme.dp(16)

                    DeskText {
                        text: screen.words.papers
                        font.weight: Font.Bold
                    }

                    DeskText {
                        visible: screen.expected > 0
                        text: screen.words.papers_count.replace("{received}", screen.received).replace("{expected}", screen.expected)
                        color: Theme.muted
                    }

                    DeskText {
                        objectName: "papersError"
                        visible: text !== ""
                        text: screen.errors.papers ?? ""
                        color: Theme.error
                        font.weight: Font.DemiBold
                    }
                }

                PaperTable {
                    id: table

                    width: parent.width
                    words: screen.words
                    papers: screen.papers
                    kinds: screen.kinds
                    onReceived: (at, received) => screen.paperReceived(at, received)
                    onKindChosen: (at, kind) => screen.paperKind(at, kind)
                    onCountTyped: (at, text) => screen.paperCount(at, text)
                    onNameTyped: (at, name) => screen.paperName(at, name)
                }

                DeskText {
                    visible: screen.expected === 0
                    width: parent.width
                    topPadding: Theme.dp(8)
                    text: screen.words.papers_unknown
                    color: Theme.muted
                }

                Row {
                    topPadding: Theme.dp(8)
                    spacing: Theme.dp(12)

                    DeskButton {
                        objectName: "addPaper"
                        height: Theme.dp(42)
                        words: screen.words.add_paper
                        keys: "Alt+G"
                        onTapped: {
                            table.added = true;
                            screen.paperAdded();
                        }
                    }

                    DeskButton {
                        objectName: "allPapers"
                        height: Theme.dp(42)
                        visible: screen.expected > 0
                        words: screen.words.all_papers
                        keys: "Alt+D"
                        onTapped: screen.papersAll()
                    }
                }
            }

            Row {
                id: last

                // the day needs the most room where there is little
                readonly property int room: width - 3 * spacing

                function share(part: real): int {
                    return Math.floor(last.room * (screen.wide ? 0.25 : part));
                }

                width: parent.width
                spacing: Theme.dp(16)

                DeskField {
                    id: fee

                    objectName: "fee"
                    width: last.share(0.18)
                    size: screen.wide ? 18 : 16
                    label: screen.words.fee
                    value: screen.form.fee
                    placeholder: screen.words.fee_unknown
                    error: screen.errors.fee ?? ""
                    most: 15
                    onEdited: text => screen.edited("fee", text)
                }

                DeskField {
                    width: last.share(0.2)
                    size: screen.wide ? 18 : 16
                    label: screen.words.term
                    value: screen.form.term
                    readOnly: true
                }

                DeskField {
                    id: due

                    objectName: "due"
                    width: last.share(0.33)
                    size: screen.wide ? 18 : 16
                    label: screen.words.due
                    value: screen.form.due
                    placeholder: screen.words.due_unknown
                    error: screen.errors.due ?? ""
                    most: 40
                    onEdited: text => screen.edited("due", text)

                    Row {
                        visible: screen.form.expected
                        spacing: Theme.dp(8)
                        topPadding: Theme.dp(4)

                        Tag {
                            id: expectedTag

                            words: screen.words.expected
                            mood: Tag.Attention
                        }

                        DeskText {
                            width: due.width - expectedTag.width - Theme.dp(8)
                            text: screen.form.due_note
                            size: 16
                            color: Theme.muted
                        }
                    }
                }

                DeskField {
                    objectName: "place"
                    width: last.share(0.29)
                    size: screen.wide ? 18 : 16
                    label: screen.words.place
                    value: screen.form.place
                    most: 200
                    enterMoves: false
                    onEdited: text => screen.edited("place", text)
                }
            }
        }
    }

    // there is more above or below
    Rectangle {
        visible: flick.interactive
        anchors.right: slip.left
        anchors.rightMargin: Theme.dp(6)
        y: flick.y + flick.visibleArea.yPosition * flick.height
        width: Theme.dp(6)
        height: flick.visibleArea.heightRatio * flick.height
        radius: Theme.dp(3)
        color: Theme.quiet
    }

    SlipPage {
        id: slip

        anchors.top: bar.bottom
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        width: Theme.dp(screen.wide ? 640 : 420)
        words: screen.words
        picture: screen.preview
        sheet: screen.sheet
        onFitted: width => screen.fitted(width)
    }

    Item {
        id: foot

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: slip.left
        height: Theme.dp(screen.height >= Theme.dp(900) ? 100 : 84)

        Hairline {
            x: Theme.dp(36)
            width: parent.width - 2 * x
        }

        DeskButton {
            id: cancel

            objectName: "cancel"
            x: Theme.dp(36)
            anchors.verticalCenter: parent.verticalCenter
            height: Theme.dp(60)
            words: screen.words.cancel
            keys: procedure.searching ? "" : "Esc"
            shownKeys: "Esc"
            centred: false
            onTapped: screen.cancelled()
        }

        DeskText {
            id: line

            anchors.left: cancel.right
            anchors.leftMargin: Theme.dp(20)
            anchors.right: buttons.left
            anchors.rightMargin: Theme.dp(16)
            anchors.verticalCenter: parent.verticalCenter
            text: screen.sentence !== "" ? screen.sentence : screen.words.card
            color: screen.sentence === "" || screen.mood === Tag.Calm ? Theme.muted : screen.mood === Tag.Attention ? Theme.attention : Theme.error
            font.weight: screen.sentence === "" ? Font.Medium : Font.DemiBold
            size: screen.wide ? 18 : 16
            maximumLineCount: 3
            elide: Text.ElideRight
        }

        Row {
            id: buttons

            anchors.right: parent.right
            anchors.rightMargin: Theme.dp(36)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.dp(12)

            DeskButton {
                objectName: "save"
                height: Theme.dp(60)
                words: screen.words.save
                keys: "Ctrl+S"
                working: screen.busy
                onTapped: screen.saved(false)
            }

            DeskButton {
                objectName: "savePrint"
                height: Theme.dp(60)
                look: DeskButton.Filled
                size: screen.wide ? 22 : 20
                pad: Theme.dp(screen.wide ? 26 : 18)
                words: screen.busy ? screen.words.saving : screen.words.save_print
                keys: "F2"
                working: screen.busy
                onTapped: screen.saved(true)
            }
        }
    }
}
