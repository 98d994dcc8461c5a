"""The QML gate knows the view-models: a property that does not exist is found before it is run."""

from pathlib import Path

import pytest

from ui import qmlcheck
from ui.viewmodels.kiosk_place import KioskViewModel

PLACE = """import QtQuick
import Kiosk.models

Item {{
    id: place

    required property KioskViewModel vm
    readonly property string shown: place.vm.{name}
}}
"""


@pytest.fixture
def models(tmp_path: Path) -> Path:
    folder = tmp_path / "imports"
    qmlcheck.write_module(folder)
    return folder


def linted(tmp_path: Path, models: Path, name: str) -> str:
    file = tmp_path / "Place.qml"
    file.write_text(PLACE.format(name=name))
    return "\n".join(qmlcheck.lint([file], models))


def test_a_property_that_is_there_passes(tmp_path: Path, models: Path) -> None:
    assert linted(tmp_path, models, "ticket.number") == ""


@pytest.mark.parametrize("name", ["screeen", "ticket.nummber"])
def test_a_mistyped_property_is_found(tmp_path: Path, models: Path, name: str) -> None:
    assert name.rpartition(".")[2] in linted(tmp_path, models, name)


def test_the_description_names_what_qml_sees() -> None:
    text = qmlcheck.describe([KioskViewModel])
    assert 'name: "ticket"' in text
    assert 'type: "TicketViewModel"' in text
    assert 'name: "scanned"' in text


def test_a_file_in_another_format_is_named(tmp_path: Path) -> None:
    file = tmp_path / "Crooked.qml"
    file.write_text("import QtQuick\nItem {width: 1}\n")
    assert qmlcheck.unformatted([file]) != []
