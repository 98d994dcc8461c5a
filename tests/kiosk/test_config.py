"""A wrong folder is answered with every mistake at once: file, line, what was expected."""

import re
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk import config
from kiosk.errors import ConfigError, Mistake

REAL_HOURS = Path(__file__).resolve().parents[1] / "centres" / "real_hours"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A right centre that a test may spoil."""
    return shutil.copytree(REAL_HOURS, tmp_path / "centre")


def spoil(folder: Path, file: str, before: str, after: str) -> int:
    """Replaces the first `before` in a file; the line on which it stood."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    at = text.index(before)
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return text.count("\n", 0, at) + 1


def mistakes(folder: Path) -> list[Mistake]:
    """What `load` says is wrong."""
    with pytest.raises(ConfigError) as caught:
        config.load(folder)
    assert caught.value.exit_code == 2
    return caught.value.mistakes


def only_mistake(folder: Path) -> tuple[str, int, str]:
    """File name, line and English sentence of the one thing wrong."""
    found = mistakes(folder)
    assert len(found) == 1, "\n".join(map(str, found))
    vietnamese, dash, english = found[0].expected.partition(" — ")
    assert vietnamese
    assert dash
    return found[0].file.name, found[0].line, english


def test_a_right_folder_gives_the_centre(folder: Path) -> None:
    centre = config.load(folder)
    assert centre.facts.name["en"].startswith("Public Administrative Service Centre")
    assert centre.queue_of(centre.procedure["1.012812"]).code == "disputes"
    assert centre.counters_of("civil") == (1, 3)
    assert centre.hours[5].open[0].start.hour == 7
    assert centre.devices == ()
    assert centre.dossiers == ()


