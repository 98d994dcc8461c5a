"""Screens without a display: one application, one window for measuring, real QML."""

import os
from collections.abc import Iterator

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QT_IM_MODULE"] = ""
os.environ["QT_LOGGING_RULES"] = "qt.multimedia.*=false"  # no sound server here

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView

from ui.collecting import Collecting
from ui.engine import prepare


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """No widgets anywhere in the program, so none in its tests."""
    return QGuiApplication


@pytest.fixture(scope="session", autouse=True)
def collecting(qapp: QGuiApplication) -> None:
    """Garbage is collected on this thread alone, as in the program."""
    Collecting(qapp)


@pytest.fixture(scope="session")
def gallery(qapp: QGuiApplication) -> Iterator[QQuickView]:
    """One window in which sample screens are shown one after the other."""
    view = QQuickView()
    prepare(view.engine())
    view.show()
    yield view
    view.close()
    view.deleteLater()
