"""Second factors can be read by one device alone, and only as those of their dossier."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.dossiers.sealing import Box, fingerprint, sealed_to

MINE, OTHER = Box(b"m" * 32), Box(b"o" * 32)
CODE = "H00.14-261112-0001"


@given(st.lists(st.text("0123456789ABCDEFGHKMNPQRTUXY", min_size=4, max_size=4), max_size=3))
def test_the_device_reads_what_was_sealed_to_it(factors: list[str]) -> None:
    sealed = sealed_to(MINE.public, factors, CODE)
    assert MINE.open(sealed, CODE) == tuple(factors)
    assert OTHER.open(sealed, CODE) is None
    assert MINE.open(sealed, CODE[:-1] + "2") is None


def test_any_bit_turned_makes_it_nothing() -> None:
    sealed = sealed_to(MINE.public, ["1234"], CODE)
    for at in range(len(sealed)):
        turned = bytearray(sealed)
        turned[at] ^= 1
        assert MINE.open(bytes(turned), CODE) is None
    for length in (0, 5, 32, len(sealed) - 1):
        assert MINE.open(sealed[:length], CODE) is None


def test_the_same_factors_look_different_each_time_and_are_equally_long() -> None:
    made = [sealed_to(MINE.public, each, CODE) for each in (["1234"], ["1234"], [], ["1234"] * 3)]
    assert len(set(made)) == len(made)
    assert len({len(each) for each in made}) == 1


def test_a_key_that_is_none_is_refused() -> None:
    for key in (b"", b"x" * 31, bytes(32)):
        with pytest.raises(ValueError, match=r".*"):
            sealed_to(key, ["1234"], CODE)


def test_a_fingerprint_needs_the_servers_secret() -> None:
    assert fingerprint(["1234"], b"a" * 32) == fingerprint(["1234"], b"a" * 32)
    assert fingerprint(["1234"], b"a" * 32) != fingerprint(["1234"], b"b" * 32)
    assert fingerprint(["1234"], b"a" * 32) != fingerprint(["1235"], b"a" * 32)
