"""Every screen of the rater in a sample state, for pictures and for the tests that measure them."""

from kiosk.catalogue import Text
from kiosk.words import words
from ui.engine import QML
from ui.gallery import Sample
from ui.gallery_kiosk_facts import CENTRE, LEVELS, PERSON, PROCESS
from ui.viewmodels.place import tables_for
from ui.viewmodels.rater_texts import kept_together

RATER = QML / "Kiosk" / "rater"
COMMENT = {
    "vi": "Tôi chờ từ 7:30 đến 10:00 mà không ai hướng dẫn.",
    "en": "I waited from 7:30 until 10:00 and nobody told me why.",
}


def rater_screens(language: str = "vi") -> list[Sample]:
    """All screens of the rater, in the order of the walk."""
    tables = tables_for(words(language), "rater")
    spoken = words(language)

    def whole(name: str) -> str:
        return kept_together(spoken, Text(name, name))

    names = LEVELS[language]
    five = [
        {"score": 5 - at, "face": 5 - at, "words": whole(name)} for at, name in enumerate(names)
    ]

    def stored(at: int) -> str:
        return tables["thanks"]["stored"].format(level=names[at])

    def chips(them: tuple[str, ...]) -> list[dict[str, str]]:
        return [{"code": f"{at}-{len(them)}", "words": whole(name)} for at, name in enumerate(them)]

    question = {
        "frame": tables["frame"],
        "words": tables["question"],
        "number": "B105",
        "levels": five,
    }
    reasons = {
        "frame": tables["frame"],
        "words": tables["reasons"],
        "stored": stored(3),
        "face": 2,
        "process": chips(PROCESS[language]),
        "person": chips(PERSON[language]),
        "chosen": ["0-5"],
    }
    comment = {"words": tables["comment"], "text": COMMENT[language], "shift": False}
    method = "telex" if language == "vi" else "off"
    message = tables["message"]
    return [
        Sample(
            "rater-rest",
            RATER / "RestScreen.qml",
            {"words": tables["rest"], "counter": 5, "centre": CENTRE[language]},
        ),
        Sample("rater-question", RATER / "QuestionScreen.qml", question),
        Sample("rater-question-again", RATER / "QuestionScreen.qml", question | {"again": True}),
        Sample(
            "rater-question-three",
            RATER / "QuestionScreen.qml",
            question | {"levels": [five[0], five[2], five[4]]},
        ),
        Sample("rater-reasons", RATER / "ReasonsScreen.qml", reasons),
        Sample(
            "rater-reasons-lowest",
            RATER / "ReasonsScreen.qml",
            reasons | {"stored": stored(4), "face": 1, "commented": True},
        ),
        Sample("rater-comment", RATER / "CommentScreen.qml", comment | {"method": method}),
        Sample("rater-comment-vni", RATER / "CommentScreen.qml", comment | {"method": "vni"}),
        Sample(
            "rater-comment-empty",
            RATER / "CommentScreen.qml",
            comment | {"method": "telex", "text": "", "shift": True},
        ),
        Sample(
            "rater-thanks",
            RATER / "ThanksScreen.qml",
            {
                "words": tables["thanks"],
                "counter": 5,
                "face": 4,
                "stored": stored(1),
                "keepSlip": True,
            },
        ),
        Sample(
            "rater-message",
            RATER / "MessageScreen.qml",
            {"heading": message["trouble_title"], "advice": message["trouble"]},
        ),
    ]
