"""The kiosk's words: each that a screen asks for is there in every language, and none is idle."""

import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.words import languages, words
from ui.engine import QML

KIOSK = QML / "Kiosk" / "kiosk"
CONTROLS = QML / "Kiosk" / "controls"
VIEWMODELS = Path(__file__).parents[3] / "ui" / "viewmodels"

# which tables a screen's `words` may be; every other table is read by the place or by Python
TABLES = {
    "WelcomeScreen": ["welcome"],
    "ChooseScreen": ["field", "procedures"],
    "ProcedureScreen": ["procedure"],
    "PriorityScreen": ["priority"],
    "TicketScreen": ["ticket"],
    "CodeScreen": ["code", "factor"],
    "DossierScreen": ["dossier"],
    "BookingScreen": ["booking"],
    "PlaceScreen": ["place"],
    "RatingScreen": ["rating"],
    "ScanScreen": ["scan"],
    "ReasonsScreen": ["reasons"],
    "HelpScreen": ["help"],
    "IdleScreen": ["idle"],
}
FRAME = ("NavRow", "ModesRow")
MADE_UP = {  # keys put together at run time: prefix → what may follow
    "kiosk.ticket.": (
        *("paper_out", "paper_failed", "paper_uncertain", "results", "guidance"),
        *("ahead", "wait", "slot", "where", "counter"),
    ),
    "kiosk.booking.": (
        *("open", "early", "late", "other_day", "cancelled"),
        *("early_notice", "late_notice", "other_day_notice", "cancelled_notice"),
        *("slot", "day", "where", "counter", "check_in", "ordinary"),
    ),
    "kiosk.ticket.ahead_count": ("_one",),
    "kiosk.ticket.wait_": ("band", "short"),
    "kiosk.field.": ("closed", "closed_until", "quota_used", "quota_used_until"),
    "kiosk.procedure.": ("papers", "no_papers"),
    "kiosk.procedure.kind_": ("original", "certified", "copy", "form", "shown"),
    "kiosk.message.": (
        "id_card_title",
        "id_card",
        "no_booking_title",
        "no_booking",
        "unknown_title",
        "unknown",
        "bad_ticket",
        "several_codes",
        "badge",
        "payment",
        "health_card",
        "vneid",
        "take_number",
        "type_code",
    ),
    "kiosk.place.": ("waiting", "serving", "called", "parked", "missed", "finished", "expired"),
    "kiosk.place.advice_": ("waiting", "serving", "parked", "missed", "finished", "expired"),
    "kiosk.when.weekday_": tuple("1234567"),
    "kiosk.when.weekday_in_": tuple("1234567"),
    "kiosk.when.month_": tuple(str(month) for month in range(1, 13)),
}


def asked_by_qml() -> Iterator[str]:
    for file in KIOSK.glob("*.qml"):
        text = file.read_text(encoding="utf-8")
        for name in re.findall(r"(?<![\w.])(?:screen\.)?words\.(\w+)", text):
            for table in TABLES.get(file.stem, []):
                yield f"{table}.{name}"
        if "titled(words)" in text:
            for table in TABLES[file.stem]:
                yield from (f"{table}.title", f"{table}.title_short")
        for name in re.findall(r"frame\.(\w+)", text):
            yield f"frame.{name}"
        for table, name in re.findall(r"kiosk\.words\.(\w+)\.(\w+)", text):
            yield f"{table}.{name}"
    for control in FRAME:
        text = (CONTROLS / f"{control}.qml").read_text(encoding="utf-8")
        for name in re.findall(r"words\.(\w+)", text):
            yield f"frame.{name}"
    for mode in ("large", "contrast", "reach", "speech"):
        yield from (f"frame.mode_{mode}{part}" for part in ("", "_short", "_name"))


def asked_by_python() -> Iterator[str]:
    for file in VIEWMODELS.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        yield from re.findall(r'"kiosk\.(\w+\.\w+)"', text)
    dossier = (VIEWMODELS / "kiosk_dossier_texts.py").read_text(encoding="utf-8")
    yield from (
        f"dossier.{name}" for name in words().section("kiosk", "dossier") if name in dossier
    )
    yield from (f"dossier.{name}" for name in ("processing", "processing_late"))
    for prefix, names in MADE_UP.items():
        yield from (f"{prefix.removeprefix('kiosk.')}{name}" for name in names)


def known(language: str) -> dict[str, str]:
    tables = words(language).tables("kiosk")
    return {
        f"{table}.{name}": text for table, rows in tables.items() for name, text in rows.items()
    }


LANGUAGE_BUTTON = {"frame.mode_language", "frame.mode_language_short", "frame.mode_language_name"}
OWN_NAME = {"language.name", "language.short", "language.choose", "keyboard.space"}


@pytest.mark.parametrize("language", languages())
def test_every_word_that_is_asked_for_is_there(language: str) -> None:
    asked = set(asked_by_qml()) | set(asked_by_python())
    assert asked - LANGUAGE_BUTTON - set(known(language)) == set()


def test_no_word_is_kept_that_nobody_says() -> None:
    steps = {f"dossier.step_{name}" for name in ("receive", "assess", "approve", "return")}
    asked = set(asked_by_qml()) | set(asked_by_python()) | OWN_NAME | steps
    assert set(known("vi")) - asked == set()


def test_all_languages_have_the_same_words_with_the_same_gaps() -> None:
    vietnamese = known("vi")
    for language in languages():
        other = known(language)
        assert other.keys() == vietnamese.keys()
        for key, text in vietnamese.items():
            assert gaps(other[key]) == gaps(text), key


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_title_is_a_question_or_an_answer_of_at_most_nine_words() -> None:
    for key, text in known("vi").items():
        if key.endswith(".title"):
            assert len(text.replace("\u00a0", " ").split()) <= 9, text


def test_figures_and_their_units_do_not_part() -> None:
    spoken = words("vi")
    assert spoken.text("kiosk.ticket.ahead_count", count=7) == "7\u00a0người"
    assert "\u00a0" in spoken.text("kiosk.ticket.wait_band", low=20, high=35)
    assert "ông/bà" not in "".join(known("vi").values()), "a line could break after the stroke"
