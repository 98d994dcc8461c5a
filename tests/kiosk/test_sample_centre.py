"""The sample centre is whole, honest and explained: what anybody tries first."""

import re
import unicodedata
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import msgspec.inspect as mi
import pytest

from kiosk import codes, config, payments, pins
from kiosk.calendars import Open, is_working_day, ticket_state
from kiosk.catalogue import Centre, DossierState, QueueKind, TimeUnit, Window
from kiosk.clock import VIETNAM
from kiosk.codes import Badge, DossierCode
from kiosk.config.files import FILES

SAMPLE = Path(__file__).resolve().parents[2] / "assets" / "sample"


@pytest.fixture(scope="module")
def centre() -> Centre:
    return config.load(SAMPLE)


def test_it_is_the_ward_of_the_pictures(centre: Centre) -> None:
    assert centre.facts.name.vi == "Trung tâm Phục vụ hành chính công phường Mẫu"
    assert centre.facts.authority == "ỦY BAN NHÂN DÂN PHƯỜNG MẪU"
    assert centre.facts.agency_id == "H00.14"


def test_it_has_nine_fields_and_more_than_thirty_procedures(centre: Centre) -> None:
    assert len(centre.fields) >= 9
    assert len(centre.procedures) >= 30
    letters = [centre.queue[field.queue].prefix for field in centre.fields]
    assert letters[:8] == ["A", "B", "C", "D", "E", "G", "H", "K"]
    assert len(set(letters)) == len(letters)


def test_it_holds_the_longest_official_name_and_a_short_one_beside_it(centre: Centre) -> None:
    longest = max(centre.procedures, key=lambda each: len(each.name.vi))
    assert longest.code == "1.013831"
    assert len(longest.name.vi) == 569
    assert longest.short is not None
    assert longest.short.vi == "Đăng ký biến động đất đai"


def test_every_procedure_has_a_short_name_in_both_languages(centre: Centre) -> None:
    for each in centre.procedures:
        assert each.short is not None, each.code
        assert 0 < len(each.short.vi) <= 48, each.code
        assert 0 < len(each.short.en) <= 48, each.code


def test_every_paper_to_bring_has_a_name_in_both_languages(centre: Centre) -> None:
    for each in centre.procedures:
        for paper in each.papers or ():
            assert paper.name.vi, each.code
            assert paper.name.en, each.code


def test_what_is_not_certain_is_left_out_or_marked(centre: Centre) -> None:
    unsure = [each for each in centre.procedures if each.example]
    assert unsure
    assert any(each.papers is None for each in centre.procedures)
    assert any(each.papers == () for each in centre.procedures)
    assert any(each.fee_vnd is None for each in centre.procedures)
    assert any(each.legal_time is None for each in centre.procedures)
    for each in centre.procedures:
        assert not re.search(r"\[M\]|V2|[Cc]ổng ghi", each.note), each.code
    # 50 % of the fee until 31/12/2026: not one number, so none is shown
    assert centre.procedure["1.014063"].fee_vnd is None


def test_the_rule_of_fifteen_hours_stands_with_same_day_procedures_only(centre: Centre) -> None:
    with_rule = [each for each in centre.procedures if each.cutoff_15h]
    assert {each.code for each in with_rule} >= {"1.001193", "1.000656", "2.000635"}
    for each in with_rule:
        assert each.legal_time is not None
        assert each.legal_time.unit is TimeUnit.SAME_DAY


def test_six_counters_serve_every_queue_with_results_at_six(centre: Centre) -> None:
    assert [each.number for each in centre.counters] == [1, 2, 3, 4, 5, 6]
    results, guidance = (
        centre.queue_of_kind(QueueKind.RESULTS),
        centre.queue_of_kind(QueueKind.GUIDANCE),
    )
    assert results is not None
    assert guidance is not None
    assert centre.counters_of(results.code) == (6,)
    assert centre.counters_of(guidance.code) == (1,)
    assert all(centre.counters_of(each.code) for each in centre.queues)


def test_one_queue_has_a_small_quota_and_the_others_none(centre: Centre) -> None:
    assert {each.prefix: each.quota for each in centre.queues if each.quota} == {"C": 3}


def test_eight_officials_sign_in_with_the_pins_shown_in_the_file(centre: Centre) -> None:
    head = (SAMPLE / "staff.toml").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^#   (CB\d\d)  (\d{4,12})  ", head, re.MULTILINE))
    assert set(shown) == set(centre.official)
    assert len(centre.staff) == 8
    assert sum(each.manager for each in centre.staff) == 2
    for official in centre.staff:
        assert pins.matches(official.pin_hash, shown[official.code])
        assert codes.read(official.badge) == Badge(official.badge)
        assert "m=19456,t=2" in official.pin_hash


def test_no_name_of_a_living_person_stands_in_it(centre: Centre) -> None:
    assert all(each.name.endswith(" Mẫu") for each in centre.staff)


def test_it_is_open_at_night_on_holidays_and_on_sundays(centre: Centre) -> None:
    for day in ("2026-02-17", "2026-11-24", "2026-11-29"):
        for hour in (0, 3, 12, 23):
            now = datetime.fromisoformat(f"{day}T{hour:02}:30").replace(tzinfo=VIETNAM)
            assert ticket_state(centre, now) == Open(None)


