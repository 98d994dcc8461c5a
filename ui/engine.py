"""What every place's QML engine needs: our modules, our letters, our pictures.

One engine per place: five places may live in one process, each with its own `Theme`.
"""

from pathlib import Path

from PySide6.QtGui import QFontDatabase
from PySide6.QtQml import QQmlEngine

from ui.icon_image import IconImages
from ui.qr_image import QrImages

QML = Path(__file__).resolve().parent / "qml"
FONTS = Path(__file__).resolve().parent.parent / "assets" / "fonts"
SCREEN_FONTS = ("BeVietnamPro-Medium", "BeVietnamPro-SemiBold", "BeVietnamPro-Bold")


def load_fonts() -> None:
    """Load the screen's letters into the application; calling it again does nothing."""
    if "Be Vietnam Pro" in QFontDatabase.families():
        return
    for name in SCREEN_FONTS:
        if QFontDatabase.addApplicationFont(str(FONTS / f"{name}.ttf")) < 0:
            raise FileNotFoundError(FONTS / f"{name}.ttf")


def prepare(engine: QQmlEngine) -> None:
    """Give `engine` the module path and the picture providers."""
    load_fonts()
    engine.addImportPath(str(QML))
    engine.addImageProvider("icon", IconImages())
    engine.addImageProvider("qr", QrImages())
