"""A dossier is called late only where somebody said so."""

from datetime import date

import pytest

from kiosk.timing import Course, Timing, settled_on, timing

BEFORE, DAY, AFTER = date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 24)


@pytest.mark.parametrize(
    ("course", "today", "stands"),
    [
        (Course(DAY, ready=BEFORE), AFTER, Timing.EARLY),
        (Course(DAY, ready=DAY), AFTER, Timing.ON_TIME),
        (Course(DAY), BEFORE, Timing.RUNNING),
        (Course(DAY), DAY, Timing.RUNNING),
        (Course(DAY), AFTER, Timing.UNCLEAR),
        (Course(DAY, ready=AFTER), AFTER, Timing.UNCLEAR),  # perhaps collected late
        (Course(DAY, ready=AFTER, still_open=DAY), AFTER, Timing.UNCLEAR),
        (Course(DAY, ready=AFTER, still_open=AFTER), AFTER, Timing.LATE),
        (Course(DAY, still_open=AFTER), AFTER, Timing.LATE),
        (Course(DAY, ready=BEFORE, apologised=BEFORE), AFTER, Timing.LATE),
        (Course(None, ready=DAY), AFTER, Timing.UNCLEAR),
        (Course(None), DAY, Timing.UNCLEAR),
    ],
)
def test_how_a_dossier_stands(course: Course, today: date, stands: Timing) -> None:
    assert timing(course, today) is stands


def test_its_points_belong_to_the_day_of_the_apology_or_the_result() -> None:
    assert settled_on(Course(DAY)) is None
    assert settled_on(Course(DAY, ready=BEFORE)) == BEFORE
    assert settled_on(Course(DAY, ready=AFTER, apologised=DAY)) == DAY
