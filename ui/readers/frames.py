"""One frame of a camera: its codes, and a small grey picture of it. Runs off the GUI thread.

Only brightness is looked at, where it lies: most cameras give it as a plane of its own or as every
second byte, which costs a tenth of turning the frame into a picture (devices.md §5).
"""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from kiosk.pictures import codes_in

PREVIEW_WIDTH = 480

Pixels = QVideoFrameFormat.PixelFormat
PLANES = (
    Pixels.Format_NV12,
    Pixels.Format_NV21,
    Pixels.Format_YUV420P,
    Pixels.Format_YUV422P,
    Pixels.Format_YV12,
    Pixels.Format_IMC1,
    Pixels.Format_IMC2,
    Pixels.Format_IMC3,
    Pixels.Format_IMC4,
    Pixels.Format_Y8,
)
PACKED = {Pixels.Format_YUYV: 0, Pixels.Format_UYVY: 1}
"""Where in each pair of bytes the brightness stands."""


class Look(NamedTuple):
    """What a frame showed; `preview` is null where none was asked for."""

    texts: list[str]
    preview: QImage


def look_at(frame: QVideoFrame, preview: bool) -> Look:
    """The codes in a valid frame."""
    if not frame.map(QVideoFrame.MapMode.ReadOnly):
        return Look([], QImage())
    try:
        kind = frame.pixelFormat()
        if kind in PLANES or kind in PACKED:
            return _brightness(frame, PACKED.get(kind, 0), 2 if kind in PACKED else 1, preview)
        return _colours(frame, preview)
    finally:
        frame.unmap()


def _brightness(frame: QVideoFrame, first: int, step: int, preview: bool) -> Look:
    # the last row is left out where the first byte is: the buffer must hold whole rows
    width, height, stride = frame.width(), frame.height() - first, frame.bytesPerLine(0)
    dots = memoryview(frame.bits(0))[first:]
    texts = codes_in(dots, width, height, row_stride=stride, dot_stride=step)
    return Look(texts, _small(dots, width, height, stride, step) if preview else QImage())


def _colours(frame: QVideoFrame, preview: bool) -> Look:
    kind = QVideoFrameFormat.imageFormatFromPixelFormat(frame.pixelFormat())
    if frame.pixelFormat() == Pixels.Format_Jpeg:
        image = QImage.fromData(bytes(frame.bits(0)))
    elif kind == QImage.Format.Format_Invalid:
        image = frame.toImage()
    else:
        image = QImage(frame.bits(0), frame.width(), frame.height(), frame.bytesPerLine(0), kind)
    if image.isNull():
        return Look([], QImage())
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    texts = codes_in(grey.constBits(), grey.width(), grey.height(), row_stride=grey.bytesPerLine())
    return Look(texts, _mirrored(grey) if preview else QImage())


def _small(dots: memoryview, width: int, height: int, stride: int, step: int) -> QImage:
    """Every n-th dot of every n-th row: sharp enough to aim by."""
    every = max(1, width // PREVIEW_WIDTH)
    rows = [
        bytes(dots[y * stride : y * stride + width * step : step * every])
        for y in range(0, height, every)
    ]
    across = len(rows[0])
    image = QImage(b"".join(rows), across, len(rows), across, QImage.Format.Format_Grayscale8)
    return image.flipped(Qt.Orientation.Horizontal)  # a copy of its own, as a mirror shows it


def _mirrored(grey: QImage) -> QImage:
    return grey.scaledToWidth(min(PREVIEW_WIDTH, grey.width())).flipped(Qt.Orientation.Horizontal)
