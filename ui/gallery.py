"""Every kiosk screen in a sample state, for pictures and for the tests that measure them.

    for sample in kiosk_screens("vi"):
        show(view, sample, panel, Modes(large_text=True))

The states are invented; names, codes and fees are those of the design's pictures.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtQuick import QQuickView

from kiosk.catalogue import Panel
from kiosk.words import words
from ui.engine import QML
from ui.gallery_kiosk import kiosk_states
from ui.viewmodels.place import Modes, kiosk_tables, set_theme

KIOSK = QML / "Kiosk" / "kiosk"


@dataclass(frozen=True)
class Sample:
    """One screen in one state: `properties` are what its QML file requires."""

    name: str
    file: Path
    properties: Mapping[str, Any]


def kiosk_screens(language: str = "vi", *, speech: bool = True) -> list[Sample]:
    """All screens of the kiosk, in the order of the walk."""
    tables = kiosk_tables(words(language))
    samples = []
    for name, file, table, state in kiosk_states(language):
        properties: dict[str, Any] = dict(state)
        if file != "IdleScreen":
            properties |= {"frame": tables["frame"], "speechAvailable": speech}
        if table:
            properties["words"] = tables[table]
        samples.append(Sample(name, KIOSK / f"{file}.qml", properties))
    return samples


def show(view: QQuickView, sample: Sample, panel: Panel, modes: Modes = Modes()) -> QObject:
    """Load `sample` into `view` at the size of `panel`; returns its root item.

    `view`'s engine must have been prepared (`ui.engine.prepare`). Raises `RuntimeError` with the
    QML errors if it does not load.
    """
    set_theme(view.engine(), panel, modes, height=panel.height)
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.resize(panel.width, panel.height)
    view.setInitialProperties(dict(sample.properties))
    view.setSource(QUrl())
    view.setSource(QUrl.fromLocalFile(str(sample.file)))
    if view.errors():
        raise RuntimeError("; ".join(error.toString() for error in view.errors()))
    return view.rootObject()
