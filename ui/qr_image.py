"""QR codes for QML: `image://qr/<text, percent-encoded>`.

Black on white in every mode, four modules of quiet zone (ISO/IEC 18004), each module a whole
number of pixels, so that a phone reads it from the glass. Error correction level M.
"""

from typing import Any
from urllib.parse import unquote

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

QUIET_ZONE = 4  # modules
MASK = 3  # any of the eight reads as well; weighing them all costs time under a finger
_WHITE, _BLACK = 0xFFFFFFFF, 0xFF000000


def qr_image(text: str, side: int) -> QImage:
    """The code of `text`, at most `side` pixels square, and never under one pixel a module.

    The library is loaded by the first code: no start screen has one.
    """
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415
    from qrcode.main import QRCode  # noqa: PLC0415

    code: Any = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE, mask_pattern=MASK)
    code.add_data(text)
    modules = code.get_matrix()
    count = len(modules)
    small = QImage(count, count, QImage.Format.Format_RGB32)
    small.fill(_WHITE)
    for y, row in enumerate(modules):
        for x, black in enumerate(row):
            if black:
                small.setPixel(x, y, _BLACK)
    scale = max(1, side // count)
    return small.scaled(
        count * scale,
        count * scale,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.FastTransformation,
    )


class QrImages(QQuickImageProvider):
    """Answers `image://qr/...`."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, address: str, size: QSize, requested: QSize) -> QImage:
        side = min(requested.width(), requested.height())
        return qr_image(unquote(address), side)