# file, what stands there, what is put there, words of the answer, lines below the first
ONE_MISTAKE = [
    ("queues.toml", "quota = 3", 'quota = "ba"', "quota must be a whole number", 0),
    ("queues.toml", "quota = 3", "quota = true", "quota must be a whole number", 0),
    ("queues.toml", "quota = 3", "quota = 0", "quota must be from 1 to 9999", 0),
    ("queues.toml", "quota = 3", "qouta = 3", "there is no setting qouta; is it quota?", 0),
    ("queues.toml", "quota = 3", "colour = 3", "there is no setting colour", 0),
    ("queues.toml", 'prefix = "B"', 'prefix = "I"', "one capital letter, not I, J, O", 0),
    ("queues.toml", 'prefix = "B"', 'prefix = "BB"', "one capital letter", 0),
    ("queues.toml", 'prefix = "B"', 'prefix = "A"', "A is already used in line 3", 0),
    ("queues.toml", 'kind = "results"', 'kind = "result"', "procedures, results, guidance", 0),
    ("queues.toml", 'kind = "guidance"', 'kind = "results"', "results is already used in", 0),
    ("queues.toml", 'en = "Area B"', 'eng = "Area B"', "no setting eng; is it en?", 0),
    ("queues.toml", '"7:30–10:00"', '"7.30-10.00"', 'must be written like "7:00–11:30"', 0),
    ("queues.toml", '"7:30–10:00"', '"7:30–25:00"', "must be written like", 0),
    ("queues.toml", '"7:30–10:00"', '"10:00–7:30"', "the end must be after the start", 0),
    ("queues.toml", '"13:00–15:00"', '"9:00–15:00"', "overlaps the one before", 0),
    ("procedures.toml", 'queue = "land"', 'queue = "lnd"', "no queue lnd in queues.toml", 0),
    ("procedures.toml", 'queue = "land"', 'queue = "results"', "for results or guidance", 0),
    ("procedures.toml", 'queue = "disputes"', 'queue = "x"', "there is no queue x", 0),
    ("procedures.toml", 'field = "DD"', 'field = "DDD"', "no field DDD in procedures.toml", 0),
    ("procedures.toml", 'code = "1.004873"', 'code = "1.001193"', "already used in line 12", 0),
    ("procedures.toml", 'code = "1.004873"', 'code = "1.48"', "1.48 is no procedure code", 0),
    ("procedures.toml", 'kind = "shown"', 'kind = "show"', "original, certified, copy", 0),
    ("procedures.toml", "fee_vnd = 0", "fee_vnd = -1", "fee_vnd must be from 0", 0),
    ("procedures.toml", "fee_vnd = 0", "fee_vnd = 1.5", "must be a whole number", 0),
    ("procedures.toml", "value = 3", "value = 0", "value must be from 1 to 3650", 0),
    ("procedures.toml", '"same_day"', '"today"', "working_days, days, hours, same_day", 0),
    ("procedures.toml", "cutoff_15h = true", 'cutoff_15h = "yes"', "true or false", 0),
    ("counters.toml", '["civil", "guidance"]', '["guidance", "x"]', "there is no queue x", 0),
    ("counters.toml", '["civil", "guidance"]', '["guidance", "guidance"]', "already used", 0),
    ("counters.toml", "number = 3", "number = 2", "2 is already used in line 7", 0),
    ("counters.toml", "number = 3", "number = 0", "number must be from 1 to 99", 0),
    ("staff.toml", "counters = [2]", "counters = [2, 9]", "no counter 9 in counters.toml", 0),
    ("staff.toml", "$argon2id", "2468", "an argon2id hash of the PIN is needed", 0),
    ("staff.toml", "MCB1-", "MCB1-0", "with its right check letter", 0),
    ("staff.toml", 'code = "T02"', 'code = "T01"', "T01 is already used in line 4", 0),
    ("staff.toml", 'name = "Trần Thị Thử"', 'name = " "', "name must not be empty", 0),
    ("staff.toml", "manager = true", "manager = false", "must be a manager", -27),
    ("hours.toml", '"6:15–11:00"', '"3:15–11:00"', "from 3 hours before opening", 0),
    ("hours.toml", '"13:15–16:30"', '"13:15–18:00"', "until closing at most", 0),
    ("hours.toml", "tickets = []", 'tickets = ["8:00–9:00"]', "tickets must be []", 0),
    ("hours.toml", "date = 2026-01-10", "date = 2026-01-02", "already used in line", 0),
    ("hours.toml", "date = 2026-01-10", 'date = "10/1"', "a date such as 2026-11-24", 0),
    ("hours.toml", 'kind = "work"', 'kind = "on"', "must be one of: off, work", 0),
    ("hours.toml", 'calendars = "opening"\nopen', 'calendars = "x"\nopen', "both, opening", 0),
    (
        "hours.toml",
        'kind = "work"\nsource = "Trực',
        'kind = "off"\nsource = "Trực',
        "a day off has no opening",
        3,
    ),
    ("priority.toml", "one_in = 3", "one_in = 1", "one_in must be from 2 to 100", 0),
    ("priority.toml", '"interleaved"', '"both"', "must be one of: strict, interleaved", 0),
    ("rating.toml", "score = 4", "score = 5", "5 is already used in line 4", 0),
    ("rating.toml", "score = 4", "score = 6", "score must be from 1 to 5", 0),
    ("rating.toml", 'about = "person"', 'about = "staff"', "process, person or other", 0),
    ("rating.toml", "minimum_n = 5", "minimum_n = 0", "minimum_n must be from 1 to 1000", 0),
    ("announcements.toml", '{counter}"', '{quay}"', "must hold {number} and {counter}", 0),
    ("announcements.toml", '{counter}"', '{counter"', "must hold {number} and {counter}", 0),
    ("announcements.toml", '{counter}"', '{counter:>9}"', "and no other braces", 0),
    ("announcements.toml", 'language = "vi"', 'language = "fr"', "no language fr", 0),
    ("screens.toml", 'place = "board"', 'place = "wall"', "kiosk, counter, rater, board", 0),
    ("screens.toml", "diagonal = 43.0", "diagonal = nan", "diagonal must be from 5 to 150", 0),
    ("centre.toml", 'agency_id = "H00.15"', 'agency_id = "h00"', "h00 is no agency id", 0),
    ("centre.toml", 'code = "thu"', "", "code is missing", -1),
    ("centre.toml", 'bank = "999999"', 'bank = "99"', "bank has 6 digits", 0),
    ("centre.toml", 'hotline = "1900 0000"', 'dossier_pattern = "("', "a regular expression", 0),
    ("centre.toml", 'hotline = "1900 0000"', 'dossier_pattern = "H.*"', "group 1 is the date", 0),
    ("centre.toml", 'code = "thu"', 'code = "Thử"', "plain small letters", 0),
    ("centre.toml", 'hotline = "1900 0000"', 'kiosk_mark = "K12"', "0 to 2 capital letters", 0),
    ("centre.toml", '"https://tracuu', '"tracuu', "must begin with https://", 0),
    ("centre.toml", 'account = "0000000000"', 'account = "0 0"', "no spaces", 0),
    (
        "hours.toml",
        '[deadline]\nhours = ["7:00–11:30", "13:30–17:00"]',
        "[deadline]\nhours = []",
        "at least one window of working time",
        1,
    ),
    ("hours.toml", "[deadline]", '[deadline]\ncutoff = "15h"', 'a time such as "15:00"', 1),
    ("hours.toml", "[deadline]", "[deadlines]", "no setting deadlines; is it deadline?", 0),
    ("centre.toml", "[pay]", "[pya]", "there is no setting pya; is it pay?", 0),
    ("centre.toml", "[pay]", "[retention]\ncomments_days = 0\n[pay]", "from 1 to 3650", 1),
    ("centre.toml", "[pay]", '[retention]\ncomments_days = "1"\n[pay]', "a whole number", 1),
    ("centre.toml", "[pay]", "[bookings]\nearly_minutes = -1\n[pay]", "from 0 to 240", 1),
    ("centre.toml", "[pay]", "[bookings]\ngrace_minutes = 241\n[pay]", "from 0 to 240", 1),
    ("centre.toml", "[pay]", "[bookings]\none_in = 1\n[pay]", "from 2 to 100", 1),
    ("centre.toml", "[pay]", '[bookings]\npattern = "("\n[pay]', "a valid regular expression", 1),
    ("centre.toml", "[pay]", '[bookings]\npattern = ".*"\n[pay]', "a valid regular expression", 1),
    ("centre.toml", "[pay]", "[retention]\ncomment_days = 9\n[pay]", "is it comments_days?", 1),
]


