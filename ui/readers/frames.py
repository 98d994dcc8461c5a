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
    dots = memoryview(frame.bits(0))
    texts = codes_in(dots[first:], width, height, row_stride=stride, dot_stride=step)
    if not preview:
        return Look(texts, QImage())
    if step == 1:
        plane = QImage(dots, width, height, stride, QImage.Format.Format_Grayscale8)
        return Look(texts, _small(plane, width, height))
    # two dots and their colour are four bytes: made smaller as pixels, then one byte of each taken
    pairs = QImage(dots, width // 2, height, stride, QImage.Format.Format_RGB32)
    small = _small(pairs, width, height)
    grey = bytes(memoryview(small.constBits())[first::4])
    across = small.width()
    return Look(
        texts,
        QImage(grey, across, small.height(), across, QImage.Format.Format_Grayscale8).copy(),
    )


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
    return Look(texts, _small(grey, grey.width(), grey.height()) if preview else QImage())


def _small(image: QImage, width: int, height: int) -> QImage:
    """Sharp enough to aim by, and as a mirror shows it; `width` and `height` of the scene."""
    across = min(PREVIEW_WIDTH, width)
    return image.scaled(across, across * height // width).flipped(Qt.Orientation.Horizontal)
