"""What the central office sent, laid over a centre's own files; and its way down.

Only whoever writes for places takes a waiting bundle into force, when it starts: what began with
one configuration goes on with it until it ends. Short commands and further places read with what
is in force.
"""

import random
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import kiosk
from kiosk import config, events, words
from kiosk.catalogue import Centre
from kiosk.clock import SystemClock, to_ms
from kiosk.data_directory import DataDirectory
from kiosk.desk import Desk
from kiosk.errors import BundleTrouble, ConfigError, Mistake
from kiosk.events import Event
from kiosk.forms import editions
from kiosk.keys import PUBLIC_BYTES
from kiosk.ports import Clock
from kiosk.store import Store
from kiosk.transaction import Transaction
from kiosk.words import in_every_language

if TYPE_CHECKING:
    from kiosk.bootstrap.hub import Known
    from sync.bundles.coming_down import Here
    from sync.bundles.slots import News, Slots, State

FOLDER = "bundles"
HEIRS = frozenset({"standby_named", "machine_revoked"})
"""What may change who goes on with this log at the server."""
LONGEST_PAUSE_MS = 60_000
"""Between two questions to a hub that is away: it is one hop off."""


def configured(settings: Path, data: Path) -> Centre:
    """The centre with what is in force. Raises `ConfigError`."""
    return config.load(settings, _laid_over(data))


