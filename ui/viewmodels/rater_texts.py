"""The rating scale and its reasons as the rater's screens show them."""

from kiosk.catalogue import Centre, RatingLevel, Text
from kiosk.words import Words


def level_of(centre: Centre, score: int) -> RatingLevel | None:
    """The level of a score, if the scale has it."""
    return next((each for each in centre.rating.levels if each.score == score), None)


def levels_shown(centre: Centre, spoken: Words) -> list[dict[str, object]]:
    """Score, face and words of each level, in the configured order."""
    return [
        {
            "score": each.score,
            "face": face_of(each.score),
            "words": kept_together(spoken, each.name),
        }
        for each in centre.rating.levels
    ]


def kept_together(spoken: Words, name: Text) -> str:
    """A text of the centre whose compounds do not break at the end of a line (design §7)."""
    text = name[spoken.language]
    for compound in spoken.text("rater.compounds.words").split(", "):
        text = text.replace(compound, compound.replace(" ", "\u00a0"))
    return text


def face_of(score: int) -> int:
    """The picture of a level; scores beyond the five faces have the outermost."""
    return min(5, max(1, score))


def reasons_shown(centre: Centre, spoken: Words, about: str) -> list[dict[str, str]]:
    """The chips of one column. "other" is counted for nobody; it stands last, with the person's."""
    kinds = ("person", "other") if about == "person" else (about,)
    return [
        {"code": each.code, "words": kept_together(spoken, each.name)}
        for kind in kinds
        for each in centre.rating.reasons
        if each.about == kind
    ]
