"""The centre's readers, as far as they can be looked at without a scan."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kiosk.catalogue import Centre
from kiosk.doctor.finding import Finding, told


def look_at_readers(centre: Centre) -> Iterator[Finding]:
    """One finding for each configured reader."""
    for device in centre.devices:
        if device.kind != "reader":
            continue
        parts = urlsplit(device.url)
        line = Path(unquote(parts.netloc + parts.path))
        state, key = "ok", "reader_other"
        if parts.scheme == "wedge":
            key = "reader_wedge"
        elif parts.scheme == "serial" and line.is_absolute():  # Windows: COM3 is no file
            there = line.exists()
            state, key = ("ok", "reader_there") if there else ("trouble", "reader_gone")
        about = {"device": device.code, "place": device.place, "url": device.url}
        yield told(f"reader {device.code}", state, key, **about)
