"""A camera that reads codes: frames in, the newest one looked at off the GUI thread.

No picture is stored: a frame is looked at and let go, a preview is the newest picture only and
only while the scan screen shows it.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoFrameInput,
    QVideoSink,
)
from PySide6.QtQuick import QQuickView

from kiosk.scans import Source
from ui.readers.frames import Look, look_at
from ui.readers.preview import Preview, PreviewImages
from ui.readers.reader import REAL_MS, Reader

LOOK_MS = 75
"""Between two looks: 13 a second are enough for a paper held still, and leave the core free."""
QUIET_MS = 3000
"""Without a frame for so long the camera is gone, or hangs; then it is opened anew, again and
again."""


class CameraReader(Reader):
    """`name`: part of the camera's description or id; empty: the first one there is."""

    source = Source.CAMERA
    _looked = Signal(object)

    def __init__(
        self,
        name: str = "",
        *,
        feed: QVideoFrameInput | None = None,
        look: Callable[[QVideoFrame, bool], Look] = look_at,
        quiet_ms: int = QUIET_MS,
        monotonic_ms: Callable[[], int] = REAL_MS,
        parent: QObject | None = None,
    ) -> None:
        """`feed`: where frames come from instead of a camera of this machine."""
        super().__init__(monotonic_ms, parent)
        self._name = name
        self._camera: QCamera | None = None
        self._newest: QVideoFrame | None = None
        self._looking = False
        self._came = False
        self._well: bool | None = None
        self._showing = False
        self._preview = Preview()
        self._look_at = look
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="camera")
        self._sink = QVideoSink(self)
        self._sink.videoFrameChanged.connect(self._arrived)
        self._session = QMediaCaptureSession(self)
        self._session.setVideoSink(self._sink)
        if feed is not None:
            self._session.setVideoFrameInput(feed)
        self._looked.connect(self._seen, Qt.ConnectionType.QueuedConnection)
        self._pace = QTimer(self, interval=LOOK_MS)
        self._pace.timeout.connect(self._look)
        self._pace.start()
        self._watchdog = QTimer(self, interval=quiet_ms)
        self._watchdog.timeout.connect(self._check)
        self._watchdog.start()
        self._fed = feed is not None
        # after the caller has connected, so that a camera missing at the start is heard of
        QTimer.singleShot(0, self, self._open)

    def watch(self, view: QQuickView, *, keyboard: bool) -> None:
        """The preview can be shown in this window."""
        view.engine().addImageProvider("camera", PreviewImages(self._preview))

    def show(self, wanted: bool) -> None:
        """Whether somebody looks at the preview now."""
        self._showing = wanted
        if not wanted:
            self._preview.clear()

    def close(self) -> None:
        """Lets the camera go; waits for a look under way."""
        self._pace.stop()
        self._watchdog.stop()
        self._sink.blockSignals(True)
        if self._camera is not None:
            self._camera.stop()
        self._worker.shutdown()
        self._newest = None
        self._preview.clear()

    @Slot()
    def _open(self) -> None:
        """The camera that is there now, if any; a feed needs none."""
        if self._fed:
            return
        if self._camera is not None:
            self._camera.stop()
            self._camera.deleteLater()
            self._camera = None
        device = camera_named(self._name, QMediaDevices.videoInputs())
        if device is None:
            self._tell(well=False)
            return
        self._camera = QCamera(device, self)
        self._session.setCamera(self._camera)
        self._camera.start()

    @Slot(QVideoFrame)
    def _arrived(self, frame: QVideoFrame) -> None:
        if frame.isValid():  # at the end of a stream one is not
            self._newest = frame
            self._came = True
            self._tell(well=True)

    @Slot()
    def _look(self) -> None:
        """The newest frame only: what came while the last one was looked at is dropped."""
        frame, self._newest = (None if self._looking else self._newest), None
        if frame is None:
            return
        self._looking = True
        self._worker.submit(self._look_at, frame, self._showing).add_done_callback(
            self._looked.emit
        )

    @Slot(object)
    def _seen(self, done: "Future[Look]") -> None:
        self._looking = False
        look = done.result()
        if self._showing and not look.preview.isNull():
            self.previewed.emit(self._preview.show(look.preview))
        for text in look.texts:
            self.read(text)

    @Slot()
    def _check(self) -> None:
        came, self._came = self._came, False
        if not came:
            self._newest = None
            self._tell(well=False)
            self._open()

    def _tell(self, *, well: bool) -> None:
        if well != self._well:
            self.troubled.emit("" if well else "no_camera")
        self._well = well


def camera_named(name: str, there: list[QCameraDevice]) -> QCameraDevice | None:
    """The first camera whose description or id holds `name`, whatever the order of plugging in."""
    for device in there:
        if name.casefold() in f"{device.description()} {bytes(device.id().data())!r}".casefold():
            return device
    return None
