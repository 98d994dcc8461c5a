"""Readers, as `kiosk doctor` is told of them: which are attached, asked now."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kiosk.catalogue import Centre, Device
from kiosk.data_directory import DATABASE
from kiosk.doctor.finding import Finding, told
from kiosk.store import Error, connect


def look_at_readers(centre: Centre, data: Path) -> Iterator[Finding]:
    """One finding for each reader; what was noticed of it while the centre was open counts too."""
    readers = [each for each in centre.devices if each.kind == "reader"]
    if not readers:
        yield told("readers", "notice", "no_reader")
        return
    noticed = _noticed(data)
    for device in readers:
        key, where = _attached(device)
        if key == "reader_wedge" and noticed.get(device.code) == "wedge_id_card":
            key = "reader_wedge_id_card"
        state = "ok" if key in ("reader_serial", "reader_camera") else "notice"
        if key.endswith(("_off", "_forbidden")):
            state = "trouble"
        yield told(
            f"reader {device.code}", state, key, device=device.code, place=device.place, where=where
        )


def _attached(device: Device) -> tuple[str, str]:
    """The sentence's key, and where the reader is or should be."""
    if device.url.startswith("wedge:"):
        return "reader_wedge", ""
    from ui.readers.attached import attached  # Qt only where there is such a reader

    return attached(device.url)


def _noticed(data: Path) -> dict[str, str]:
    """The troubles on record, by device."""
    if not (data / DATABASE).exists():
        return {}
    try:
        with closing(connect(data / DATABASE, read_only=True)) as rows:
            return dict(rows.execute("SELECT code, reason FROM device"))
    except Error:
        return {}
