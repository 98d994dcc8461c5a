"""Every counter screen in a sample state, for pictures and for the tests that measure them.

    for sample in counter_screens("vi"):
        show(view, sample, panel)

The words come from the same functions as at a real counter, over an invented morning.
"""

from kiosk.words import words
from ui.gallery import Sample
from ui.gallery_counter_console import console_screens
from ui.gallery_counter_dossiers import dossier_screens, receive_screens
from ui.gallery_counter_morning import COUNTER, FOLDER, frame, morning, sample_centre


def counter_screens(language: str = "vi") -> list[Sample]:
    """All screens of the counter, in the order of the walk."""
    return [
        _sign_in(language, "sign-in", error=""),
        _sign_in(language, "sign-in-wrong", error="answers.refused.wrong_pin"),
        *console_screens(language),
        *receive_screens(language),
        *dossier_screens(language),
    ]


def _sign_in(language: str, name: str, *, error: str) -> Sample:
    spoken, centre = words(language), sample_centre()
    people = [
        {"code": each.code, "name": each.name}
        for each in centre.staff
        if not each.counters or COUNTER in each.counters
    ]
    bar = frame(language, morning())
    del bar["official"]
    state = {
        **bar,
        "words": dict(spoken.section("counter", "sign_in")),
        "name": centre.counter[COUNTER].name[language],
        "people": people,
        "chosen": people[0]["code"],
        "length": 0 if error else 3,
        "error": spoken.text(error) if error else "",
        "working": False,
    }
    return Sample(name, FOLDER / "OpeningScreen.qml", state)
