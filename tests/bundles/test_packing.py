"""A bundle is whole, signed by the release key and of known files, or it is nothing."""

import zlib

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.bundles.packing import (
    MOST_BYTES,
    BadBundle,
    digest_of,
    manifest_in,
    numbers_of,
    opened,
    packed,
)
from tests.bundles.made import RELEASE, bundle_of, queues
from tests.server.devices import key_of

GOOD = bundle_of(7)
OTHER = key_of(b"another".ljust(32))


def reason(data: bytes, key: bytes = RELEASE.public) -> str:
    with pytest.raises(BadBundle) as bad:
        opened(data, key)
    return bad.value.reason


def test_it_comes_back_as_it_was_made() -> None:
    bundle = opened(GOOD, RELEASE.public)
    assert bundle.files == {"centre/queues.toml": queues(7)}
    assert bundle.manifest == manifest_in(GOOD)
    assert bundle.manifest.version == 7
    assert digest_of(GOOD) == digest_of(bundle_of(7))


def test_another_key_makes_another_signature() -> None:
    assert reason(bundle_of(7, OTHER)) == "bad_signature"
    assert reason(GOOD, OTHER.public) == "bad_signature"


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_no_bit_of_what_was_signed_can_be_turned(place: int, bit: int) -> None:
    plain = bytearray(zlib.decompress(GOOD))
    plain[place % len(plain)] ^= 1 << bit
    assert reason(zlib.compress(bytes(plain))) in {"bad_signature", "damaged"}


@pytest.mark.parametrize("length", [0, 1, 100, len(GOOD) // 2, len(GOOD) - 1])
def test_one_that_was_cut_short_is_damaged(length: int) -> None:
    assert reason(GOOD[:length]) == "damaged"


def test_what_follows_a_bundle_makes_it_another_thing() -> None:
    assert reason(GOOD + b"x") == "damaged"


def test_files_cannot_be_exchanged_under_a_good_signature() -> None:
    said, signature, files = msgspec.msgpack.decode(zlib.decompress(GOOD))
    for other in ({}, {**files, "centre/staff.toml": b""}, {"centre/queues.toml": queues(9)}):
        whole = zlib.compress(msgspec.msgpack.encode([said, signature, other]))
        assert reason(whole) == "damaged"


@pytest.mark.parametrize(
    "name",
    [
        "centre/devices.toml",
        "centre/screens.toml",
        "centre/centre.toml",
        "centre/dossiers.toml",
        "centre/../../kiosk.db",
        "/etc/passwd",
        "release.pub",
        "forms/ticket.typ",
        "centre/QUEUES.toml",
    ],
)
def test_printers_panels_names_and_foreign_places_never_come_down(name: str) -> None:
    with pytest.raises(BadBundle, match="foreign_file"):
        packed({name: b""}, RELEASE, version=1)


def test_a_small_bundle_cannot_become_a_large_one() -> None:
    assert reason(zlib.compress(b"\x00" * (40 * 1024 * 1024), 9)) == "too_large"
    assert reason(b"x" * (MOST_BYTES + 1)) == "too_large"


def test_versions_of_programs_are_numbers_not_texts() -> None:
    assert numbers_of("1.10") > numbers_of("1.9.9")
    assert numbers_of("0.1.0") == numbers_of("0.1")
