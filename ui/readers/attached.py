"""Whether a reader is there now, without opening it: for `kiosk doctor`."""

import os
from urllib.parse import unquote, urlsplit

from ui.readers.ports import port_now


def attached(url: str) -> tuple[str, str]:
    """(key of a sentence in `answers.toml`, table `doctor`; the port or the camera's name)."""
    parts = urlsplit(url)
    path = unquote(parts.path)
    if parts.scheme == "camera":
        return _camera(path)
    port = port_now(path)
    if not port or (port.startswith("/") and not os.path.exists(port)):
        return "reader_serial_off", path
    if port.startswith("/") and not os.access(port, os.R_OK):
        return "reader_serial_forbidden", port
    return "reader_serial", port


def _camera(name: str) -> tuple[str, str]:
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - only where a camera is configured
    from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415

    from ui.readers.camera import camera_named  # noqa: PLC0415

    application = QGuiApplication.instance()
    if application is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # a console needs no display for this
        application = QGuiApplication([])
    device = camera_named(name, QMediaDevices.videoInputs())
    del application
    return ("reader_camera", device.description()) if device else ("reader_camera_off", name)