def test_its_deadlines_know_the_days_the_library_misses(centre: Centre) -> None:
    assert not is_working_day(date(2026, 1, 2), centre.overrides)
    assert is_working_day(date(2026, 1, 10), centre.overrides)
    assert is_working_day(date(2026, 8, 22), centre.overrides)
    assert all(each.source for each in centre.overrides)
    assert sum(_minutes(each) for each in centre.deadline.hours) == 8 * 60


def test_five_faces_and_reasons_that_keep_person_and_process_apart(centre: Centre) -> None:
    assert [each.score for each in centre.rating.levels] == [5, 4, 3, 2, 1]
    assert [each.score for each in centre.rating.levels if each.asks_reasons] == [2, 1]
    assert Counter(each.about for each in centre.rating.reasons) == {
        "process": 5,
        "person": 2,
        "other": 1,
    }


def test_the_voice_says_it_in_both_languages(centre: Centre) -> None:
    assert [each.language for each in centre.announcements] == ["vi", "en"]
    said = centre.announcements[0].text.format(number="A012", counter=3)
    assert said == "Mời công dân có số A012 đến quầy số 3"


def test_every_place_has_its_panel_and_paper_comes_on_the_screen(centre: Centre) -> None:
    panels = {each.place: (each.diagonal, each.width, each.height) for each in centre.panels}
    assert panels == {
        "kiosk": (21.5, 1080, 1920),
        "counter": (23.8, 1920, 1080),
        "rater": (10.1, 1280, 800),
        "board": (55.0, 1920, 1080),
        "manager": (23.8, 1920, 1080),
    }
    assert {each.url for each in centre.devices if each.kind == "printer"} == {"screen:"}


def test_forty_dossiers_in_all_ten_states(centre: Centre) -> None:
    assert len(centre.dossiers) == 40
    assert Counter(each.state for each in centre.dossiers) == dict.fromkeys(
        (each for each in DossierState if each is not DossierState.UNKNOWN), 4
    )
    for each in centre.dossiers:
        read = codes.read(each.code)
        assert read == DossierCode(each.code)
        assert each.code.startswith(f"H00.14-{each.received:%y%m%d}-")
        assert is_working_day(each.received, centre.overrides)
        assert each.lookup
        assert each.phone_tail
        assert each.id_tail
    assert len({each.lookup for each in centre.dossiers}) == 40


def test_the_dossier_of_the_pictures_is_there(centre: Centre) -> None:
    known = {each.code: each for each in centre.dossiers}["H00.14-261112-0042"]
    assert known.state is DossierState.SUPPLEMENT
    assert known.missing == "Bản gốc hợp đồng chuyển nhượng. Ông/bà mới nộp bản chụp."
    assert (known.promised, known.fee_vnd) == (date(2026, 11, 27), 100_000)
    assert known.lookup == "7K4M"


def test_the_account_is_of_no_real_bank_and_every_fee_fits_into_a_payment_code(
    centre: Centre,
) -> None:
    assert centre.pay is not None
    assert centre.pay.bank == "999999"
    for each in centre.dossiers:
        made = payments.transfer(centre.pay.bank, centre.pay.account, each.fee_vnd, each.code)
        assert isinstance(payments.read(made), payments.Payment)


def test_all_texts_are_composed_and_without_stray_spaces() -> None:
    for path in SAMPLE.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert text == unicodedata.normalize("NFC", text), path.name
        assert not re.search(r"[ \t]$", text, re.MULTILINE), path.name
        assert max(map(len, re.findall("^#.*$", text, re.MULTILINE))) <= 100, path.name


def settings_of(wanted: mi.Type) -> set[str]:
    """The names of all settings that a struct and what it holds may have."""
    match wanted:
        case mi.StructType() if wanted.cls is not Window:
            inner = (settings_of(field.type) for field in wanted.fields)
            return {field.encode_name for field in wanted.fields}.union(*inner)
        case mi.VarTupleType():
            return settings_of(wanted.item_type)
        case mi.UnionType():
            return set().union(*map(settings_of, wanted.types))
    return set()


@pytest.mark.parametrize("file", FILES)
def test_the_head_of_each_file_explains_each_of_its_settings_in_two_languages(file: str) -> None:
    text = (SAMPLE / file).read_text(encoding="utf-8")
    head = "\n".join(re.findall("^#.*$", text.partition("\n\n")[0], re.MULTILINE))
    # the weekdays are named as a row, [monday] … [sunday]
    row = {"tuesday", "wednesday", "thursday", "friday", "saturday"}
    unexplained = settings_of(mi.type_info(FILES[file])) - row - {"vi", "en"}
    assert {name for name in unexplained if not re.search(rf"\b{name}\b", head)} == set()
    assert re.search(r"^# [A-Z ,]{5,}[.:,]", head, re.MULTILINE), "the English half"


def _minutes(window: Window) -> int:
    start, end = window.start, window.end
    return (end.hour - start.hour) * 60 + end.minute - start.minute
