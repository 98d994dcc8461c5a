"""The centre's hub, and a place that works through it from another machine."""

import logging
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from kiosk import config, keys
from kiosk.answers import Refused
from kiosk.bootstrap.bundles import begun, come_from_hub, trust
from kiosk.bootstrap.desks import HUB, beside_the_screen, centre_at_work
from kiosk.bootstrap.program import Program
from kiosk.bootstrap.restarting import Wanted
from kiosk.bootstrap.upkeep import MachineUpkeep
from kiosk.clock import SystemClock
from kiosk.data_directory import DATABASE, KEY, DataDirectory
from kiosk.decoding import from_json
from kiosk.errors import NotAdmitted, PlaceGone, StoreTrouble, WrongAddress
from kiosk.journal import Recorded
from kiosk.words import in_every_language

if TYPE_CHECKING:
    from sync.hub.running import Hub
    from sync.remote import Line
    from sync.signing import Me

log = logging.getLogger(__name__)
PLACES = ("kiosk", "counter", "rater", "board")
MANAGER = "manager"
"""Beside a standby alone: its figures are read from a journal."""
PRINTING = ("kiosk", "counter")
STANDBY_NAMED = "standby_named"
CONFIG_TAKEN = "config_taken"
LEARN_AGAIN_SECONDS = 600.0


@contextmanager
def hub_at_work(
    settings: Path, data: Path, listen: str, promoted_by: str = ""
) -> Iterator[tuple[Program, "Hub"]]:
    """The centre's one writer, with its doors open: HTTP for machines, the local one for commands.
    `promoted_by`: who has just made this standby the hub.

    Raises `ConfigError`, `StoreBusy`, `StoreTrouble`.
    """
    with ExitStack() as undoing:
        program = undoing.enter_context(centre_at_work(settings, data, HUB))
        from sync.hub.running import Hub

        if promoted_by:
            program.desk.begin_as_hub(by=promoted_by)
        hub = Hub(program.desk, listen, SystemClock(), secrets.token_bytes, own_key(data))
        undoing.callback(hub.close)
        program.open_door()
        yield program, hub


@contextmanager
def centre_of_hub(
    settings: Path, data: Path, address: str, place: str, code: str = ""
) -> Iterator[tuple[Program, int]]:
    """A place that works through the hub at `address`, and its counter's number (0 for none).

    `code`: lets this machine in for the place first. Each place of a machine has a folder with a
    key, a name and perhaps a journal of its own, in `data`. Where the hub is away
    the place opens all the same, as what it was let in. Raises
    `ConfigError`, `NotAdmitted`, `StoreTrouble`.
    """
    if place not in PLACES and not (place == MANAGER and (data / DATABASE).exists()):
        raise WrongAddress(in_every_language("answers.trouble.no_place_by_hub"))
    config.load(settings)
    from sync.device_words import signing_desk
    from sync.listening import Listening
    from sync.remote import Line, remote_desk

    data.mkdir(parents=True, exist_ok=True)
    own = data / place
    own.mkdir(parents=True, exist_ok=True)
    key = keys.read(own / KEY) or keys.make(own / KEY, secrets.token_bytes)
    line = Line(checked(address), key)
    known = Known(line, own)
    me = enrolled(known, key, place, code)
    with ExitStack() as undoing:
        centre = begun(settings, own, SystemClock(), undoing)
        listening = Listening(line)
        undoing.callback(listening.close)
        listening.listen(known.happened)
        line.back = listening.reachable
        prints = (place,) if place in PRINTING else ()
        desk = signing_desk(remote_desk(line), key, SystemClock())
        program = Program(centre, desk, data, listening.listen, prints=prints, told=True)
        if place in PRINTING:
            from kiosk.bootstrap.alone import by_hand_desk, either_desk

            alone = either_desk if me.mark else by_hand_desk
            program = alone(program, line, known, own, undoing)

        if place == MANAGER:
            program = _beside_standby(program, settings, undoing)

        def come_down() -> ExitStack:
            with ExitStack() as opening:
                look = come_from_hub(settings, own, centre, known, program.store, opening)
                listening.listen(lambda told: look() if _configured(told) else None)
                return opening.pop_all()

        yield (
            msgspec.structs.replace(
                program,
                open_door=lambda: beside_the_screen(come_down, undoing),
                wanted=Wanted(own),
            ),
            me.counter,
        )