@pytest.mark.parametrize(("file", "before", "after", "words", "below"), ONE_MISTAKE)
def test_one_mistake_is_told_with_its_line(
    folder: Path, file: str, before: str, after: str, words: str, below: int
) -> None:
    line = spoil(folder, file, before, after)
    name, told, sentence = only_mistake(folder)
    assert name == file
    assert told == line + below
    assert words in sentence


SYNTAX = [
    ('name = "không đóng\n', 1, "text without its closing quote"),
    ("# một\n\nname\n", 3, "a sign = is missing"),
    ("a = 1\nb = hai\n", 2, "text stands in quotes"),
    ("a = 1\na = 2\nb = 3\n", 2, "already stands above"),
    ("[a]\n[b]\n[a]\n", 3, "already stands above"),
    ('a = ["x",\n"y"\n\n# lời\nb = 2\n', 2, "a list without its closing bracket"),
    ("a = [1,\n2\n3]\n", 2, "a list without its closing bracket"),
    ("a = { b = 1\n", 1, "a brace is not closed"),
    ("[queue\n", 1, "lacks its closing bracket"),
    ('a = "C:\\quay"\n', 1, "written twice"),
    ("a = 2026-02-30\n", 1, "no such date"),
    ("a = 1 b = 2\n", 1, "one on a line"),
    ('a = """x\ny\n', 2, "text without its closing quote"),
    ("a = " + "[" * 5000, 1, "not valid TOML"),
    ("=", 1, "a line that cannot be read"),
]


@pytest.mark.parametrize(("text", "line", "words"), SYNTAX)
def test_a_slip_of_the_pen_is_told_where_it_stands(
    folder: Path, text: str, line: int, words: str
) -> None:
    (folder / "rating.toml").write_text(text, encoding="utf-8")
    name, told, sentence = only_mistake(folder)
    assert (name, told) == ("rating.toml", line)
    assert words in sentence


def test_a_file_that_is_not_utf8_is_told_with_the_line_of_its_first_wrong_letter(
    folder: Path,
) -> None:
    (folder / "rating.toml").write_bytes("minimum_n = 5\n\n# đánh giá\n".encode("utf-16-le"))
    (folder / "priority.toml").write_bytes(b"[rule]\none_in = 3\n# \xe1\xba u ti\xean\n")
    told = [(each.file.name, each.line) for each in mistakes(folder)]
    assert told == [("priority.toml", 3), ("rating.toml", 3)]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(folder: Path) -> None:
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert config.load(folder) == config.load(REAL_HOURS)


def test_letters_in_pieces_are_put_together(folder: Path) -> None:
    spoil(folder, "counters.toml", "Hộ tịch", "Ho\u0323\u0302 ti\u0323ch")
    assert config.load(folder).counter[1].name.vi == "Hộ tịch"


