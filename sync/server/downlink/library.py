"""The bundles that were published, and which one is the newest for a centre."""

import msgspec
from sqlalchemy import func, select

from kiosk.decoding import from_json
from sync.bundles.packing import BadBundle, digest_of, manifest_in
from sync.news import Newest
from sync.server.database import Database
from sync.server.downlink.tables import bundle


def publish(database: Database, data: bytes, now_ms: int) -> Newest:
    """Hands a bundle out from now on; again changes nothing. Raises `BadBundle`.

    Whether the release key signed it is for the centres to say: this server has no say in it. Its
    version must be higher than any before, for whichever centres those were.
    """
    manifest, digest = manifest_in(data), digest_of(data)
    with database.writing() as connection:
        known = connection.execute(select(bundle.c.version).where(bundle.c.digest == digest))
        if known.first() is None:
            highest = connection.execute(select(func.max(bundle.c.version))).scalar() or 0
            if manifest.version <= highest:
                raise BadBundle("not_newer", f"{manifest.version} ≤ {highest}")
            connection.execute(
                bundle.insert(),
                {
                    "version": manifest.version,
                    "digest": digest,
                    "centres": msgspec.json.encode(manifest.centres).decode(),
                    "size": len(data),
                    "data": data,
                    "added_ms": now_ms,
                },
            )
    return Newest(version=manifest.version, digest=digest, size=len(data))


def newest_for(database: Database, centre: str) -> Newest | None:
    """The newest bundle of a centre's cohorts."""
    columns = select(bundle.c.version, bundle.c.digest, bundle.c.size, bundle.c.centres)
    with database.reading() as connection:
        for version, digest, size, said in connection.execute(
            columns.order_by(bundle.c.version.desc())
        ):
            centres = from_json(said, tuple[str, ...])
            if not centres or centre in centres:
                return Newest(version=version, digest=digest, size=size)
    return None


def bytes_of(database: Database, centre: str, digest: str) -> bytes | None:
    """A bundle's packed bytes; None where there is none for this centre."""
    with database.reading() as connection:
        row = connection.execute(
            select(bundle.c.data, bundle.c.centres).where(bundle.c.digest == digest)
        ).first()
    if row is None:
        return None
    centres = from_json(row.centres, tuple[str, ...])
    return bytes(row.data) if not centres or centre in centres else None
