pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Language, large text, black, and skip: in one line, or two by two on the plate.
Grid {
    id: keys

    required property var words
    property bool onPlate: false
    readonly property int key: Math.floor((keys.width - (keys.columns - 1) * Theme.gap) / keys.columns)

    signal mode(name: string)
    signal skipped

    columns: keys.onPlate ? 2 : 4
    spacing: Theme.gap

    RaterButton {
        objectName: "mode_language"
        width: keys.key
        height: implicitHeight
        words: keys.words.mode_language
        brief: keys.words.mode_language_short
        name: keys.words.mode_language_name
        onPlate: keys.onPlate
        quietLook: true
        onTapped: keys.mode("language")
    }

    RaterButton {
        objectName: "mode_large"
        width: keys.key
        height: implicitHeight
        words: keys.words.mode_large
        brief: keys.words.mode_large_short
        name: keys.words.mode_large_name
        on: Theme.largeText
        onPlate: keys.onPlate
        quietLook: true
        Accessible.role: Accessible.CheckBox
        Accessible.checkable: true
        Accessible.checked: on
        onTapped: keys.mode("large")
    }

    RaterButton {
        objectName: "mode_contrast"
        width: keys.key
        height: implicitHeight
        words: keys.words.mode_contrast
        brief: keys.words.mode_contrast_short
        name: keys.words.mode_contrast_name
        on: Theme.highContrast
        onPlate: keys.onPlate
        quietLook: true
        Accessible.role: Accessible.CheckBox
        Accessible.checkable: true
        Accessible.checked: on
        onTapped: keys.mode("contrast")
    }

    RaterButton {
        objectName: "skip"
        width: keys.width - (keys.columns - 1) * (keys.key + Theme.gap)
        height: implicitHeight
        words: keys.words.skip
        onPlate: keys.onPlate
        onTapped: keys.skipped()
    }
}