def test_a_missing_file_and_a_strange_one_are_told(folder: Path) -> None:
    (folder / "staff.toml").rename(folder / "staffs.toml")
    told = [(each.file.name, each.line, each.expected) for each in mistakes(folder)]
    assert [each[:2] for each in told] == [("staff.toml", 0), ("staffs.toml", 0)]
    assert "this file is missing" in told[0][2]
    assert "an unknown file" in told[1][2]


def test_a_folder_in_the_place_of_a_file_is_told(folder: Path) -> None:
    (folder / "staff.toml").unlink()
    (folder / "staff.toml").mkdir()
    assert only_mistake(folder)[:2] == ("staff.toml", 0)


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    name, line, sentence = only_mistake(tmp_path / "nowhere")
    assert (name, line, sentence) == ("nowhere", 0, "there is no such folder")
    (tmp_path / "file").write_text("")
    assert only_mistake(tmp_path / "file")[2] == "there is no such folder"


def test_every_mistake_is_told_at_once_by_file_and_line(folder: Path) -> None:
    expected = {
        ("centre.toml", spoil(folder, "centre.toml", '"H00.15"', '"h"')),
        ("procedures.toml", spoil(folder, "procedures.toml", 'queue = "land"', 'queue = "x"')),
        ("procedures.toml", spoil(folder, "procedures.toml", '"shown"', '"show"')),
        ("queues.toml", spoil(folder, "queues.toml", "quota = 3", "quota = false")),
        # in one queue with the mistake above
        ("queues.toml", spoil(folder, "queues.toml", 'prefix = "C"', 'prefix = "W"')),
        ("counters.toml", spoil(folder, "counters.toml", "number = 3", "number = 2")),
        ("staff.toml", spoil(folder, "staff.toml", "counters = [2]", "counters = [2, 7]")),
        ("hours.toml", spoil(folder, "hours.toml", '"6:15–11:00"', '"6:15–12:00", "11:00–12:00"')),
        ("rating.toml", spoil(folder, "rating.toml", 'about = "person"', "about = 1")),
        ("screens.toml", spoil(folder, "screens.toml", "width = 1080", "width = 1")),
    }
    (folder / "announcements.toml").write_text("[[announcement", encoding="utf-8")
    (folder / "priority.toml").unlink()
    expected |= {("announcements.toml", 1), ("priority.toml", 0)}
    found = mistakes(folder)
    told = [(each.file.name, each.line) for each in found]
    assert set(told) == expected
    files = [name for name, _ in told]
    assert files == sorted(files, key=files.index)
    lines = {name: [line for file, line in told if file == name] for name in files}
    assert all(each == sorted(each) for each in lines.values())


def test_a_file_that_cannot_be_read_does_not_make_the_others_wrong(folder: Path) -> None:
    (folder / "queues.toml").write_text("[[queue", encoding="utf-8")
    (folder / "counters.toml").write_text("[[counter", encoding="utf-8")
    assert [each.file.name for each in mistakes(folder)] == ["queues.toml", "counters.toml"]


def test_a_queue_that_no_counter_serves_is_told(folder: Path) -> None:
    spoil(folder, "counters.toml", '"land", "disputes"', '"land"')
    line = spoil(folder, "queues.toml", 'code = "disputes"', 'code = "disputes"')
    assert only_mistake(folder) == ("queues.toml", line, "no counter serves queue disputes")


