"""Reading into structs from many threads at once, the first time too."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MEETING = """
import sys, threading
import msgspec
from kiosk import decoding

sys.setswitchinterval(1e-6)
inner = [msgspec.defstruct(f"Inner{n}", [("a", int), ("b", str)]) for n in range(60)]
kinds = [msgspec.defstruct(f"Outer{n}", [("one", each), ("all", list[each])])
         for n, each in enumerate(inner)]
value = {"one": {"a": 1, "b": "x"}, "all": [{"a": 2, "b": "y"}] * 3}
data = msgspec.json.encode(value), msgspec.msgpack.encode(value)
gate = threading.Barrier(6)

def read():
    for kind in kinds:
        gate.wait()
        found = READING
        assert found.all[2].b == "y"

threads = [threading.Thread(target=read) for _ in range(6)]
for each in threads:
    each.start()
for each in threads:
    each.join()
"""
ASIDE = ("decode", "convert", "Decoder")


def ended(reading: str) -> int:
    """The exit code of a process whose threads meet sixty types for the first time at once."""
    code = MEETING.replace("READING", reading)
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode


@pytest.mark.parametrize(
    "reading",
    [
        "decoding.from_json(data[0], kind)",
        "decoding.from_msgpack(data[1], kind)",
        "decoding.typed(value, kind)",
    ],
)
def test_threads_that_meet_a_type_for_the_first_time_at_once_all_read_it(reading: str) -> None:
    assert ended(reading) == 0


def test_the_check_would_see_a_process_that_ends() -> None:
    """Should this fail, msgspec has learned to do it and `kiosk.decoding` may go."""
    assert ended("msgspec.json.decode(data[0], type=kind)") != 0


def around(file: Path) -> list[str]:
    """Where a file reads into a type by msgspec itself."""
    return [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ASIDE
        and ast.unparse(node.func.value).startswith("msgspec")
        and (
            node.func.attr != "decode"
            or any(each.arg == "type" and _learned(each.value) for each in node.keywords)
        )
    ]


def _learned(kind: ast.expr) -> bool:
    """Plain dicts and lists of TOML teach msgspec nothing."""
    return not ast.unparse(kind).startswith(("dict[", "list["))


def test_nobody_reads_into_a_type_another_way() -> None:
    found = [
        where
        for room in ("kiosk", "printing", "sync", "ui")
        for file in sorted((ROOT / room).rglob("*.py"))
        if file.name != "decoding.py"
        for where in around(file)
    ]
    assert found == []
