"""Pictures of `assets/icons` in any colour and size, for QML: `image://icon/<name>/<rrggbb>`.

The files are drawn with `currentColor`; the colour in the address takes its place. Rendered at
exactly the size QML asks for, so lines stay sharp.
"""

import re
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "icons"
_ADDRESS = re.compile(r"([a-z0-9-]+)/([0-9a-f]{6}(?:[0-9a-f]{2})?)")


@cache
def _drawing(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


class IconImages(QQuickImageProvider):
    """Answers `image://icon/...`; an unknown icon is our bug and shows as a Qt warning."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, address: str, size: QSize, requested: QSize) -> QImage:
        found = _ADDRESS.fullmatch(address)
        if found is None or not (FOLDER / f"{found[1]}.svg").is_file():
            return QImage()
        svg = _drawing(found[1]).replace("currentColor", f"#{found[2][-6:]}")
        renderer = QSvgRenderer(QByteArray(svg.encode()))
        wanted = requested if requested.isValid() else renderer.defaultSize()
        image = QImage(wanted, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        return image