def test_a_field_without_a_procedure_is_told(folder: Path) -> None:
    with (folder / "procedures.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[field]]\ncode = "XX"\nname = { vi = "Trống" }\nqueue = "civil"\n')
    name, _, sentence = only_mistake(folder)
    assert (name, sentence) == ("procedures.toml", "this field has no procedure")


def test_a_counter_that_serves_nothing_is_told(folder: Path) -> None:
    with (folder / "counters.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[counter]]\nnumber = 9\nname = { vi = "Trống" }\nqueues = []\n')
    assert only_mistake(folder)[2] == "a counter must serve at least one queue"


def test_a_scale_of_one_level_is_told(folder: Path) -> None:
    scale = '[[level]]\nscore = 5\nname = { vi = "Tốt" }\n'
    (folder / "rating.toml").write_text("reason = []\n" + scale, encoding="utf-8")
    assert only_mistake(folder) == ("rating.toml", 2, "from 2 to 5 levels are needed")


def test_a_level_that_asks_for_reasons_needs_some(folder: Path) -> None:
    text = (folder / "rating.toml").read_text(encoding="utf-8").partition("[[reason]]")[0]
    (folder / "rating.toml").write_text("reason = []\n" + text, encoding="utf-8")
    name, line, sentence = only_mistake(folder)
    assert (name, line) == ("rating.toml", 1)
    assert "needs at least one [[reason]]" in sentence


def test_a_file_far_too_large_is_not_even_read(folder: Path) -> None:
    with (folder / "dossiers.toml").open("wb") as file:
        file.truncate(6_000_000)
    assert only_mistake(folder) == ("dossiers.toml", 0, "the file is too large")


def test_an_empty_list_where_something_must_be_is_told(folder: Path) -> None:
    (folder / "screens.toml").write_text("panel = []\n", encoding="utf-8")
    assert only_mistake(folder)[2] == "at least one [[panel]] is needed"


def test_a_table_where_a_list_must_be_is_told(folder: Path) -> None:
    (folder / "screens.toml").write_text('[panel]\nplace = "kiosk"\n', encoding="utf-8")
    assert only_mistake(folder)[:2] == ("screens.toml", 1)
    assert "or tables [[panel]]" in only_mistake(folder)[2]


DOSSIER = """
[[dossier]]
code = "H00.15-261112-0042"
procedure = "1.012784"
state = "processing"
received = 2026-11-12
promised = 2026-11-30
lookup = "7K4M"
"""


def test_a_dossier_that_fits_is_known(folder: Path) -> None:
    (folder / "dossiers.toml").write_text(DOSSIER, encoding="utf-8")
    assert [each.lookup for each in config.load(folder).dossiers] == ["7K4M"]


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ("H00.15-261112-0042", "H00.15-261312-0042", 3, "is no dossier code by the pattern"),
        ("H00.15-261112-0042", "H00.15", 3, "is no dossier code by the pattern"),
        ("1.012784", "1.000000", 4, "there is no procedure 1.000000"),
        ('"processing"', '"done"', 5, "state must be one of"),
        ('"processing"', '"supplement"', 5, "must say missing"),
        ('"processing"', '"fee_due"', 5, "must say fee_vnd"),
        ("promised = 2026-11-30", "promised = 2026-11-01", 7, "not be before the day of"),
        ("promised = 2026-11-30", "promised = 2026-11-30T08:00:00", 7, "must be a date"),
        ('lookup = "7K4M"', "", 2, "at least one is needed of: lookup"),
        ('lookup = "7K4M"', 'lookup = "7K4O"', 8, "none that look alike"),
        ('lookup = "7K4M"', 'phone_tail = "123"', 8, "last four digits of the phone"),
        ('lookup = "7K4M"', 'id_tail = "12345"', 8, "last four digits of the ID number"),
        ('lookup = "7K4M"', 'id_tail = "1234"\nfee_vnd = -1', 9, "fee_vnd must be from 0"),
    ],
)
def test_a_dossier_that_does_not_fit_is_told(
    folder: Path, before: str, after: str, line: int, words: str
) -> None:
    (folder / "dossiers.toml").write_text(DOSSIER.replace(before, after), encoding="utf-8")
    name, told, sentence = only_mistake(folder)
    assert (name, told) == ("dossiers.toml", line)
    assert words in sentence


def test_a_centre_with_its_own_grammar_has_dossiers_by_it(folder: Path) -> None:
    spoil(folder, "centre.toml", "hotline", 'dossier_pattern = "HS-(\\\\d{6})"\nhotline')
    own = DOSSIER.replace("H00.15-261112-0042", "HS-261112")
    (folder / "dossiers.toml").write_text(own, encoding="utf-8")
    assert config.load(folder).dossiers[0].code == "HS-261112"


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ('kind = "fax"', "kind must be printer or reader"),
        ('place = "roof"', "place must be kiosk"),
        ('url = "192.168.1.9"', "url must begin with the connection"),
        ('media = "scroll"', "media must be roll or page"),
        ("dpi = 0", "dpi must be from 90 to 2400"),
    ],
)
def test_a_device_that_cannot_be_is_told(folder: Path, after: str, words: str) -> None:
    device = {
        "code": '"K1"',
        "kind": '"printer"',
        "place": '"kiosk"',
        "url": '"screen:"',
        "media": '"roll"',
        "dpi": "203.2",
    }
    key, _, value = after.partition(" = ")
    rows = "".join(f"{name} = {told}\n" for name, told in (device | {key: value}).items())
    (folder / "devices.toml").write_text(f"[[device]]\n{rows}", encoding="utf-8")
    assert words in only_mistake(folder)[2]


