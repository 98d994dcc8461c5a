"""`python -m ui.qmlcheck`: qmllint without a warning and qmlformat without a change, or exit 1.

qmllint knows the view-models from a type description written here out of their meta-objects, the
very thing QML sees at run time, so that a mistyped property of a view-model is found. All QML
under `ui/qml` is checked, whoever wrote it.
"""

import importlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import PySide6
from PySide6.QtCore import QMetaMethod, QMetaObject, QMetaProperty, QObject

from ui.engine import QML

VIEWMODELS = Path(__file__).resolve().parent / "viewmodels"
MODULE = "Kiosk.models"
TOOLS = Path(PySide6.__file__).resolve().parent


def view_models() -> list[type[QObject]]:
    """Every class of `ui.viewmodels` that QML may name (`QML_IMPORT_NAME` of its module)."""
    found = []
    for file in sorted(VIEWMODELS.glob("*.py")):
        module = importlib.import_module(f"ui.viewmodels.{file.stem}")
        if getattr(module, "QML_IMPORT_NAME", None) != MODULE:
            continue
        for thing in vars(module).values():
            own = isinstance(thing, type) and thing.__module__ == module.__name__
            if own and issubclass(thing, QObject):
                found.append(thing)
    return found


def describe(classes: list[type[QObject]]) -> str:
    """The qmltypes text of these classes."""
    components = "\n".join(_component(_meta(each)) for each in classes)
    return f"import QtQuick.tooling 1.2\nModule {{\n{components}\n}}\n"


def _meta(one: type[QObject]) -> QMetaObject:
    found: QMetaObject = vars(one)["staticMetaObject"]  # the stubs do not know it
    return found


def _component(meta: QMetaObject) -> str:
    name = meta.className()
    lines = [
        f'        name: "{name}"',
        '        accessSemantics: "reference"',
        '        prototype: "QObject"',
        f'        exports: ["{MODULE}/{name} 1.0"]',
        "        isCreatable: false",
        "        exportMetaObjectRevisions: [256]",
    ]
    lines += [
        _property(meta.property(at)) for at in range(meta.propertyOffset(), meta.propertyCount())
    ]
    lines += [_method(meta.method(at)) for at in range(meta.methodOffset(), meta.methodCount())]
    return "    Component {\n" + "\n".join(lines) + "\n    }"


def _property(one: QMetaProperty) -> str:
    kind = str(one.typeName())
    parts = [f'name: "{one.name()!s}"', f'type: "{kind.rstrip("*")}"']
    if kind.endswith("*"):
        parts.append("isPointer: true")
    if not one.isWritable():
        parts.append("isReadonly: true")
    if one.isConstant():
        parts.append("isPropertyConstant: true")
    if one.hasNotifySignal():
        parts.append(f'notify: "{_text(one.notifySignal().name())}"')
    return _block("Property", parts)


def _method(one: QMetaMethod) -> str:
    kind = "Signal" if one.methodType() == QMetaMethod.MethodType.Signal else "Method"
    parts = [f'name: "{_text(one.name())}"']
    returned = str(one.returnMetaType().name())
    if returned != "void":
        parts.append(f'type: "{returned}"')
    parts += [
        f'Parameter {{ name: "p{at}"; type: "{one.parameterMetaType(at).name()!s}" }}'
        for at in range(one.parameterCount())
    ]
    return _block(kind, parts)


def _block(kind: str, parts: list[str]) -> str:
    inside = "".join(f"            {part}\n" for part in parts)
    return f"        {kind} {{\n{inside}        }}"


def _text(name: object) -> str:
    return bytes(name).decode()  # type: ignore[call-overload]


def write_module(folder: Path) -> None:
    """Write the module of the view-models under `folder`, for qmllint's `-I`."""
    module = folder.joinpath(*MODULE.split("."))
    module.mkdir(parents=True)
    (module / "models.qmltypes").write_text(describe(view_models()), encoding="utf-8")
    (module / "qmldir").write_text(f"module {MODULE}\ntypeinfo models.qmltypes\n")


def lint(files: list[Path], imports: Path) -> list[str]:
    """What qmllint has to say; every level of warning counts."""
    run = subprocess.run(
        [_tool("qmllint"), "-I", str(QML), "-I", str(imports), "-W", "0", *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    said = (run.stdout + run.stderr).strip()
    return [said] if run.returncode or said else []


def unformatted(files: list[Path]) -> list[str]:
    """The files that qmlformat would write differently."""
    found = []
    for file in files:
        run = subprocess.run(
            [_tool("qmlformat"), str(file)], capture_output=True, text=True, check=False
        )
        if run.returncode or run.stdout != file.read_text(encoding="utf-8"):
            found.append(f"{file}: not formatted (pyside6-qmlformat -i)")
    return found


def _tool(name: str) -> str:
    return str(TOOLS / (f"{name}.exe" if sys.platform == "win32" else name))


def main() -> int:
    """0 when every QML file is in order, else 1 with the findings."""
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")  # no sound is wanted here
    files = sorted(QML.rglob("*.qml"))
    with tempfile.TemporaryDirectory() as folder:
        write_module(Path(folder))
        findings = lint(files, Path(folder)) + unformatted(files)
    print("\n".join(findings) or f"{len(files)} QML files in order")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
