"""Qt sees each view-model by the description of its class.

PySide gives an object a meta-object of its own when a signal is connected to a method of it that
is not a slot. It dies with the object, QML's cache of its properties does not, and the next
object at that address may then lack properties now and then.
"""

from PySide6.QtCore import QObject

from tests.ui.counter.conftest import Counter


def test_no_view_model_has_a_meta_object_of_its_own(counter: Counter) -> None:
    mine = [counter.vm, *counter.vm.findChildren(QObject)]
    grown = [
        type(each).__name__
        for each in mine
        if type(each).__module__.startswith("ui.")
        and each.metaObject().methodCount() != type(each).staticMetaObject.methodCount()
    ]
    assert len(mine) > 8
    assert grown == []
