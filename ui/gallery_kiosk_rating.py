"""Sample states of a rating at the kiosk."""

from kiosk.words import words
from ui.gallery_kiosk_facts import (
    COMMENT,
    LEVELS,
    PERSON,
    PROCESS,
    State,
)


def rating_states(language: str) -> list[State]:
    """The rating given at the kiosk, with its reasons and comment."""
    spoken = words(language)
    levels = [
        {"score": 5 - at, "face": 5 - at, "words": name} for at, name in enumerate(LEVELS[language])
    ]
    low = LEVELS[language][3]

    def chips(names: tuple[str, ...]) -> list[dict[str, str]]:
        return [{"code": name, "words": name} for name in names]

    return [
        (
            "rating",
            "RatingScreen",
            "rating",
            {
                "levels": levels,
                "about": spoken.text("kiosk.rating.about", number="B105", counter=3),
            },
        ),
        (
            "reasons",
            "ReasonsScreen",
            "reasons",
            {
                "stored": spoken.text("kiosk.reasons.stored", level=low),
                "process": chips(PROCESS[language]),
                "person": chips(PERSON[language]),
                "chosen": [PROCESS[language][0]],
            },
        ),
        (
            "write",
            "WriteScreen",
            "comment",
            {"text": COMMENT[language], "method": "telex", "shift": False},
        ),
        (
            "thanks",
            "MessageScreen",
            "",
            {
                "kind": "thanks",
                "face": 4,
                "heading": spoken.text("kiosk.thanks.title"),
                "advice": spoken.text("kiosk.thanks.advice", level=LEVELS[language][1]),
                "action": spoken.text("kiosk.thanks.done"),
            },
        ),
    ]
