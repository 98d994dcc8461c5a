"""The central office's side of a bundle: the release key, making, checking, publishing."""

import secrets
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk import keys
from kiosk.bootstrap.bundles import hex_of, refusal, try_files
from kiosk.bootstrap.server import server_database
from kiosk.clock import SystemClock, midnight_ms, to_ms
from kiosk.errors import BundleTrouble, ConfigError
from kiosk.words import in_every_language


def new_release_key(file: Path) -> str:
    """Makes a release key, readable by its owner alone; its public half (hex)."""
    if file.exists():
        raise BundleTrouble(in_every_language("bundles.no.key_exists", file=file))
    return keys.make(file, secrets.token_bytes).public.hex()


def make_bundle(
    folder: Path,
    file: Path,
    key: Path,
    version: int,
    min_app: str,
    not_before: date | None,
    centres: tuple[str, ...],
) -> str:
    """Packs and signs the files of a folder into `file`; its digest. Raises `BundleTrouble`."""
    from sync.bundles.packing import BadBundle, digest_of, packed

    release = keys.read(key)
    if release is None:
        raise BundleTrouble(in_every_language("bundles.no.no_key"))
    files = {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in sorted(folder.rglob("*"))
        if each.is_file()
    }
    try:
        data = packed(
            files,
            release,
            version=version,
            min_app=min_app,
            not_before_ms=midnight_ms(not_before) if not_before else 0,
            centres=centres,
        )
    except BadBundle as bad:
        raise BundleTrouble(refusal(bad.reason, bad.detail)) from bad
    file.write_bytes(data)
    return digest_of(data)


def check_bundle(settings: Path, file: Path, key: str) -> tuple[int, list[str]]:
    """Whether a centre with these settings would take it: its version and files. Raises
    `BundleTrouble`, `ConfigError`."""
    from sync.bundles.packing import BadBundle, opened

    try:
        bundle = opened(file.read_bytes(), hex_of(key))
    except BadBundle as bad:
        raise BundleTrouble(refusal(bad.reason, bad.detail)) from bad
    with TemporaryDirectory() as name:
        folder = Path(name)
        for each, data in bundle.files.items():
            (folder / each).parent.mkdir(parents=True, exist_ok=True)
            (folder / each).write_bytes(data)
        try:
            try_files(settings, folder)
        except ConfigError as error:
            raise BundleTrouble(refusal("does_not_load", str(error))) from error
    return bundle.manifest.version, sorted(bundle.files)


def publish_bundle(data: Path, url: str | None, file: Path) -> tuple[int, str]:
    """Hands a bundle out to the centres it is for; version and digest. Raises `BundleTrouble`."""
    from sync.bundles.packing import BadBundle
    from sync.server.downlink import library

    with server_database(data, url) as database:
        try:
            newest = library.publish(database, file.read_bytes(), to_ms(SystemClock().now()))
        except BadBundle as bad:
            raise BundleTrouble(refusal(bad.reason, bad.detail)) from bad
    return newest.version, newest.digest
