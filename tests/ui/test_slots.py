"""Every method of a QObject that a signal is connected to is a slot.

PySide gives an object a meta-object of its own when a signal is connected to a method of it that
is none. It dies with the object, QML's cache of its properties does not, and the next object at
that address may then lack properties now and then (seen; a test by running cannot be relied on).
"""

import re
from pathlib import Path

UI = Path(__file__).resolve().parents[2] / "ui"


def test_what_signals_are_connected_to_is_a_slot() -> None:
    plain = []
    connected = 0
    for file in sorted(UI.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if not re.search(r"^class \w+\((QObject|Reader)\)", text, re.MULTILINE):
            continue
        for name in set(re.findall(r"\.connect\(\s*self\.(\w+)", text)):
            method = re.search(rf"((?:    @.*\n)*)    def {name}\(", text)
            if method and f"{name} = Signal(" not in text:
                connected += 1
                if "@Slot" not in method[1]:
                    plain.append(f"{file.name}: {name}")
    assert connected > 20
    assert plain == []
