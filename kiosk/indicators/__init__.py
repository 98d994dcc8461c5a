"""The indicators by which a centre's handling of procedures is judged; rules and arithmetic.

    edition = edition_on(day)
    found = scores(edition, dossiers, complaints, minimum_n)

Sets, thresholds, points and classes are data with dates (`assets/forms/indicators.toml`).
"""

from kiosk.indicators.editions import (
    Indicator,
    IndicatorEdition,
    Measure,
    ScoreClass,
    edition_on,
    load_indicators,
    shipped_indicators,
)
from kiosk.indicators.scores import (
    JudgedComplaint,
    JudgedDossier,
    PersonScore,
    Score,
    Scores,
    class_of,
    scores,
)

__all__ = [
    "Indicator",
    "IndicatorEdition",
    "JudgedComplaint",
    "JudgedDossier",
    "Measure",
    "PersonScore",
    "Score",
    "ScoreClass",
    "Scores",
    "class_of",
    "edition_on",
    "load_indicators",
    "scores",
    "shipped_indicators",
]
