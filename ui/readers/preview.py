"""What the camera sees, small and grey, for the scan screen alone: `image://camera/<number>`."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider


class Preview:
    """The newest picture, and nothing but it; none while nobody looks."""

    def __init__(self) -> None:
        self.image = QImage()
        self._count = 0

    def show(self, image: QImage) -> str:
        """Takes a picture the place of the last; its address in QML."""
        self.image = image
        self._count += 1
        return f"image://camera/{self._count}"

    def clear(self) -> None:
        """Nobody looks any more."""
        self.image = QImage()


class PreviewImages(QQuickImageProvider):
    """Answers `image://camera/…` of one window with the newest picture."""

    def __init__(self, preview: Preview) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._preview = preview

    def requestImage(self, address: str, size: QSize, requested: QSize) -> QImage:
        image = self._preview.image
        if image.isNull():  # asked for a blink after the last look
            image = QImage(1, 1, QImage.Format.Format_Grayscale8)
            image.fill(0)
        return image
