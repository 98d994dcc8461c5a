"""Records what a process does to its files, and builds what a power cut may have left of them.

`record` runs a command under strace. `Disk` replays the record: what was synced is sure, the rest
may be dropped, kept, mixed or torn. Names (created, renamed, removed) are sure once their folder
was synced; before that any first part of their changes may have reached the disk.
"""

import random
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

CALLS = (
    "openat,open,creat,write,pwrite64,ftruncate,fsync,fdatasync,"
    "rename,renameat,renameat2,unlink,unlinkat"
)
SECTOR = 512
LINE = re.compile(r"^(\d+)\s+(.*)$")
CALL = re.compile(r"^(\w+)\((.*)\)\s+=\s+(-?\d+)")


@dataclass(frozen=True)
class Op:
    """One thing done to the disk: `name` is write, truncate, sync, create, rename, unlink, told."""

    name: str
    path: str
    offset: int = 0
    data: bytes = b""
    other: str = ""


def record(command: list[str], log: Path, cwd: Path) -> None:
    """Runs a command to its end and writes what it did to `log`. Raises if it failed."""
    strace = ["strace", "-f", "-y", "-xx", "-s", "200000", "-e", f"trace={CALLS}", "-o", str(log)]
    subprocess.run([*strace, *command], check=True, cwd=cwd)


def read_log(log: Path, folder: Path, told: Path) -> list[Op]:
    """The operations below `folder`, and what was written to the file `told`, in order."""
    ops: list[Op] = []
    positions: dict[str, int] = {}
    waiting: dict[str, str] = {}
    for raw in log.read_text(encoding="ascii").splitlines():
        found = LINE.match(raw)
        if not found:
            continue
        thread, text = found.groups()
        if text.endswith("<unfinished ...>"):
            waiting[thread] = text.removesuffix("<unfinished ...>").rstrip()
            continue
        if text.startswith("<..."):
            text = waiting.pop(thread, "") + text.split(" resumed>", 1)[1]
        call = CALL.match(text)
        if call and int(call[3]) >= 0:
            ops += _ops(call[1], call[2], int(call[3]), positions, folder, told)
    return ops


def _ops(
    name: str, arguments: str, result: int, positions: dict[str, int], folder: Path, told: Path
) -> list[Op]:
    parts = _split(arguments)
    paths = [_path(part) for part in parts]
    inside = [path for path in paths if path and Path(path).is_relative_to(folder)]
    if name == "write" and paths[0] == str(told):
        return [Op("told", "", data=_bytes(parts[1]))]
    if not inside:
        return []
    path = inside[0]
    match name:
        case "open" | "openat" | "creat":
            flags = next((part for part in parts if "O_" in part), "")
            positions[path] = 0
            made = [Op("create", path)] if "O_CREAT" in flags else []
            return made + ([Op("truncate", path, 0)] if "O_TRUNC" in flags else [])
        case "write":
            at = positions.get(path, 0)
            positions[path] = at + result
            return [Op("write", path, at, _bytes(parts[1])[:result])]
        case "pwrite64":
            return [Op("write", path, int(parts[3]), _bytes(parts[1])[:result])]
        case "ftruncate":
            return [Op("truncate", path, int(parts[1]))]
        case "fsync" | "fdatasync":
            return [Op("sync", path)]
        case "unlink" | "unlinkat":
            return [Op("unlink", path)]
        case _:
            return [Op("rename", path, other=inside[-1])]


def _split(arguments: str) -> list[str]:
    return re.findall(r'"(?:[^"\\]|\\.)*"(?:\.\.\.)?|[^,\s][^,]*', arguments)


def _bytes(quoted: str) -> bytes:
    return bytes.fromhex(quoted.strip('".').replace("\\x", ""))


def _path(part: str) -> str:
    """The path in a quoted argument or behind a descriptor; empty for neither."""
    inner = re.search(r"<(.*)>", part) or re.fullmatch(r'"(.*)"', part.strip())
    if not inner:
        return ""
    text = inner[1]
    try:
        return _bytes(text).decode() if text.startswith("\\x") else text
    except (ValueError, UnicodeDecodeError):
        return ""


@dataclass
class _File:
    sure: bytes = b""
    pending: list[Op] = field(default_factory=list)


class Disk:
    """The state of a folder's disk while a record is replayed."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._files: dict[str, int] = {}  # names, as the running system sees them
        self._sure_names: dict[str, int] = {}
        self._names_pending: list[Op] = []
        self._contents: dict[int, _File] = {}
        self._next = 0

    def do(self, op: Op) -> None:
        """Replays one operation."""
        if op.name == "sync" and op.path == self._folder:
            self._sure_names, self._names_pending = dict(self._files), []
        elif op.name == "sync":
            file = self._contents[self._files[op.path]]
            file.sure = _apply(file.sure, file.pending)
            file.pending = []
        elif op.name in {"create", "rename", "unlink"}:
            if op.name == "create" and op.path in self._files:
                return
            self._name(self._files, op, new=True)
            self._names_pending.append(op)
        elif op.path in self._files:
            self._contents[self._files[op.path]].pending.append(op)

    def image(self, target: Path, mode: str, chance: random.Random) -> None:
        """Writes one possible remainder into `target`: what is not sure is dropped, kept, mixed
        (any part of it) or torn (the last kept write ends at a sector in its middle)."""
        names = dict(self._sure_names)
        kept = {"dropped": 0, "kept": len(self._names_pending)}.get(
            mode, chance.randint(0, len(self._names_pending))
        )
        for op in self._names_pending[:kept]:
            self._name(names, op, new=False)
        for path, number in names.items():
            file = self._contents[number]
            content = _apply(file.sure, _choose(file.pending, mode, chance))
            place = target / Path(path).relative_to(self._folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)

    def _name(self, names: dict[str, int], op: Op, *, new: bool) -> None:
        if op.name == "unlink":
            names.pop(op.path, None)
        elif op.name == "rename":
            if op.path in names:
                names[op.other] = names.pop(op.path)
        elif new:
            self._next += 1
            self._contents[self._next] = _File()
            names[op.path] = self._next
            object.__setattr__(op, "offset", self._next)
        else:
            names[op.path] = op.offset


def _choose(pending: list[Op], mode: str, chance: random.Random) -> list[Op]:
    if mode == "dropped":
        return []
    if mode == "kept":
        return pending
    if mode == "mixed":
        return [op for op in pending if chance.random() < 0.5]
    chosen = pending[: chance.randint(0, len(pending))]
    if chosen and chosen[-1].name == "write" and len(chosen[-1].data) > SECTOR:
        last = chosen[-1]
        sectors = chance.randrange(1, -(-len(last.data) // SECTOR))
        chosen = [*chosen[:-1], Op("write", last.path, last.offset, last.data[: sectors * SECTOR])]
    return chosen


def _apply(content: bytes, ops: list[Op]) -> bytes:
    made = bytearray(content)
    for op in ops:
        if op.name == "truncate":
            made[op.offset :] = b"" if len(made) >= op.offset else bytes(op.offset - len(made))
        else:
            end = op.offset + len(op.data)
            if len(made) < end:
                made.extend(bytes(end - len(made)))
            made[op.offset : end] = op.data
    return bytes(made)
