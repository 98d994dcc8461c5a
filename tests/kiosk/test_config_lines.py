"""On which line of a TOML text each value stands."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.config.toml_lines import Place, line_at, lines_of

ROOT = Path(__file__).resolve().parents[2]
TEXT = '''# lời đầu
title = "một" # [not a table]
"khóa lạ" = 'a = "b"'
a.b . c = 1

[table]
list = [
    "x", # , ]
    """y
    ] z""",
    [1, 2],
    { k = 1, m = { n = "}" } },
]
inline = { one = 1, two = [
    1,
    2 ] }
when = 2026-11-24 07:00:00

[[row]]
name = "đầu"
[row.sub]
x = 1
[[row.deep]]
y = 1
[[row.deep]]
y = 2

  [[row]]
  name = "sau \\" # ]"
  [[row.deep]]
  y = 3
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("title",), 2),
        (("khóa lạ",), 3),
        (("a", "b", "c"), 4),
        (("table",), 6),
        (("table", "list"), 7),
        (("table", "list", 0), 8),
        (("table", "list", 1), 9),
        (("table", "list", 2, 1), 11),
        (("table", "list", 3, "m", "n"), 12),
        (("table", "inline", "two", 0), 15),
        (("table", "inline", "two", 1), 16),
        (("table", "when"), 17),
        (("row",), 19),
        (("row", 0), 19),
        (("row", 0, "name"), 20),
        (("row", 0, "sub", "x"), 22),
        (("row", 0, "deep", 1, "y"), 26),
        (("row", 1), 28),
        (("row", 1, "name"), 29),
        (("row", 1, "deep", 0, "y"), 31),
    ],
)
def test_every_value_is_found_on_its_line(place: Place, line: int) -> None:
    tomllib.loads(TEXT)
    assert lines_of(TEXT)[place] == line


def test_what_is_not_there_is_looked_for_around_it() -> None:
    lines = lines_of(TEXT)
    assert line_at(lines, ("row", 1, "missing")) == 28
    assert line_at(lines, ("table", "list", 9)) == 7
    assert line_at(lines, ("nowhere", "x")) == 0
    assert line_at(lines, ()) == 0


def places(value: Any, at: Place = ()) -> list[Place]:
    """The place of every table, key and element of what `tomllib` read."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, each in pairs:
        found.append((*at, key))
        if isinstance(each, dict | list):
            found += places(each, (*at, key))
    return found


@pytest.mark.parametrize(
    "path",
    sorted([*ROOT.glob("assets/**/*.toml"), *ROOT.glob("tests/centres/**/*.toml")]),
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_each_value_of_each_file_of_ours_has_its_line(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines, rows = lines_of(text), text.split("\n")
    for place in places(tomllib.loads(text)):
        assert place in lines
        key = place[-1]
        if isinstance(key, str):
            assert key in rows[lines[place] - 1]


STRINGS = st.text(alphabet="abc\"\\#[]{},='ộ \n", max_size=12)
PLAIN = st.one_of(
    st.integers(-99, 99).map(str),
    st.booleans().map(lambda flag: str(flag).lower()),
    st.just("2026-11-24"),
    STRINGS.map(
        lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    ),
    STRINGS.map(lambda text: '"""\n' + text.replace("\\", "\\\\").replace('"', '\\"') + '"""'),
    STRINGS.map(lambda text: "'" + text.replace("'", "").replace("\n", "") + "'"),
)
GAPS = st.sampled_from(["", " ", "\n", '\n# ] } "\n', "  \n\t"])
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.tuples(GAPS, st.lists(inner, max_size=3), GAPS).map(
            lambda parts: "[" + parts[0] + f",{parts[2]}".join(parts[1]) + parts[2] + "]"
        ),
        st.lists(inner, max_size=3).map(
            lambda parts: "{ " + ", ".join(f"k{n} = {part}" for n, part in enumerate(parts)) + " }"
        ),
    ),
    max_leaves=8,
)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.lists(VALUES, min_size=1, max_size=6), st.lists(st.booleans(), min_size=6, max_size=6))
def test_any_text_that_is_toml_has_a_line_for_each_value(
    values: list[str], tables: list[bool]
) -> None:
    text, expected, place = "", {}, ()
    for number, (value, table) in enumerate(zip(values, tables, strict=False)):
        if table:
            text += f"\n[t{number}]  # x\n"
            place = (f"t{number}",)
        key = f"key{number}"
        expected[(*place, key)] = text.count("\n") + 1
        text += f"{key} = {value}\n"
    read = tomllib.loads(text)
    lines = lines_of(text)
    assert {place: lines[place] for place in expected} == expected
    assert set(places(read)) <= set(lines)
