"""The language files: whole in every language, and each refusal has its sentence."""

import re

import pytest

from kiosk.answers import Reason, Refused
from kiosk.words import DEFAULT_LANGUAGE, FOLDER, languages, words

TOPICS = sorted(file.stem for file in (FOLDER / DEFAULT_LANGUAGE).glob("*.toml"))


def gaps(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", text))


@pytest.mark.parametrize("language", [code for code in languages() if code != DEFAULT_LANGUAGE])
@pytest.mark.parametrize("topic", TOPICS)
def test_every_language_says_everything(topic: str, language: str) -> None:
    ours, theirs = words().tables(topic), words(language).tables(topic)
    assert set(ours) == set(theirs)
    for table, said in ours.items():
        # English has a singular where Vietnamese needs none
        other = {key for key in theirs[table] if key.removesuffix("_one") not in said}
        assert other == set(), f"{topic}.{table}"
        for key, text in said.items():
            assert key in theirs[table], f"{topic}.{table}.{key}"
            assert gaps(theirs[table][key]) == gaps(text), f"{topic}.{table}.{key}"
            # all that is said in Vietnamese is said; the note on translations is theirs alone
            assert theirs[table][key].strip() or not text.strip(), f"{topic}.{table}.{key}"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("reason", list(Reason))
def test_every_refusal_has_its_sentence(reason: Reason, language: str) -> None:
    assert len(Refused(reason=reason).message(language)) > 10


def test_an_unknown_language_is_said_to_be_one() -> None:
    with pytest.raises(KeyError, match="xx"):
        words("xx")
