"""Numbers within sensible bounds; tight enough to catch a slip, wide enough for any centre."""

from collections.abc import Iterator, Mapping
from typing import Any

from kiosk.catalogue import TimeUnit
from kiosk.config.findings import Finding, Given
from kiosk.config.toml_lines import Place

# table of a file → key → least, most
_ROWS = {
    ("procedures.toml", "procedure"): {
        "fee_vnd": (0, 1_000_000_000),
        "usual_minutes": (1, 480),
    },
    ("queues.toml", "queue"): {"quota": (1, 9999)},
    ("counters.toml", "counter"): {"number": (1, 99)},
    ("rating.toml", "level"): {"score": (1, 5)},
    ("screens.toml", "panel"): {
        "diagonal": (5, 150),
        "width": (320, 16_000),
        "height": (320, 16_000),
        "mount_mm": (0, 5000),
    },
    ("devices.toml", "device"): {"width_dots": (200, 20_000), "dpi": (90, 2400)},
    ("dossiers.toml", "dossier"): {"fee_vnd": (0, 1_000_000_000)},
}
_TABLES = {
    ("centre.toml", "retention"): {"comments_days": (1, 3650)},
    ("centre.toml", "bookings"): {
        "early_minutes": (0, 240),
        "grace_minutes": (0, 240),
        "one_in": (2, 100),
    },
    ("priority.toml", "rule"): {"one_in": (2, 100), "starve_minutes": (1, 1440)},
    ("screens.toml", "times"): {
        "idle": (5, 3600),
        "idle_reading": (5, 3600),
        "idle_answer": (5, 600),
        "ticket": (5, 600),
        "ticket_without_paper": (5, 3600),
        "spotlight": (3, 600),
        "paper_minutes": (1, 120),
        "break_minutes": (1, 480),
        "pin_tries": (1, 20),
        "pin_lock_minutes": (1, 1440),
        "lookup_tries": (1, 20),
        "lookup_place_tries": (1, 100),
        "lookup_per_minute": (1, 60),
        "lookup_lock_minutes": (1, 1440),
        "lookup_forget_minutes": (1, 10_080),
    },
}
_FILES = {
    "rating.toml": {
        "minimum_n": (1, 1000),
        "answer_seconds": (5, 600),
        "reasons_seconds": (5, 600),
        "thanks_seconds": (1, 60),
        "too_soon_seconds": (0, 10),
    },
}


def check(given: Given) -> Iterator[Finding]:
    """Numbers that no centre can mean."""
    for (file, table), bounds in _ROWS.items():
        for place, row in given.rows(file, table):
            yield from _within(file, place, row, bounds)
    for (file, table), bounds in _TABLES.items():
        yield from _within(file, (table,), given.table(file, table), bounds)
    for file, bounds in _FILES.items():
        yield from _within(file, (), given.tables.get(file, {}), bounds)
    yield from _of_procedures(given)


def _of_procedures(given: Given) -> Iterator[Finding]:
    file = "procedures.toml"
    for place, row in given.rows(file, "procedure"):
        time = row.get("legal_time")
        if isinstance(time, dict) and time.get("unit") in list(TimeUnit):
            bounds = (0, 0) if time["unit"] == TimeUnit.SAME_DAY else (1, 3650)
            yield from _within(file, (*place, "legal_time"), time, {"value": bounds})
        papers = row.get("papers")
        for number, paper in enumerate(papers if isinstance(papers, list) else []):
            if isinstance(paper, dict):
                yield from _within(file, (*place, "papers", number), paper, {"count": (1, 999)})


def _within(
    file: str, place: Place, row: Mapping[str, Any], bounds: Mapping[str, tuple[int, int]]
) -> Iterator[Finding]:
    for key, (least, most) in bounds.items():
        value = row.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            continue
        if not least <= value <= most:
            values = {"name": key, "least": least, "most": most}
            yield Finding(file, (*place, key), "bounds.between", values)
