"""The two slots of a data directory, and which of them holds.

    bundles/a/ b/        a bundle's files, as `packing.NAME` names them, and it whole as it came
    bundles/state.json   which slot is in force, on trial or waiting; replaced in one step
    bundles/release.pub  the release key that this centre trusts (hex), put there by a person

Only the slot that is not in force is ever written, and nothing names it before all of it is on the
disk: whatever ends the process on the way, the slot in force and its files stay as they were. What
is taken waits for the next start of whoever writes, so that a visit, a queue and a day keep the
rules they began with. It is on trial then: until it was at work for a minute, what held before it
is kept, and comes back by itself.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

import msgspec
from filelock import FileLock

from kiosk.decoding import from_json
from kiosk.identity import sync_folder
from sync.bundles.packing import BadBundle, Bundle, digest_of, numbers_of

FOLDER = "bundles"
NAMES = ("a", "b")
MANIFEST = "manifest.json"
PACKED = "bundle"
RELEASE_KEY = "release.pub"
STARTS = 2
"""So often it may begin without being at work for a minute: once may have been a power cut."""
TOLD = 20
"""News kept for the journal at most, while nobody opens it."""


class What(StrEnum):
    """What became of a bundle."""

    TAKEN = "taken"
    REFUSED = "refused"
    ROLLED_BACK = "rolled_back"


class News(msgspec.Struct, frozen=True):
    """One line for the journal that is not in it yet."""

    what: What
    version: int
    digest: str
    reason: str = ""


class Slot(msgspec.Struct, frozen=True):
    """A bundle that lies whole in the folder `name`."""

    name: str
    version: int
    digest: str
    not_before_ms: int = 0


class State(msgspec.Struct, frozen=True):
    """`current`: in force, None for the centre's own files alone; `before`: what held until the
    trial began; `waiting`: for the next start. `starts`: of a trial. `highest`: the highest version
    that was ever taken here, nothing below it ever is. `wanted`: the version that a person wants
    without waiting for a start; `back`: what was given up last, until another begins."""

    current: Slot | None = None
    before: Slot | None = None
    waiting: Slot | None = None
    on_trial: bool = False
    starts: int = 0
    highest: int = 0
    news: tuple[News, ...] = ()
    wanted: int = 0
    back: News | None = None

    def waits_for_now(self, now_ms: int) -> bool:
        """Whether a start would bring what a person wants now."""
        waiting = self.waiting
        return bool(waiting and waiting.version == self.wanted and waiting.not_before_ms <= now_ms)


class Slots:
    """Changed under a lock between processes; reading needs none."""

    def __init__(self, data: Path) -> None:
        self.folder = data / FOLDER
        self._file = self.folder / "state.json"

    def state(self) -> State:
        """How it stands. A file that cannot be read is as if there were none: the centre's own
        files hold, and no slot's version is taken again."""
        try:
            return from_json(self._file.read_bytes(), State)
        except FileNotFoundError:
            return State()
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return State(highest=max(map(self._version_in, NAMES)))

    def in_force(self) -> Path | None:
        """The folder of the slot in force."""
        return self._path(self.state().current)

    def release_key(self) -> bytes:
        """What a bundle must be signed by; empty where nobody has said so yet."""
        try:
            return bytes.fromhex((self.folder / RELEASE_KEY).read_text(encoding="ascii"))
        except (OSError, ValueError):
            return b""

    def trust(self, key: bytes) -> None:
        """Bundles signed by this key are taken from now on."""
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self.folder / f"{RELEASE_KEY}.new"
        _write(fresh, key.hex().encode())
        fresh.replace(self.folder / RELEASE_KEY)
        sync_folder(self.folder)

    def handed_on(self) -> tuple[Slot, bytes] | None:
        """What is in force and was at work for a minute, as it came; None where nothing is."""
        state = self.state()
        if state.current is None or state.on_trial:
            return None
        try:
            return state.current, (self.folder / state.current.name / PACKED).read_bytes()
        except OSError:
            return None

    def take(self, bundle: Bundle, packed: bytes, try_it: Callable[[Path], None]) -> None:
        """Writes a bundle into the other slot; once all of it is on the disk and `try_it` had
        nothing against the folder, it waits for the next start. Raises what `try_it` raises, and
        `BadBundle` while another one is on trial: its way back must not be written over."""
        with self._changing() as state:
            if state.on_trial:
                raise BadBundle("on_trial")
            if state.waiting:  # its slot is written over: nothing may name it meanwhile
                self._save(msgspec.structs.replace(state, waiting=None))
            name = next(each for each in NAMES if not state.current or each != state.current.name)
            self._write(self.folder / name, bundle, packed)
            try_it(self.folder / name)
            manifest = bundle.manifest
            slot = Slot(name, manifest.version, digest_of(packed), manifest.not_before_ms)
            highest = max(state.highest, manifest.version)
            self._save(msgspec.structs.replace(state, waiting=slot, highest=highest))

    def refuse(self, version: int, digest: str, reason: str) -> None:
        """A bundle of this version is not taken as things are; the journal is to say so."""
        with self._changing() as state:
            news = News(What.REFUSED, version, digest, reason)
            self._save(msgspec.structs.replace(state, news=_with(state, news)))

    def want(self, version: int) -> bool:
        """A person does not wait for a start; False where this version does not wait any more."""
        with self._changing() as state:
            if state.waiting is None or state.waiting.version != version:
                return False
            self._save(msgspec.structs.replace(state, wanted=version))
            return True

    def begin(self, now_ms: int) -> State:
        """A start of whoever writes: what waits comes into force, on trial; a trial that never
        came to work is over."""
        with self._changing() as state:
            if state.on_trial and state.starts >= STARTS:
                return self._back(state, "did_not_work")
            if state.on_trial:
                return self._save(msgspec.structs.replace(state, starts=state.starts + 1))
            if state.waiting is None or state.waiting.not_before_ms > now_ms:
                return state
            trial = State(
                current=state.waiting,
                before=state.current,
                on_trial=True,
                starts=1,
                highest=state.highest,
                news=state.news,
                wanted=state.wanted,
            )
            return self._save(trial)

    def roll_back(self, reason: str) -> State:
        """What is on trial does not work: what held before it holds again."""
        with self._changing() as state:
            return self._back(state, reason) if state.on_trial else state

    def ended_well(self) -> None:
        """A person ended it before the minute was over: this start does not count."""
        with self._changing() as state:
            if state.on_trial and state.starts:
                self._save(msgspec.structs.replace(state, starts=state.starts - 1))

    def confirm(self) -> None:
        """It was at work for a minute."""
        with self._changing() as state:
            if state.on_trial and state.current:
                taken = News(What.TAKEN, state.current.version, state.current.digest)
                self._save(
                    msgspec.structs.replace(
                        state, on_trial=False, before=None, starts=0, news=_with(state, taken)
                    )
                )

    def told(self, news: tuple[News, ...]) -> None:
        """These are in the journal."""
        with self._changing() as state:
            left = tuple(each for each in state.news if each not in news)
            self._save(msgspec.structs.replace(state, news=left))

    def _back(self, state: State, reason: str) -> State:
        gone = state.current or Slot("", 0, "")
        rolled = News(What.ROLLED_BACK, gone.version, gone.digest, reason)
        return self._save(
            State(
                current=state.before,
                highest=state.highest,
                news=_with(state, rolled),
                back=rolled,
            )
        )

    def _write(self, folder: Path, bundle: Bundle, packed: bytes) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        manifest = msgspec.json.encode(bundle.manifest)
        for name, data in {**bundle.files, MANIFEST: manifest, PACKED: packed}.items():
            _write(folder / name, data)
        for each in (*(each for each in folder.rglob("*") if each.is_dir()), folder, self.folder):
            sync_folder(each)

    def _path(self, slot: Slot | None) -> Path | None:
        return self.folder / slot.name if slot else None

    def _version_in(self, name: str) -> int:
        try:
            said = (self.folder / name / MANIFEST).read_bytes()
            return from_json(said, _Versioned).version
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return 0

    @contextmanager
    def _changing(self) -> Iterator[State]:
        self.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self.folder / "lock"):
            yield self.state()

    def _save(self, state: State) -> State:
        """The one step in which the pointer flips."""
        fresh = self._file.with_suffix(".new")
        _write(fresh, msgspec.json.encode(state))
        fresh.replace(self._file)
        sync_folder(self.folder)
        return state


class _Versioned(msgspec.Struct, frozen=True):
    version: int


def check(bundle: Bundle, *, centre: str, highest: int, program: str) -> None:
    """Whether this centre may take it. Raises `BadBundle`."""
    manifest = bundle.manifest
    if not manifest.is_for(centre):
        raise BadBundle("other_centre")
    if manifest.version <= highest:
        raise BadBundle("not_newer", f"{manifest.version} ≤ {highest}")
    if numbers_of(program) < numbers_of(manifest.min_app):
        raise BadBundle("program_too_old", manifest.min_app)


def _with(state: State, news: News) -> tuple[News, ...]:
    return state.news if news in state.news else (*state.news, news)[-TOLD:]


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
