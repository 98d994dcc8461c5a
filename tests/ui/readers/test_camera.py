"""A camera reads codes: real frames through Qt's own pipeline, without a device."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat, QVideoFrameInput
from PySide6.QtQuick import QQuickView
from PySide6.QtTest import QTest

from kiosk.scans import Source
from tests.ui.waiting import waited_for
from ui.qr_image import qr_image
from ui.readers.camera import CameraReader
from ui.readers.frames import Look, look_at
from ui.readers.preview import PreviewImages

CARD = "000202000001||Nguyễn Văn An|15052002|Nam|Xã Quảng Phú, Đắk Lắk|20042021"
KINDS = QVideoFrameFormat.PixelFormat
WIDTH, HEIGHT = 1280, 720


def scene(text: str) -> QImage:
    """A paper before a camera; an empty desk without a text."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_Grayscale8)
    image.fill(170)
    if text:
        painter = QPainter(image)
        painter.drawImage(400, 120, qr_image(text, 420))
        painter.end()
    return image


def frame_of(text: str, kind: KINDS = KINDS.Format_YUYV) -> QVideoFrame:
    """The same as a camera of this kind sends it."""
    grey = scene(text)
    if kind is KINDS.Format_BGRX8888:
        return QVideoFrame(grey.convertToFormat(QImage.Format.Format_RGB32))
    frame = QVideoFrame(QVideoFrameFormat(QSize(WIDTH, HEIGHT), kind))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    rows, stride = memoryview(grey.constBits()), frame.bytesPerLine(0)
    luma = memoryview(frame.bits(0))
    step, first = {KINDS.Format_YUYV: (2, 0), KINDS.Format_UYVY: (2, 1)}.get(kind, (1, 0))
    for y in range(HEIGHT):
        at = y * stride + first
        luma[at : at + WIDTH * step : step][:] = rows[y * WIDTH : (y + 1) * WIDTH]
    frame.unmap()
    return frame


class Watched:
    """A camera reader fed by the test."""

    def __init__(self) -> None:
        self.feed = QVideoFrameInput()
        self.texts: list[str] = []
        self.troubles: list[str] = []
        self.previews: list[str] = []
        self.reader = CameraReader(feed=self.feed, quiet_ms=400)
        self.reader.scanned.connect(lambda scan: self.texts.append(scan.text))
        self.reader.troubled.connect(self.troubles.append)
        self.reader.previewed.connect(self.previews.append)

    def shown(self, frame: QVideoFrame) -> bool:
        """Sends the frame; whether it was read."""
        before = len(self.texts)
        self.feed.sendVideoFrame(frame)
        return waited_for(lambda: len(self.texts) > before)


@pytest.fixture
def watched(qapp: QCoreApplication) -> Iterator[Watched]:
    one = Watched()
    yield one
    one.reader.close()
    one.reader.deleteLater()


@pytest.mark.parametrize(
    "kind", [KINDS.Format_YUYV, KINDS.Format_UYVY, KINDS.Format_NV12, KINDS.Format_BGRX8888]
)
def test_a_card_before_the_camera_arrives_with_every_letter(watched: Watched, kind: KINDS) -> None:
    scans = []
    watched.reader.scanned.connect(scans.append)
    assert watched.shown(frame_of(CARD, kind))
    assert watched.texts[0] == CARD
    assert scans[0].source is Source.CAMERA


def test_an_empty_picture_and_one_that_is_none_read_nothing(watched: Watched) -> None:
    watched.feed.sendVideoFrame(QVideoFrame())
    for _ in range(5):
        watched.feed.sendVideoFrame(frame_of(""))
        QTest.qWait(30)
    assert watched.texts == []


def test_no_more_than_fifteen_looks_a_second_and_only_at_the_newest(watched: Watched) -> None:
    # the sink takes the same frame twice for one
    several, sent = [frame_of(CARD) for _ in range(3)], 0
    assert watched.shown(several[2])
    watched.texts.clear()

    def sending() -> bool:
        nonlocal sent
        watched.feed.sendVideoFrame(several[sent % 3])
        sent += 1
        return False

    waited_for(sending, seconds=1.0)
    assert sent > 30
    assert 3 <= len(watched.texts) <= 15


def test_looking_never_happens_on_the_gui_thread(qapp: QCoreApplication) -> None:
    looks: list[int] = []

    def look(frame: QVideoFrame, preview: bool) -> Look:
        looks.append(threading.get_ident())
        return look_at(frame, preview)

    feed = QVideoFrameInput()
    reader = CameraReader(feed=feed, look=look)
    feed.sendVideoFrame(frame_of(CARD))
    assert waited_for(lambda: bool(looks))
    assert threading.get_ident() not in looks
    reader.close()


def test_a_camera_that_falls_silent_is_told_and_cleared_when_it_is_back(watched: Watched) -> None:
    assert watched.shown(frame_of(CARD))
    assert watched.troubles == [""]
    assert waited_for(lambda: watched.troubles == ["", "no_camera"])
    assert watched.shown(frame_of(CARD))
    assert watched.troubles == ["", "no_camera", ""]


def test_where_there_is_no_camera_it_is_told_once(qapp: QCoreApplication) -> None:
    troubles: list[str] = []
    reader = CameraReader("No Such Camera", quiet_ms=30)
    reader.troubled.connect(troubles.append)
    assert waited_for(lambda: bool(troubles))
    QTest.qWait(100)
    assert troubles == ["no_camera"]
    reader.close()


def test_the_preview_is_the_newest_picture_mirrored_and_gone_when_nobody_looks(
    watched: Watched, qapp: QCoreApplication
) -> None:
    view = QQuickView()
    watched.reader.watch(view, keyboard=False)
    assert watched.shown(frame_of(CARD))
    assert watched.previews == []
    watched.reader.show(True)
    assert watched.shown(frame_of(CARD))
    assert waited_for(lambda: bool(watched.previews))
    provider = view.engine().imageProvider("camera")
    assert isinstance(provider, PreviewImages)
    picture = provider.requestImage(watched.previews[-1], QSize(), QSize())
    assert picture.width() >= 300
    dark = [x for x in range(picture.width()) if picture.pixelColor(x, 100).lightness() < 60]
    middle = sum(dark) / len(dark)
    assert middle > picture.width() / 2  # the code stands left of the middle in the frame
    watched.reader.show(False)
    assert provider.requestImage("1", QSize(), QSize()).width() == 1
    view.deleteLater()
