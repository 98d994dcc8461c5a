pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.desktop

// The plate along the top with the pages of the manager's place, and the page below it.
FocusScope {
    id: frame

    required property var words // the table "bar"
    required property string centre
    required property string date
    required property string time
    required property string page // "signIn" shows no tabs
    required property int pending // complaints that wait to be verified
    readonly property bool wide: frame.width >= Theme.dp(1600)
    default property alias content: below.data

    signal chosen(string page)
    signal leave

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }

    DeskBar {
        id: bar

        width: parent.width
        title: frame.wide || frame.page === "signIn" ? frame.centre : ""
        date: frame.wide ? frame.date : ""
        time: frame.time

        Row {
            anchors.right: parent.right
            height: parent.height
            visible: frame.page !== "signIn"

            Repeater {
                model: ["now", "ratings", "complaints", "indicators", "export", "upkeep"]

                BarTab {
                    id: tab

                    required property string modelData
                    required property int index

                    objectName: "tab_" + tab.modelData
                    height: parent ? parent.height : 0
                    words: tab.modelData === "complaints" && frame.pending > 0 ? frame.words.complaints_count.replace("{count}", frame.pending) : frame.words[tab.modelData]
                    keys: "Ctrl+" + (tab.index + 1)
                    chosen: frame.page === tab.modelData
                    capped: !frame.wide
                    pad: Theme.dp(frame.wide ? 14 : 10)
                    onTapped: frame.chosen(tab.modelData)
                }
            }

            BarTab {
                objectName: "tab_leave"
                height: parent.height
                words: frame.words.leave
                keys: "Ctrl+Q"
                chosen: false
                capped: !frame.wide
                pad: Theme.dp(frame.wide ? 14 : 10)
                onTapped: frame.leave()
            }
        }
    }

    Item {
        id: below

        anchors.top: bar.bottom
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
