"""The centre's hub, and a place that works through it from another machine."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kiosk import config, keys
from kiosk.answers import Refused
from kiosk.bootstrap.desks import HUB, centre_at_work
from kiosk.bootstrap.program import Program
from kiosk.clock import SystemClock
from kiosk.data_directory import KEY, DataDirectory
from kiosk.decoding import from_json
from kiosk.errors import NotAdmitted, PlaceGone, WrongAddress
from kiosk.words import in_every_language

if TYPE_CHECKING:
    from sync.hub.running import Hub
    from sync.remote import Line
    from sync.signing import Me

log = logging.getLogger(__name__)
PLACES = ("kiosk", "counter", "rater", "board")
PRINTING = ("kiosk", "counter")


@contextmanager
def hub_at_work(settings: Path, data: Path, listen: str) -> Iterator[tuple[Program, "Hub"]]:
    """The centre's one writer, with its doors open: HTTP for machines, the local one for commands.

    Raises `ConfigError`, `StoreBusy`, `StoreTrouble`.
    """
    with ExitStack() as undoing:
        program = undoing.enter_context(centre_at_work(settings, data, HUB))
        from sync.hub.running import Hub

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
    centre = config.load(settings)
    if place not in PLACES:
        raise WrongAddress(in_every_language("answers.trouble.no_place_by_hub"))
    from sync.device_words import signing_desk
    from sync.listening import Listening
    from sync.remote import Line, remote_desk

    data.mkdir(parents=True, exist_ok=True)
    own = data / place
    own.mkdir(parents=True, exist_ok=True)
    key = keys.read(own / KEY) or keys.make(own / KEY, secrets.token_bytes)
    line = Line(_checked(address), key)
    me = _enrolled(line, key, own, place, code)
    with ExitStack() as undoing:
        listening = Listening(line)
        undoing.callback(listening.close)
        line.back = listening.reachable
        prints = (place,) if place in PRINTING else ()
        desk = signing_desk(remote_desk(line), key, SystemClock())
        program = Program(centre, desk, data, listening.listen, prints=prints, told=True)
        if place in PRINTING:
            from kiosk.bootstrap.alone import by_hand_desk, either_desk

            alone = either_desk if me.mark else by_hand_desk
            program = alone(program, line, me, own, undoing)
        yield program, me.counter


def own_key(data: Path) -> keys.DeviceKey:
    """The key of whoever writes there."""
    return DataDirectory(data, SystemClock(), secrets.token_bytes).key()


def _checked(address: str) -> str:
    try:
        parts = urlsplit(address)
        plain = parts.scheme == "http" and parts.hostname and parts.port is not None
    except ValueError:
        plain = False
    if not plain or parts.path not in ("", "/") or parts.query or parts.username:
        raise WrongAddress(in_every_language("answers.trouble.hub_address", address=address))
    return address


def _enrolled(line: "Line", key: keys.DeviceKey, own: Path, place: str, code: str) -> "Me":
    """As what this machine is known to the hub; as what it was, while the hub is away."""
    import msgspec

    from sync.remote import enrol, who_am_i
    from sync.signing import Me

    kept = own / "enrolled.json"
    if code:
        said = enrol(line, key, code, place)
        if isinstance(said, Refused):
            raise NotAdmitted(f"{said.message('vi')} — {said.message('en')}")
        me = said
    else:
        try:
            me = who_am_i(line)
        except PlaceGone as away:
            try:
                me = from_json(kept.read_bytes(), Me)
            except (OSError, msgspec.MsgspecError):
                raise away from None
            log.warning("%s", away)
    if me.place != place:
        raise NotAdmitted(in_every_language("answers.trouble.not_enrolled"))
    fresh = kept.with_suffix(".new")
    fresh.write_bytes(msgspec.json.encode(me))
    fresh.replace(kept)
    return me
