"""A bundle: files of a centre's configuration with a signed list of them. Pure.

The packed form is deflated MessagePack: the list (JSON bytes, as signed), its signature by the
release key, the files. A bundle is named by the SHA-256 of its packed bytes, and never changes.
"""

import hashlib
import re
import zlib
from typing import Annotated

import msgspec

from kiosk import keys
from kiosk.config import CENTRAL
from kiosk.decoding import from_json, from_msgpack
from kiosk.keys import DeviceKey

SIGNED = b"kiosk bundle\n"
MOST_BYTES = 8 * 1024 * 1024
"""Of a packed bundle; a centre's whole catalogue packs into some 60 kB."""
MOST_PLAIN = 32 * 1024 * 1024
NAME = re.compile(r"centre/[a-z]+\.toml|wording/[a-z]{2}/[a-z_]+\.toml|forms/forms\.toml")
"""Of a file in a bundle: a centre's own file, wording by language, the list of forms. Their
templates are programs, and come with the program."""
_DEEPEST_VERSION = 4

Version = Annotated[int, msgspec.Meta(ge=1, le=2**53)]


class BadBundle(Exception):
    """Not to be taken; `reason` is a stable word, told to people as `bundles.no.<reason>`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason = reason
        self.detail = detail


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What is signed. `files`: name → SHA-256 (hex). `min_app`: the oldest program that may take
    it; `not_before_ms`: not in force before; `centres`: for these alone, empty for all."""

    version: Version
    files: dict[str, str]
    min_app: str = "0"
    not_before_ms: int = 0
    centres: tuple[str, ...] = ()

    def is_for(self, centre: str) -> bool:
        """Whether this centre is of its cohort."""
        return not self.centres or centre in self.centres


class Bundle(msgspec.Struct, frozen=True):
    """An opened bundle whose signature and hashes hold."""

    manifest: Manifest
    files: dict[str, bytes]


class _Packed(msgspec.Struct, frozen=True, array_like=True):
    manifest: bytes
    signature: bytes
    files: dict[str, bytes]


def packed(
    files: dict[str, bytes],
    key: DeviceKey,
    *,
    version: int,
    min_app: str = "0",
    not_before_ms: int = 0,
    centres: tuple[str, ...] = (),
) -> bytes:
    """A new bundle. Raises `BadBundle` for a file that none may hold."""
    for name in files:
        _check_name(name)
    manifest = Manifest(
        version=version,
        files={name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
        min_app=min_app,
        not_before_ms=not_before_ms,
        centres=centres,
    )
    said = msgspec.json.encode(manifest, order="sorted")
    whole = _Packed(said, key.sign(SIGNED + said), dict(sorted(files.items())))
    return zlib.compress(msgspec.msgpack.encode(whole), 9)


def opened(data: bytes, release_key: bytes) -> Bundle:
    """A bundle as it came. Raises `BadBundle`: signature first, then each file."""
    whole = _unpacked(data)
    if not keys.fits(release_key, whole.signature, SIGNED + whole.manifest):
        raise BadBundle("bad_signature")
    return Bundle(_listed(whole), whole.files)


def manifest_in(data: bytes) -> Manifest:
    """What a bundle says of itself, whoever signed it. Raises `BadBundle`."""
    return _listed(_unpacked(data))


def digest_of(data: bytes) -> str:
    """A bundle's name: the SHA-256 of its packed bytes."""
    return hashlib.sha256(data).hexdigest()


def numbers_of(version: str) -> tuple[int, ...]:
    """A program's version to compare: "1.10.2" → (1, 10, 2, 0)."""
    found = [int(each) for each in re.findall(r"\d+", version)[:_DEEPEST_VERSION]]
    return tuple(found + [0] * (_DEEPEST_VERSION - len(found)))


def _unpacked(data: bytes) -> _Packed:
    if len(data) > MOST_BYTES:
        raise BadBundle("too_large")
    inflating = zlib.decompressobj()
    try:
        plain = inflating.decompress(data, MOST_PLAIN)
        if inflating.unconsumed_tail:
            raise BadBundle("too_large")
        if not inflating.eof or inflating.unused_data:
            raise BadBundle("damaged")
        return from_msgpack(plain, _Packed)
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadBundle("damaged", str(error)) from error


def _listed(whole: _Packed) -> Manifest:
    try:
        manifest = from_json(whole.manifest, Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadBundle("damaged", str(error)) from error
    hashes = {name: hashlib.sha256(each).hexdigest() for name, each in whole.files.items()}
    if hashes != manifest.files:
        raise BadBundle("damaged")
    for name in manifest.files:
        _check_name(name)
    return manifest


def _check_name(name: str) -> None:
    folder, _, file = name.partition("/")
    if not NAME.fullmatch(name) or (folder == "centre" and file not in CENTRAL):
        raise BadBundle("foreign_file", name)
