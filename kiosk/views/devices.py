"""Devices and exports: what staff and managers are told about them."""

from typing import Any

from kiosk import events
from kiosk.journal import Recorded, Rows


def device_troubled(rows: Rows, at: Recorded, event: events.DeviceTroubled) -> None:
    """A light turns red, and remembers since when."""
    rows.execute(
        "INSERT INTO device (code, reason, since_ms) VALUES (?, ?, ?) "
        "ON CONFLICT (code) DO UPDATE SET reason = excluded.reason, since_ms = excluded.since_ms",
        (event.device, event.reason, at.wall_ms),
    )


def device_recovered(rows: Rows, _at: Recorded, event: events.DeviceRecovered) -> None:
    """The light is green again."""
    rows.execute("DELETE FROM device WHERE code = ?", (event.device,))


def figures_exported(rows: Rows, at: Recorded, event: events.FiguresExported) -> None:
    """Who took which figures."""
    rows.execute(
        "INSERT INTO export (what, since, until, format, rows, by, at_ms, file) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            event.what,
            event.since.isoformat(),
            event.until.isoformat(),
            event.format,
            event.rows,
            event.by,
            at.wall_ms,
            event.file,
        ),
    )


APPLY: dict[str, Any] = {
    events.NAMES[events.DeviceTroubled]: device_troubled,
    events.NAMES[events.DeviceRecovered]: device_recovered,
    events.NAMES[events.FiguresExported]: figures_exported,
}
