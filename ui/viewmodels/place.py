"""What every place has: its panel, its modes, its words, and how it writes dates and money."""

import math
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtQml import QQmlEngine

from kiosk.catalogue import Panel
from kiosk.words import Words, languages, words

MM_PER_INCH = 25.4
NEAR_DIAGONAL = 12.0  # inches; such a panel stands where a hand reaches a desk …
NEAR_MM = 450  # … so eyes are at most 475 mm away: capitals of 5.8 mm are 0.7° (design §3, rater)
FAR_MM = 600  # EN 301 549 §5.1.4


@dataclass(frozen=True)
class Modes:
    """What a visitor set for this visit; all off again at the start screen."""

    large_text: bool = False
    high_contrast: bool = False
    low_reach: bool = False
    speech: bool = False


@dataclass(frozen=True)
class PanelSize:
    """A panel in millimetres."""

    width: float
    height: float


def size_of(panel: Panel) -> PanelSize:
    """Millimetres from diagonal and pixels (square pixels)."""
    per_pixel = panel.diagonal * MM_PER_INCH / math.hypot(panel.width, panel.height)
    return PanelSize(panel.width * per_pixel, panel.height * per_pixel)


def set_theme(engine: QQmlEngine, panel: Panel, modes: Modes, *, height: int) -> None:
    """Tell the place's `Theme` its panel and the visitor's modes.

    `height`: pixels of the window; a window smaller than the panel is the same layout, smaller.
    """
    theme = theme_of(engine)
    size = size_of(panel)
    theme.setProperty("pxPerMm", height / size.height)
    theme.setProperty("panelWidthMm", size.width)
    theme.setProperty("panelHeightMm", size.height)
    theme.setProperty("mountMm", float(panel.mount_mm))
    theme.setProperty("viewingMm", float(NEAR_MM if panel.diagonal <= NEAR_DIAGONAL else FAR_MM))
    theme.setProperty("largeText", modes.large_text)
    theme.setProperty("highContrast", modes.high_contrast)
    theme.setProperty("lowReach", modes.low_reach)


def theme_of(engine: QQmlEngine) -> QObject:
    """The `Theme` of this engine's place."""
    theme = engine.singletonInstance("Kiosk", "Theme")
    if not isinstance(theme, QObject):
        raise TypeError("the engine was not prepared: no Kiosk.Theme")
    return theme


def next_language(language: str) -> str:
    """The language after this one; the last is followed by the first."""
    known = languages()
    return known[(known.index(language) + 1) % len(known)]


def tables_for(spoken: Words, topic: str) -> dict[str, dict[str, str]]:
    """All words of a place for QML, by table. The language button names the next language in
    that language's own words."""
    tables = {name: dict(table) for name, table in spoken.tables(topic).items()}
    following = words(next_language(spoken.language)).section(topic, "language")
    tables["frame"] |= {
        "mode_language": following["name"],
        "mode_language_short": following["short"],
        "mode_language_name": following["choose"],
    }
    return tables


def kiosk_tables(spoken: Words) -> dict[str, dict[str, str]]:
    """The kiosk's words; its keyboard is the rater's and speaks the rater's words, but for those
    that the kiosk's narrower keys have shorter."""
    tables = tables_for(spoken, "kiosk")
    tables["comment"] = {**spoken.section("rater", "comment"), **tables["keyboard"]}
    return tables


def day_text(spoken: Words, moment: datetime, *, inside: bool = False) -> str:
    """ "Thứ Sáu 27/11"; `inside` a sentence: "thứ Sáu 27/11"."""
    weekday = f"weekday_{'in_' if inside else ''}{moment.isoweekday()}"
    return spoken.text(
        "kiosk.when.day",
        weekday=spoken.text(f"kiosk.when.{weekday}"),
        day=f"{moment:%d}" if spoken.language == "vi" else moment.day,
        month=spoken.text(f"kiosk.when.month_{moment.month}"),
    )


def clock_text(spoken: Words, moment: datetime) -> str:
    """ "7:00", as sentences say it; the plate's own clock is "07:00"."""
    return spoken.text("kiosk.when.clock", hour=moment.hour, minute=f"{moment:%M}")


def later_text(spoken: Words, moment: datetime, now: datetime) -> str:
    """When to come back: "13:30" today, "7:00 thứ Tư 25/11" on another day."""
    clock = clock_text(spoken, moment)
    if moment.date() == now.date():
        return clock
    day = day_text(spoken, moment, inside=True)
    return spoken.text("kiosk.when.later", clock=clock, day=day)


def number_text(spoken: Words, number: int) -> str:
    """ "100.000"."""
    return f"{number:,}".replace(",", spoken.text("kiosk.when.thousands"))


def money_text(spoken: Words, amount: int) -> str:
    """ "100.000 đồng"."""
    return spoken.text("kiosk.when.money", amount=number_text(spoken, amount))
