"""The rating scale and its reasons as the rater's screens show them."""

from kiosk.catalogue import Centre, RatingLevel
from kiosk.words import Words


def level_of(centre: Centre, score: int) -> RatingLevel | None:
    """The level of a score, if the scale has it."""
    return next((each for each in centre.rating.levels if each.score == score), None)


def levels_shown(centre: Centre, spoken: Words) -> list[dict[str, object]]:
    """Score, face and words of each level, in the configured order."""
    return [
        {"score": each.score, "face": face_of(each.score), "words": each.name[spoken.language]}
        for each in centre.rating.levels
    ]


def face_of(score: int) -> int:
    """The picture of a level; scores beyond the five faces have the outermost."""
    return min(5, max(1, score))


def reasons_shown(centre: Centre, spoken: Words, about: str) -> list[dict[str, str]]:
    """The chips of one column. "other" is counted for nobody; it stands last, with the person's."""
    kinds = ("person", "other") if about == "person" else (about,)
    return [
        {"code": each.code, "words": each.name[spoken.language]}
        for kind in kinds
        for each in centre.rating.reasons
        if each.about == kind
    ]
