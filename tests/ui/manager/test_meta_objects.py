"""See the counter's test of the same name."""

from PySide6.QtCore import QObject

from tests.ui.manager.conftest import Manager


def test_no_view_model_has_a_meta_object_of_its_own(manager: Manager) -> None:
    mine = [manager.vm, *manager.vm.findChildren(QObject)]
    grown = [
        type(each).__name__
        for each in mine
        if type(each).__module__.startswith("ui.")
        and each.metaObject().methodCount() != type(each).staticMetaObject.methodCount()
    ]
    assert len(mine) > 4
    assert grown == []
