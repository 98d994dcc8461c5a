"""The words of the desktop places: whole in both languages, and each that QML asks for is there."""

import re
from collections.abc import Iterator

import pytest

from kiosk.words import words
from ui.engine import QML

TABLES = {
    "counter/ReceiveScreen": ("counter", "receive"),
    "counter/ApplicantFields": ("counter", "receive"),
    "counter/PapersBlock": ("counter", "receive"),
    "counter/TermsRow": ("counter", "receive"),
    "counter/SaveFoot": ("counter", "receive"),
    "counter/OpeningScreen": ("counter", "sign_in"),
    "counter/PaperTable": ("counter", "receive"),
    "counter/PaperRow": ("counter", "receive"),
    "counter/SlipPage": ("counter", "receive"),
    "counter/DossierScreen": ("counter", "dossier"),
    "counter/DossierActions": ("counter", "dossier"),
    "counter/ChangeForm": ("counter", "dossier"),
    "counter/HandOverForm": ("counter", "hand_over"),
    "counter/ConsoleScreen": ("counter", "console"),
    "counter/DossierKeys": ("counter", "console"),
    "counter/VisitKeys": ("counter", "console"),
    "counter/BreakKeys": ("counter", "console"),
    "counter/LinePane": ("counter", "console"),
    "counter/DayPane": ("counter", "console"),
    "counter/VisitHead": ("counter", "console"),
    "manager/NowScreen": ("manager", "now"),
    "manager/RatingsScreen": ("manager", "ratings"),
    "manager/RatingTable": ("manager", "ratings"),
    "manager/ExportScreen": ("manager", "export"),
    "desktop/SignInScreen": ("counter", "sign_in"),
}


def asked_for() -> Iterator[tuple[str, str, str]]:
    for file, (topic, table) in TABLES.items():
        text = (QML / "Kiosk" / f"{file}.qml").read_text(encoding="utf-8")
        for name in re.findall(r"\.words\.([a-z_]+)\b", text):
            yield topic, table, name


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_word_a_screen_asks_for_is_there(language: str) -> None:
    asked = list(asked_for())
    assert len(asked) > 100
    missing = [each for each in asked if each[2] not in words(language).section(*each[:2])]
    assert missing == []


@pytest.mark.parametrize("topic", ["counter", "manager"])
def test_both_languages_have_the_same_words_with_the_same_gaps(topic: str) -> None:
    vietnamese, english = words("vi").tables(topic), words("en").tables(topic)
    assert {name: set(table) for name, table in vietnamese.items()} == {
        name: set(table) for name, table in english.items()
    }
    for name, table in vietnamese.items():
        for key, text in table.items():
            assert set(re.findall(r"\{\w+\}", text)) == set(
                re.findall(r"\{\w+\}", english[name][key])
            ), f"{topic}.{name}.{key}"
