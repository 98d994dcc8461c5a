"""The words of rater and board: the same in every language, all of them said, titles short."""

import re
import string
from pathlib import Path

import pytest

from kiosk.words import languages, words
from ui.engine import QML

VIEWMODELS = Path(__file__).parents[3] / "ui" / "viewmodels"
CHOSEN_AT_RUN_TIME = {"telex", "vni", "off", "missed", "lost"}
OF_THE_LANGUAGE_BUTTON = {"name", "short", "choose"}  # read by `tables_for`


def known(topic: str, language: str) -> dict[str, str]:
    tables = words(language).tables(topic)
    return {
        f"{table}.{name}": text for table, rows in tables.items() for name, text in rows.items()
    }


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("topic", ["rater", "board"])
def test_all_languages_have_the_same_words_with_the_same_gaps(topic: str) -> None:
    vietnamese = known(topic, "vi")
    for language in languages():
        other = known(topic, language)
        assert other.keys() == vietnamese.keys()
        for key, text in vietnamese.items():
            assert gaps(other[key]) == gaps(text), key


@pytest.mark.parametrize("topic", ["rater", "board"])
def test_no_word_is_kept_that_nobody_says(topic: str) -> None:
    files = [*(QML / "Kiosk" / topic).glob("*.qml"), *VIEWMODELS.glob(f"{topic}_*.py")]
    code = "\n".join(file.read_text(encoding="utf-8") for file in files)
    asked = set(re.findall(r"[\w.]+", code)) | CHOSEN_AT_RUN_TIME | OF_THE_LANGUAGE_BUTTON
    last = {each.rsplit(".", 1)[-1] for each in asked}
    assert {key for key in known(topic, "vi") if key.split(".")[1] not in last} == set()


def test_a_title_has_at_most_nine_words_and_no_break_after_the_stroke() -> None:
    for key, text in known("rater", "vi").items():
        if key.endswith("title"):
            assert len(text.split()) <= 9, text
        assert "ông/bà" not in text.lower(), key
