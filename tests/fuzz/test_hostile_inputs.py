"""The hostile corpus and a fixed number of changes of it, at each run of the gate."""

import pytest

from kiosk import codes
from kiosk.codes import DossierCode, Unknown
from tests.fuzz.corpus import BROKEN, CONTROL, DIRECTIONS, HONEST, HOSTILE, MARKS, PROGRAMS
from tests.fuzz.mutations import mutations
from tests.fuzz.target import try_one

IN_THE_GATE = 6_000


def test_nothing_raises_hangs_or_presses_a_key() -> None:
    for data in mutations(IN_THE_GATE, seed=3):
        try_one(data)


@pytest.mark.parametrize("text", [*CONTROL, *DIRECTIONS, *MARKS, *PROGRAMS])
def test_what_is_hostile_is_not_understood(text: str) -> None:
    assert isinstance(codes.read(text), Unknown)


def test_a_readers_prefix_and_look_alike_dashes_are_the_only_dress_understood() -> None:
    understood = [text for text in HOSTILE if isinstance(codes.read(text), DossierCode)]
    dashes = [text for text in understood if "–" in text]
    addresses = [text for text in understood if text.startswith("https://")]
    nuls = [text for text in understood if "\0" in text or "\ufeff" in text]
    assert len(dashes) + len(addresses) + len(nuls) == len(understood)


@pytest.mark.parametrize("data", BROKEN[:-1])
def test_bytes_that_are_no_utf8_are_not_understood(data: bytes) -> None:
    assert isinstance(codes.read(data), Unknown)


def test_the_honest_ones_are_understood() -> None:
    strangers = [text for text in HONEST if isinstance(codes.read(text), Unknown)]
    assert strangers == []