PRINTERS = """
[[device]]
code = "K1"
kind = "printer"
place = "kiosk"
url = "screen:"

[[device]]
code = "A5"
kind = "printer"
place = "counter"
url = "cups://a5"
forms = ["receipt", "control"]
fallback = "R1"

[[device]]
code = "R1"
kind = "printer"
place = "counter"
url = "tcp://10.0.0.1"

[[device]]
code = "D1"
kind = "reader"
place = "kiosk"
url = "wedge:"
"""
EVERY = '["receipt", "supplement", "refusal", "apology", "stopped", "control", "result"]'


def test_printers_that_fit_together_are_known(folder: Path) -> None:
    (folder / "devices.toml").write_text(PRINTERS, encoding="utf-8")
    assert config.load(folder).devices[1].fallback == "R1"
    shared = PRINTERS.replace('["receipt", "control"]', EVERY).replace(
        'tcp://10.0.0.1"', 'tcp://10.0.0.1"\nforms = ["receipt"]'
    )
    (folder / "devices.toml").write_text(shared, encoding="utf-8")
    assert config.load(folder).devices[2].forms == ("receipt",)


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ('"receipt", "control"', '"receipt", "recept"', 13, "there is no form recept"),
        ('"receipt", "control"', '"logbook"', 13, "the forms are: apology, control"),
        ('fallback = "R1"', 'fallback = "R2"', 14, "no printer R2 in devices.toml"),
        ('fallback = "R1"', 'fallback = "D1"', 14, "no printer D1 in devices.toml"),
        ('fallback = "R1"', 'fallback = "A5"', 14, "cannot stand in for itself"),
        (
            '10.0.0.1"',
            '10.0.0.1"\nforms = ["refusal", "result"]',
            13,
            "no printer at counter prints the forms: apology, stopped, supplement",
        ),
        (
            '"screen:"\n',
            '"screen:"\nforms = ["receipt"]\n',
            7,
            "no printer at kiosk prints the forms: ticket",
        ),
    ],
)
def test_printers_that_do_not_fit_together_are_told(
    folder: Path, before: str, after: str, line: int, words: str
) -> None:
    text = PRINTERS.replace(before, after, 1)
    (folder / "devices.toml").write_text(text, encoding="utf-8")
    name, told, sentence = only_mistake(folder)
    assert (name, told) == ("devices.toml", line)
    assert words in sentence


def test_a_value_in_a_sentence_stays_on_one_short_line(folder: Path) -> None:
    spoil(folder, "counters.toml", '"civil", "guidance"', f'"guidance", "{"x" * 500}\\n"')
    expected = mistakes(folder)[0].expected
    assert "\n" not in expected
    assert len(expected) < 250


SNIPPETS = [
    "1", "-1", "1.5", "nan", "true", '""', '"x"', "[]", "[[]]", "[1]", '["x"]', "{}",
    '{ vi = "" }', "[{}]", "2026-11-24", "07:00:00", "2026-11-24T07:00:00Z", '"7:00–8:00"',
    "99999999999999999999", '"\\u0000"', "{ a = { b = [{}] } }", '"{number}"',
]  # fmt: skip


@settings(derandomize=True, deadline=None, max_examples=250)
@given(
    st.sampled_from(sorted(path.name for path in REAL_HOURS.iterdir())),
    st.integers(0, 60),
    st.sampled_from(SNIPPETS),
)
def test_any_value_anywhere_is_either_right_or_a_mistake_with_a_line(
    file: str, number: int, snippet: str
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = shutil.copytree(REAL_HOURS, Path(place) / "centre")
        text = (folder / file).read_text(encoding="utf-8")
        values = list(re.finditer(r"(?<= = )[^\n]*", text))
        spot = values[number % len(values)]
        spoilt = text[: spot.start()] + snippet + text[spot.end() :]
        (folder / file).write_text(spoilt, encoding="utf-8")
        assert all(each.line > 0 for each in told(folder) if each.file.name == file)


def told(folder: Path) -> list[Mistake]:
    """What `load` says is wrong; nothing for a right folder."""
    try:
        config.load(folder)
    except ConfigError as error:
        return error.mistakes
    return []
