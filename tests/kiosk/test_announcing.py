"""What the loudspeaker says of a call."""

from pathlib import Path

import pytest

from kiosk import config
from kiosk.announcing import counter_word, load_pack, parts_of, phrases, spoken
from kiosk.catalogue import Announcement
from kiosk.voice_building import RATE

ROOT = Path(__file__).resolve().parents[2]
SOUNDS = ROOT / "assets" / "sounds"
WORDING = "Mời công dân có số {number} đến quầy số {counter}"


def test_a_number_is_read_character_by_character_and_a_counter_as_a_number() -> None:
    assert parts_of(WORDING, "A012", 12) == [
        ("phrase", "Mời công dân có số"),
        ("letter", "A"),
        ("digit", "0"),
        ("digit", "1"),
        ("digit", "2"),
        ("phrase", "đến quầy số"),
        ("number", "12"),
    ]


@pytest.mark.parametrize(
    ("n", "word"),
    [
        (1, "một"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (31, "ba mươi mốt"),
    ],
)
def test_vietnamese_numbers_are_said_as_people_say_them(n: int, word: str) -> None:
    assert counter_word("vi", n) == word


def test_the_shipped_pack_says_every_call_of_the_sample_centre() -> None:
    centre = config.load(ROOT / "assets" / "sample")
    pack = load_pack(SOUNDS)
    assert pack.rate == RATE
    for queue in centre.queues:
        for counter in centre.counters:
            for recall in (False, True):
                number = f"{queue.prefix}X0123456789"
                said = spoken(pack, centre.announcements, number, counter.number, recall=recall)
                assert said.missing == ()
                assert all((SOUNDS / file).is_file() for file in said.files)


def test_a_centres_own_words_without_clips_still_give_number_and_counter() -> None:
    own = (Announcement("vi", "Xin chào {number}, mời vào {counter}", "{number} {counter}"),)
    said = spoken(load_pack(SOUNDS), own, "A1", 2)
    assert said.missing == ("Xin chào", "mời vào")
    assert len(said.files) == 3
    assert phrases(own) == {"vi": {"Xin chào", "mời vào"}}