def _beside_standby(program: Program, settings: Path, undoing: ExitStack) -> Program:
    """A manager is let in without the hub too, and may make this machine the hub."""
    from sync.manager_beside import ManagerBeside, as_desk

    beside = ManagerBeside(program.desk, program.centre, SystemClock())
    undoing.callback(beside.close)
    upkeep = MachineUpkeep(settings, program.data, lambda: beside.away_seconds)
    return msgspec.structs.replace(program, desk=as_desk(beside), upkeep=upkeep)


def _configured(told: list[Recorded]) -> bool:
    """Whether something came to stay at the hub just now; it is asked every minute, too."""
    return any(each.kind == CONFIG_TAKEN and each.log for each in told)


def own_key(data: Path) -> keys.DeviceKey:
    """The key of whoever writes there."""
    return DataDirectory(data, SystemClock(), secrets.token_bytes).key()


def checked(address: str) -> str:
    """The address of a hub as people write it. Raises `WrongAddress`."""
    try:
        parts = urlsplit(address)
        plain = parts.scheme == "http" and parts.hostname and parts.port is not None
    except ValueError:
        plain = False
    if not plain or parts.path not in ("", "/") or parts.query or parts.username:
        raise WrongAddress(in_every_language("answers.trouble.hub_address", address=address))
    return address


class Known:
    """As what this machine is known to the hub, kept for when that is away: also where another
    would be, and how new the newest was.

    Attributes:
        line: the way to the hub.
        folder: where this place keeps what is its own.
        me: None before the first answer ever.
    """

    def __init__(self, line: "Line", own: Path) -> None:
        from sync.signing import Me

        self.line = line
        self.folder = own
        self._file = own / "enrolled.json"
        self._learning = threading.Lock()
        self._learned = time.monotonic()
        self.me: Me | None = None
        try:
            self._use(from_json(self._file.read_bytes(), Me))
        except (OSError, msgspec.MsgspecError):
            return

    def happened(self, recorded: list[Recorded]) -> None:
        """Somebody may stand by now: asks when that was told, and now and then where it may not
        have been. Called on a thread that may ask."""
        told = any(each.kind == STANDBY_NAMED and each.log for each in recorded)
        if told or time.monotonic() - self._learned > LEARN_AGAIN_SECONDS:
            with suppress(StoreTrouble):
                self.learn()

    def learn(self) -> "Me":
        """Asks again. Raises as `sync.remote.who_am_i`."""
        from sync.remote import who_am_i

        me = who_am_i(self.line)
        self._learned = time.monotonic()
        self.keep(me)
        return me

    def keep(self, me: "Me") -> None:
        """Remembers it, and of a hub before it where it would be looked for."""
        with self._learning:
            before = self.me
            if before is not None and not me.standby:
                me = msgspec.structs.replace(
                    me, standby=before.standby, standby_key=before.standby_key
                )
            if me != before:
                self._use(me)
                fresh = self._file.with_suffix(".new")
                fresh.write_bytes(msgspec.json.encode(me))
                fresh.replace(self._file)

    def trusts(self, _public: bytes, signature: bytes, message: bytes) -> bool:
        """Whether the hub signed this, or the one that was to take its place."""
        named = (self.me.hub, self.me.standby_key) if self.me else ()
        return any(keys.fits(bytes.fromhex(each), signature, message) for each in named if each)

    def _use(self, me: "Me") -> None:
        self.me = me
        self.line.epoch = max(self.line.epoch, me.epoch)
        if me.standby and me.standby not in (self.line.address, self.line.standby):
            self.line.standby = me.standby


def enrolled(known: Known, key: keys.DeviceKey, place: str, code: str) -> "Me":
    """As what this machine is known to the hub; as what it was, while the hub is away."""
    from sync.remote import enrol

    if code:
        said = enrol(known.line, key, code, place)
        if isinstance(said, Refused):
            raise NotAdmitted(f"{said.message('vi')} — {said.message('en')}")
        known.keep(said)
        if said.release:
            trust(known.folder, said.release)
    else:
        try:
            known.learn()
        except PlaceGone as away:
            if known.me is None:
                raise
            log.warning("%s", away)
    if known.me is None or known.me.place != place:
        raise NotAdmitted(in_every_language("answers.trouble.not_enrolled"))
    return known.me
