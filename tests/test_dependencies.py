"""What we depend on: pinned by hash, under a licence we may ship, and nothing beside it."""

import ast
import re
import sys
import threading
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

import msgspec
import pytest

from tests.audit import CLEAN, KNOWN, NOT_ASKED, audit, index_of_pip
from tests.pins import ROOT, Pin, pinned, pins

ROOMS = ("kiosk", "printing", "sync", "ui")
TOLD_ELSEWHERE = {
    "pysqlite3": "zlib licence, said in its sources and not in its metadata",
}
"""Decided by reading their licence files; each with its reason."""
WHERE_IT_IS = {"atheris"}
"""Used by `make fuzz` on machines that have it, and by nothing else."""
ELSEWHERE = {"colorama": "sys_platform == 'win32'"}
"""Not installed on this kind of machine, and so without metadata here."""


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> tuple[set[str], set[str]]:
    """What pyproject.toml names for the program, and beside that for its gate."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    def names(said: list[str]) -> set[str]:
        return {normal(re.match(r"[A-Za-z0-9._-]+", each)[0]) for each in said}  # type: ignore[index]

    return names(project["dependencies"]), names(project["optional-dependencies"]["dev"])


def imported(source: str) -> set[str]:
    """The libraries that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {each.name.partition(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {*ROOMS, "tests"}


def undeclared(folder: Path, allowed: set[str]) -> dict[str, str]:
    """Libraries that nothing allowed brings, with a file that wants each."""
    brings = packages_distributions()
    return {
        library: str(file)
        for file in sorted(folder.rglob("*.py"))
        for library in imported(file.read_text(encoding="utf-8"))
        if not {normal(each) for each in brings.get(library, [])} & allowed
    }


def licences(name: str) -> str:
    """What a distribution says of its licence; alternatives are joined by OR."""
    told = distribution(name).metadata
    written = told.get("License-Expression") or ""
    classified = [
        each.rpartition("::")[2]
        for each in told.get_all("Classifier") or []
        if "License ::" in each
    ]
    first = (told.get("License") or "").strip().partition("\n")[0]
    return written or first or " OR ".join(classified)


def gpl_only(licence: str) -> bool:
    """Whether no alternative is left but the GPL or AGPL itself."""
    return all(
        re.search(r"GPL|General Public", each) and not re.search(r"LGPL|Lesser|Library", each)
        for each in re.split(r"\bOR\b", licence)
    )


def test_everything_is_pinned_with_its_hashes() -> None:
    found = pinned()
    assert {normal(pin.name) for pin in found} >= set.union(*declared()) - {"tzdata"}
    assert [pin.name for pin in found if not pin.hashes] == []
    assert len({normal(pin.name) for pin in found}) == len(found)
    lacking = pins("one==1.0 \\\n    --hash=sha256:00\ntwo==2.0")
    assert [pin.hashes for pin in lacking] == [1, 0]
    with pytest.raises(ValueError, match="not pinned"):
        pins("three>=3")


def test_what_is_installed_is_what_is_pinned_under_a_licence_that_may_be_shipped() -> None:
    for pin in pinned():
        if pin.name in ELSEWHERE:
            assert pin.only == ELSEWHERE[pin.name]
            continue
        try:
            assert distribution(pin.name).version == pin.version
        except PackageNotFoundError:
            assert pin.only, f"{pin.name} is not installed"
            continue
        if pin.name not in TOLD_ELSEWHERE:
            licence = licences(pin.name)
            assert licence, f"{pin.name} tells no licence"
            assert not gpl_only(licence), f"{pin.name}: {licence}"


@pytest.mark.parametrize(
    ("licence", "only"),
    [
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("GPL-2.0-only OR GPL-3.0-only", True),
        ("GNU General Public License v3 (GPLv3)", True),
        ("LGPL-3.0-only", False),
        ("LGPL-3.0-only OR GPL-2.0-only", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("MIT OR GPL-2.0-only", False),
    ],
)
def test_a_licence_that_leaves_only_the_gpl_is_known(licence: str, only: bool) -> None:
    assert gpl_only(licence) is only


def test_nothing_is_imported_that_is_not_declared(tmp_path: Path) -> None:
    program, gate = declared()
    for room in ROOMS:
        assert undeclared(ROOT / room, program) == {}
    assert undeclared(ROOT / "tests", program | gate).keys() <= WHERE_IT_IS
    (tmp_path / "new.py").write_text("def late():\n    import mako.template, os, kiosk\n")
    assert set(undeclared(tmp_path, program)) == {"mako"}  # comes along, but was not asked for


WRONG = {"id": "X-1", "summary": "a hole", "fixed_in": ["2.0"], "link": "?"}
ANSWERS = {
    "/index/pypi/good/1/json": {"vulnerabilities": []},
    "/index/pypi/bad/1/json": {"vulnerabilities": [WRONG]},
    "/index/pypi/taken-back/1/json": {"vulnerabilities": [{**WRONG, "withdrawn": "2026-01-01"}]},
    "/index/pypi/silent/1/json": {"info": {}},
}


@pytest.fixture
def index() -> Iterator[str]:
    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            said = msgspec.json.encode(ANSWERS.get(self.path))
            self.send_response(200 if self.path in ANSWERS else 404)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Door) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/index/simple/"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("names", "ends", "told"),
    [
        (["good", "taken-back"], CLEAN, "2 of 2 asked, 0 advisories"),
        (["good", "bad"], KNOWN, "bad 1: X-1 (fixed in 2.0) a hole"),
        (["good", "silent"], NOT_ASKED, "NOT ASKED, so nothing is known of: silent"),
        (["good", "nowhere"], NOT_ASKED, "1 of 2 asked"),
    ],
)
def test_the_audit_says_what_is_known_and_what_could_not_be_asked(
    index: str, names: list[str], ends: int, told: str
) -> None:
    said: list[str] = []
    assert audit(index, [Pin(name, "1", "", 1) for name in names], said.append) == ends
    assert told in "\n".join(said)


def test_the_index_is_the_one_that_pip_is_set_up_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/mine/simple")
    assert index_of_pip() == "http://127.0.0.1:9/mine/simple"
    monkeypatch.delenv("PIP_INDEX_URL")
    assert index_of_pip().startswith("http")


def test_without_an_index_the_audit_claims_nothing() -> None:
    said: list[str] = []
    for nobody in ("", "http://127.0.0.1:9/simple"):
        assert audit(nobody, [Pin("good", "1", "", 1)], said.append) == NOT_ASKED
    assert len(said) == 3
