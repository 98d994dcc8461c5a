"""Points of the nine indicators: exact at the edges, and none that were made up."""

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.indicators import (
    JudgedComplaint,
    JudgedDossier,
    Score,
    Scores,
    class_of,
    scores,
    shipped_indicators,
)
from kiosk.timing import Timing

(EDITION,) = shipped_indicators()
EARLY, ON_TIME, LATE = (JudgedDossier(each, 0, "CB01") for each in list(Timing)[:3])
quick = settings(derandomize=True, deadline=None, max_examples=150)


def about(official: str, state: str) -> JudgedComplaint:
    return JudgedComplaint("person", official, state, state != "pending" or None)


def answered(in_time: int, late: int) -> list[JudgedComplaint]:
    return [
        *(JudgedComplaint("process", "", "upheld", True) for _ in range(in_time)),
        *(JudgedComplaint("process", "", "upheld", False) for _ in range(late)),
    ]


def judged(
    dossiers: list[JudgedDossier], complaints: list[JudgedComplaint] | None = None
) -> Scores:
    return scores(EDITION, dossiers, complaints or [], minimum_n=5)


def number(found: Scores, wanted: int) -> Score:
    return next(each for each in found.scores if each.indicator.number == wanted)


@pytest.mark.parametrize(
    ("total", "name"),
    [
        ("18", "Xuất sắc"),
        ("15.01", "Xuất sắc"),
        ("15", "Xuất sắc"),
        ("14.99", "Tốt"),
        ("12", "Tốt"),
        ("11.99", "Khá"),
        ("9", "Khá"),
        ("8.99", "Trung bình"),
        ("6", "Trung bình"),
        ("5.99", "Yếu"),
        ("0", "Yếu"),
    ],
)
def test_every_total_has_one_class_and_a_class_begins_at_its_least(total: str, name: str) -> None:
    assert class_of(EDITION, Decimal(total)).name["vi"] == name


def test_early_on_the_day_and_late_give_two_one_and_none() -> None:
    assert number(judged([EARLY]), 1).points == 2
    assert number(judged([ON_TIME]), 1).points == 1
    assert number(judged([LATE]), 1).points == 0
    assert number(judged([EARLY, EARLY, LATE]), 1).points == Decimal("1.33")


def test_a_dossier_that_is_running_or_unclear_is_not_judged() -> None:
    open_ones = [JudgedDossier(each, 3, "CB01") for each in (Timing.RUNNING, Timing.UNCLEAR)]
    assert number(judged(open_ones), 1).points is None
    assert number(judged([EARLY, *open_ones]), 3) == number(judged([EARLY]), 3)


@pytest.mark.parametrize(("times", "points"), [(0, 2), (1, 1), (2, 0), (5, 0)])
def test_papers_asked_for_once_cost_one_point_and_more_cost_two(times: int, points: int) -> None:
    assert number(judged([JudgedDossier(Timing.LATE, times, "")]), 3).points == points


@pytest.mark.parametrize(
    ("in_time", "late", "points"), [(0, 0, 2), (3, 0, 2), (9, 1, 1), (89, 11, 0), (0, 1, 0)]
)
def test_all_complaints_answered_in_time_or_nine_in_ten(
    in_time: int, late: int, points: int
) -> None:
    assert number(judged([], answered(in_time, late)), 8).points == points


def test_a_complaint_that_has_time_left_is_not_counted_yet() -> None:
    waiting = JudgedComplaint("process", "", "pending", None)
    found = number(judged([], [*answered(1, 0), waiting]), 8)
    assert (found.points, found.n, found.pending) == (2, 1, 1)


def test_an_upheld_complaint_takes_the_points_of_that_officials_dossiers() -> None:
    other = JudgedDossier(Timing.EARLY, 0, "CB02")
    found = number(judged([EARLY, other], [about("CB01", "upheld")]), 7)
    assert (found.points, found.final) == (1, True)


def test_a_complaint_found_untrue_counts_for_nobody() -> None:
    untrue = judged([EARLY], [about("CB01", "not_upheld")])
    assert number(untrue, 7).points == number(judged([EARLY]), 7).points == 2


def test_a_complaint_about_the_process_blames_no_official() -> None:
    process = JudgedComplaint("process", "", "upheld", True)
    assert number(judged([EARLY], [process]), 7).points == 2


def test_a_pending_complaint_is_provisional_neither_counted_nor_forgotten() -> None:
    found = judged([EARLY], [about("CB01", "pending")])
    score = number(found, 7)
    assert (score.points, score.lowest, score.final, score.pending) == (2, 0, False, 1)
    assert not found.final
    assert (found.total, found.lowest) == (8, 6)
    assert judged([EARLY], [about("CB01", "not_upheld")]).final


def test_no_score_of_a_person_while_a_complaint_is_pending_or_dossiers_are_few() -> None:
    many = [EARLY] * 5
    few = [JudgedDossier(Timing.EARLY, 0, "CB02")] * 4
    people = {each.official: each for each in judged([*many, *few]).people}
    assert people["CB01"].points == 2
    assert people["CB02"].points is None
    (blamed,) = judged(many, [about("CB01", "pending")]).people
    assert (blamed.points, blamed.pending) == (None, 1)
    (upheld,) = judged(many, [about("CB01", "upheld")]).people
    assert upheld.points == 0


def test_what_has_no_data_has_no_points_and_there_is_no_class_without_all() -> None:
    found = judged([EARLY])
    missing = {each.indicator.number for each in found.scores if each.points is None}
    assert missing == {2, 4, 5, 6, 9}
    assert (found.total, found.out_of, found.class_) == (8, 8, None)
    nothing = judged([])
    assert {each.indicator.number for each in nothing.scores if each.points is not None} == {8}


def test_with_data_for_all_there_is_a_class() -> None:
    known = tuple(each for each in EDITION.indicators if each.measure != "none")
    small = msgspec.structs.replace(EDITION, indicators=known)
    found = scores(small, [EARLY], [], 5)
    assert found.class_ is not None
    assert found.class_.name["vi"] == "Trung bình"  # 8 points


STATES = st.sampled_from(["pending", "upheld", "not_upheld"])
OFFICIALS = st.sampled_from(["CB01", "CB02", "CB03"])


@quick
@given(
    st.lists(st.builds(JudgedDossier, st.sampled_from(Timing), st.integers(0, 3), OFFICIALS)),
    st.lists(st.builds(about, OFFICIALS, STATES)),
)
def test_points_stay_between_none_and_the_most_and_pending_ones_only_lower(
    dossiers: list[JudgedDossier], complaints: list[JudgedComplaint]
) -> None:
    found = judged(dossiers, complaints)
    for each in found.scores:
        if each.points is not None and each.lowest is not None:
            assert 0 <= each.lowest <= each.points <= each.indicator.most
    waiting = {each.official for each in complaints if each.state == "pending"}
    assert all(each.points is None for each in found.people if each.official in waiting)
    if not waiting:
        assert found.final