def begun(settings: Path, data: Path, clock: Clock, undoing: ExitStack) -> Centre:
    """The centre for whoever begins to write: a bundle that waits comes into force, and one that
    makes no centre goes at once. Raises `ConfigError`."""
    if not (data / FOLDER).is_dir():
        return configured(settings, data)
    from sync.bundles.slots import Slots

    slots = Slots(data)
    state = slots.begin(to_ms(clock.now()))
    try:
        centre = configured(settings, data)
    except ConfigError:
        if not state.on_trial:
            raise
        slots.roll_back("does_not_load")
        return configured(settings, data)

    def leave(
        kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        if kind is None:
            slots.ended_well()

    undoing.push(leave)
    return centre


def come_down(
    desk: Desk, directory: DataDirectory, settings: Path, centre: Centre, undoing: ExitStack
) -> None:
    """Watches over a bundle's first minute, and asks the central server that was joined for news,
    for as long as this process writes."""
    from sync.central import known

    central = known(directory.folder)
    if central is None and not (directory.folder / FOLDER).is_dir():
        return
    from kiosk.bootstrap.central import announcing
    from sync.bookings.mirror import BookingMirror
    from sync.bundles.coming_down import Fetching
    from sync.coming_down import ComingDown
    from sync.dossiers.mirror import Mirror
    from sync.dossiers.sealing import Box
    from sync.downline import DownLine
    from sync.going_up import GoingUp
    from sync.pace import Pace
    from sync.remote import Line
    from sync.succession import NamingHeir

    store = desk.store
    here = this_centre(settings, directory.folder, centre, store)
    on_trial(here, store, undoing)
    if central is None:
        return
    trusted = central.trusted(directory.folder)
    named = Line(central.server, directory.key(), name=store.identity.log, ca=trusted)
    line = DownLine(named, announcing(directory, central, store))
    box = Box(directory.seed())
    errands = (
        Fetching(here, line, SystemClock().monotonic_ms),
        Mirror(desk, line, box),
        BookingMirror(desk, line, box),
        NamingHeir(line, lambda: desk.standby()[1]),
    )
    pace = Pace(random.SystemRandom().random)
    going = undoing.enter_context(GoingUp(ComingDown(line, errands, pace), name="downlink"))
    store.listen(lambda told: going.wake() if any(each.kind in HEIRS for each in told) else None)


def come_from_hub(
    settings: Path,
    data: Path,
    centre: Centre,
    known: "Known",
    store: Store | None,
    undoing: ExitStack,
) -> Callable[[], None]:
    """As `come_down`, for a machine's place in its folder `data`: from the hub, which hands on what
    is in force there. Returns what asks at once. `store`: of its own journal, if any."""
    from sync.bundles.coming_down import Fetching, Hastening
    from sync.coming_down import ComingDown
    from sync.downline import DownLine
    from sync.going_up import GoingUp
    from sync.pace import Pace

    here = this_centre(settings, data, centre, store, known.me.centre if known.me else "")
    on_trial(here, store, undoing)
    line = DownLine(known.line)
    errands = (Fetching(here, line, SystemClock().monotonic_ms), Hastening(here.slots))
    coming = ComingDown(line, errands, Pace(random.SystemRandom().random, LONGEST_PAUSE_MS))
    return undoing.enter_context(GoingUp(coming, name="from-hub")).wake


def on_trial(here: "Here", store: Store | None, undoing: ExitStack) -> None:
    """Watches over a bundle's first minute."""
    from sync.bundles.trial import Trial
    from sync.going_up import GoingUp

    def at_work() -> None:
        if store is not None:
            store.run(lambda tx: tx.session)

    undoing.enter_context(GoingUp(Trial(here.slots, at_work, here.tell), name="trial"))


def take_bundle(settings: Path, data: Path, file: Path) -> int:
    """Takes a bundle from a file, as from the server; its version. Raises `BundleTrouble`."""
    from sync.bundles.packing import BadBundle

    here = this_centre(settings, data, configured(settings, data), None)
    try:
        return here.take(file.read_bytes()).manifest.version
    except BadBundle as bad:
        raise BundleTrouble(refusal(bad.reason, bad.detail)) from bad


def trust(data: Path, key: str) -> str:
    """Bundles signed by this key (hex) are taken from now on. Raises `BundleTrouble`."""
    if len(hex_of(key)) != PUBLIC_BYTES:
        raise BundleTrouble(in_every_language("bundles.no.no_key"))
    _slots(data).trust(hex_of(key))
    return hex_of(key).hex()


def bundle_state(data: Path) -> "State":
    """How it stands."""
    return _slots(data).state()


def refusal(reason: str, detail: str) -> str:
    """Why a bundle is not taken, for people."""
    return in_every_language(f"bundles.no.{reason}", detail=detail)


def this_centre(
    settings: Path, data: Path, centre: Centre, store: Store | None, code: str = ""
) -> "Here":
    """Who takes bundles here; without a `store` their news wait for whoever opens the journal.
    `code`: of the centre, where the hub has told it."""
    from sync.bundles.coming_down import Here

    slots = _slots(data)
    return Here(
        slots,
        code or _centre_code(data, centre),
        kiosk.__version__,
        slots.release_key,
        partial(try_files, settings),
        lambda: _tell(slots, store) if store else None,
    )


def try_files(settings: Path, folder: Path) -> None:
    """Raises `ConfigError` where the files of a bundle make no centre with these settings."""
    config.load(settings, folder / "centre")
    wrong = words.misfits(folder / "wording")
    if wrong:
        raise ConfigError(
            [Mistake(Path(each), 0, in_every_language("bundles.no.wording")) for each in wrong]
        )
    forms = folder / "forms" / "forms.toml"
    if forms.is_file():
        editions.check_list(forms, SystemClock().now().date())


def hex_of(text: str) -> bytes:
    """A key as people write it; nothing where it is none."""
    try:
        return bytes.fromhex(text.strip())
    except ValueError:
        return b""


def _laid_over(data: Path) -> Path | None:
    """Brings a bundle's wording and forms over ours; the folder of its centre's files. Without a
    bundle nothing is loaded."""
    folder = _slots(data).in_force() if (data / FOLDER).is_dir() else None
    wording = folder / "wording" if folder else None
    forms = folder / "forms" / "forms.toml" if folder else None
    words.lay_over(wording if wording and wording.is_dir() else None)
    editions.lay_over(forms if forms and forms.is_file() else None)
    return folder / "centre" if folder else None


def _centre_code(data: Path, centre: Centre) -> str:
    """As the server that was joined calls it; its own code where none was."""
    from sync.central import known

    central = known(data)
    return central.centre if central else centre.facts.code


def _tell(slots: "Slots", store: Store) -> None:
    """Brings the slots' news into the journal, each once."""
    news = slots.state().news
    if news:
        store.run(lambda tx: _append(tx, news))
        slots.told(news)


def _append(tx: Transaction, news: "tuple[News, ...]") -> None:
    for each in news:
        request = f"config:{each.what}:{each.version}:{each.digest[:16]}:{each.reason}"
        if tx.earlier(request) is None:
            tx.append(_event(each), request_id=request)


def _event(news: "News") -> Event:
    from sync.bundles.slots import What

    version, digest = news.version, news.digest
    match news.what:
        case What.TAKEN:
            return events.ConfigTaken(version=version, digest=digest)
        case What.REFUSED:
            return events.ConfigRefused(version=version, digest=digest, reason=news.reason)
        case What.ROLLED_BACK:
            return events.ConfigRolledBack(version=version, digest=digest, reason=news.reason)


def _slots(data: Path) -> "Slots":
    from sync.bundles.slots import Slots

    return Slots(data)
