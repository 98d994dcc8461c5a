import QtQuick
import Kiosk
import Kiosk.desktop

// What for and who: the first lines of the slip.
Column {
    id: fields

    required property var words
    required property var form
    required property var errors
    required property var suggestions
    readonly property int part: (fields.width - 3 * Theme.dp(16)) / 4
    readonly property alias searching: procedure.searching

    signal edited(string field, string text)
    signal searched(string text)
    signal picked(string code)

    function place(field: string): Item {
        const places = {
            procedure: procedure,
            code: code,
            name: person,
            id_number: idNumber,
            phone: phone,
            address: address,
            owner: owner
        };
        return places[field] ?? null;
    }

    Row {
        width: parent.width
        spacing: Theme.dp(16)
        z: 2

        SearchField {
            id: procedure

            objectName: "procedure"
            width: fields.part * 3 + 2 * Theme.dp(16)
            label: fields.words.procedure
            value: fields.form.procedure
            error: fields.errors.procedure ?? ""
            hint: fields.form.procedure_hint
            options: fields.suggestions
            nothing: fields.words.no_match
            onTyped: text => fields.searched(text)
            onPicked: code => fields.picked(code)
            onGaveUp: fields.picked("")
        }

        DeskField {
            id: code

            objectName: "code"
            width: fields.part
            label: fields.words.code
            value: fields.form.code
            hint: fields.words.code_hint
            error: fields.errors.code ?? ""
            most: 40
            onEdited: text => fields.edited("code", text)
        }
    }

    Row {
        width: parent.width
        spacing: Theme.dp(16)

        DeskField {
            id: person

            objectName: "name"
            width: fields.part * 2 + Theme.dp(16)
            label: fields.words.name
            value: fields.form.name
            error: fields.errors.name ?? ""
            onEdited: text => fields.edited("name", text)
        }

        DeskField {
            id: idNumber

            objectName: "id_number"
            width: fields.part
            label: fields.words.id_number
            value: fields.form.id_number
            error: fields.errors.id_number ?? ""
            most: 20
            onEdited: text => fields.edited("id_number", text)
        }

        DeskField {
            id: phone

            objectName: "phone"
            width: fields.part
            label: fields.words.phone
            value: fields.form.phone
            error: fields.errors.phone ?? ""
            most: 20
            onEdited: text => fields.edited("phone", text)
        }
    }

    Row {
        width: parent.width
        spacing: Theme.dp(16)

        DeskField {
            id: address

            objectName: "address"
            width: fields.part * 3 + 2 * Theme.dp(16)
            label: fields.words.address
            value: fields.form.address
            error: fields.errors.address ?? ""
            most: 300
            onEdited: text => fields.edited("address", text)
        }

        DeskField {
            id: owner

            objectName: "owner"
            width: fields.part
            label: fields.words.owner
            value: fields.form.owner
            placeholder: fields.words.owner_same
            error: fields.errors.owner ?? ""
            onEdited: text => fields.edited("owner", text)
        }
    }
}
