"""The centre's desk from another machine: the same methods and answers, over HTTP to the hub.

A wish that carries a `request_id` is made again by itself while the hub does not answer, at most
for three seconds; any other is told to have failed, because nobody knows whether it was granted.
"""

import secrets
import threading
import time
from collections.abc import Callable
from typing import Any, cast

import msgspec
import requests
from urllib3.exceptions import MaxRetryError, NewConnectionError

from kiosk.answers import Refused
from kiosk.decoding import from_json, typed
from kiosk.desk import Desk
from kiosk.desk.machines import machine_id
from kiosk.errors import NotAdmitted, PlaceGone, StoreTrouble
from kiosk.keys import DeviceKey
from kiosk.wishes import NAMES, Said, answer_of
from kiosk.words import in_every_language
from sync.signing import HUB_EPOCH, HUB_TIME, NONCE_BYTES, HubTime, Me, read_epoch, read_time, sign
from sync.undated import Undated

DEADLINE_SECONDS = 3.0
AGAIN_SECONDS = 0.25
SIGNINGS = 2
"""Once for the hub's time as this machine knows it, once as its answer told it."""
STALE = "stale"
Timeouts = tuple[float, float]


class Line:
    """The way to the hub: signs what is asked and reckons the hub's time. For many threads.

    Attributes:
        back: called on the thread that asked, when the hub answers again after it was away.
        standby: where the hub is looked for, too; empty: nowhere else.
        epoch: of the newest hub that ever answered; an older one is none any more.
        risen: called when a newer hub answers.
    """

    def __init__(
        self,
        address: str,
        key: DeviceKey,
        *,
        name: str = "",
        monotonic: Callable[[], float] = time.monotonic,
        standby: str = "",
        epoch: int = 0,
        ca: str = "",
    ) -> None:
        """`address`: "http://HOST:PORT"; `standby`: another, or empty. `name`: as what it is known
        there, unless by its key. `ca`: a file of the only certificates to trust; empty: those that
        come with the program's libraries."""
        self._trusted: str | bool = ca or True
        self.standby = standby
        self.epoch = epoch
        self.risen: Callable[[], None] = lambda: None
        self.address = address.rstrip("/")
        self._key = key
        self._machine = name or machine_id(key.public)
        self._monotonic = monotonic
        self._known: tuple[HubTime, float] | None = None
        self._away_before = False
        self._sessions = threading.local()
        self.back: Callable[[], None] = lambda: None

    def ask(
        self, method: str, path: str, body: bytes = b"", seconds: float = DEADLINE_SECONDS
    ) -> tuple[int, Said]:
        """One question and its answer. Raises `PlaceGone` where nobody answers in time, and
        `StoreTrouble` where it is no hub."""
        answered = self.open(method, path, body, {}, (seconds, seconds))
        try:
            return answered.status_code, from_json(answered.content, Said)
        except msgspec.MsgspecError as error:
            raise self._no_hub() from error
        except requests.RequestException as error:
            raise self._away(asked=True) from error

    def open(
        self, method: str, path: str, body: bytes, headers: dict[str, str], timeouts: Timeouts
    ) -> requests.Response:
        """An answer whose content was not read yet; signed for the hub's time, once more where
        that was another. Raises as `ask`."""
        for _ in range(SIGNINGS):
            at = self._now() or self._asked_for_time(timeouts)
            nonce = secrets.token_hex(NONCE_BYTES)
            signed = sign(self._key, method, path, body, self._machine, at, nonce)
            answered = self._send(
                method, path, body, {**headers, "Authorization": signed.header()}, timeouts
            )
            if answered.status_code != requests.codes.unauthorized or not self._stale(answered):
                break
        return answered

    def meet(self) -> int:
        """How new whoever answers there is (its epoch). Raises as `ask`."""
        self._asked_for_time((DEADLINE_SECONDS, DEADLINE_SECONDS))
        return self.epoch

    def _send(
        self, method: str, path: str, body: bytes, headers: dict[str, str], timeouts: Timeouts
    ) -> requests.Response:
        try:
            answered = self.session().request(
                method,
                self.address + path,
                data=body,
                headers=headers,
                timeout=timeouts,
                stream=True,
                allow_redirects=False,
            )
        except requests.ConnectTimeout as error:
            raise self._away(asked=False) from error
        except requests.Timeout as error:
            raise self._away(asked=True) from error
        except requests.ConnectionError as error:
            raise self._away(asked=not _refused(error)) from error
        except requests.RequestException as error:
            raise self._no_hub() from error
        told = read_time(answered.headers.get(HUB_TIME))
        if told is None:
            answered.close()
            raise self._no_hub()
        epoch = read_epoch(answered.headers.get(HUB_EPOCH))
        if epoch < self.epoch:
            answered.close()
            # nothing was signed for its time, so it has done nothing
            raise self._away(asked=False)
        if epoch > self.epoch:
            self.epoch = epoch
            self.risen()
        self._known = told, self._monotonic()
        if self._away_before:
            self._away_before = False
            self.back()
        return answered

    def _stale(self, answered: requests.Response) -> bool:
        try:
            return from_json(answered.content, Said).trouble == STALE
        except msgspec.MsgspecError as error:
            raise self._no_hub() from error
        except requests.RequestException as error:
            raise self._away(asked=True) from error

    def _now(self) -> HubTime | None:
        known = self._known
        if known is None:
            return None
        at, heard = known
        return HubTime(at.run, max(0, at.ms + int((self._monotonic() - heard) * 1000)))

    def _asked_for_time(self, timeouts: Timeouts) -> HubTime:
        self._send("GET", "/v1/time", b"", {}, timeouts).close()
        return self._now() or HubTime("", 0)

    def session(self) -> requests.Session:
        """One per thread, which keeps its line to the hub open between two wishes."""
        session: requests.Session | None = getattr(self._sessions, "session", None)
        if session is None:
            session = self._sessions.session = requests.Session()
            session.mount("https://", Undated())
            session.verify = self._trusted
            session.trust_env = False  # a proxy or a password file of the machine is not for us
        return session

    def _away(self, *, asked: bool) -> PlaceGone:
        self._away_before = True
        key = "hub_slow" if asked else "hub_away"
        sentence = in_every_language(f"answers.trouble.{key}", address=self.address)
        if self.standby:
            self.address, self.standby = self.standby, self.address
        return PlaceGone(sentence, asked=asked)

    def _no_hub(self) -> StoreTrouble:
        return StoreTrouble(in_every_language("answers.trouble.no_hub", address=self.address))


class _RemoteDesk:
    """Has the desk's methods, by name."""

    def __init__(self, line: Line, deadline_seconds: float) -> None:
        self._line = line
        self._deadline_seconds = deadline_seconds

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name not in NAMES:
            raise AttributeError(name)

        def ask(**parts: Any) -> Any:
            request_id = str(parts.pop("request_id", ""))
            body = msgspec.json.encode({"wish": name, "with": parts, "request_id": request_id})
            return answer_of(self._said(body, again=bool(request_id)), name)

        return ask

    def _said(self, body: bytes, *, again: bool) -> Said:
        until = time.monotonic() + self._deadline_seconds
        while True:
            try:
                left = max(AGAIN_SECONDS, until - time.monotonic())
                return _heard(*self._line.ask("POST", "/v1/wish", body, left))
            except PlaceGone:
                if not again or time.monotonic() + 2 * AGAIN_SECONDS > until:
                    raise
                time.sleep(AGAIN_SECONDS)


def remote_desk(line: Line, deadline_seconds: float = DEADLINE_SECONDS) -> Desk:
    """A desk at the hub, which answers in this time or is away: then its methods raise `PlaceGone`,
    `NotAdmitted` where this machine may not, and what the desk itself raises."""
    return cast(Desk, _RemoteDesk(line, deadline_seconds))


def enrol(line: Line, key: DeviceKey, code: str, place: str) -> Me | Refused:
    """Lets this machine in by a one-time code. Raises as `Line.ask`, and `NotAdmitted`."""
    body = msgspec.json.encode({"code": code, "key": key.public.hex(), "place": place})
    said = _heard(*line.ask("POST", "/v1/enrol", body))
    return typed(said.answer, cast(type[Me | Refused], Me | Refused))


def who_am_i(line: Line) -> Me:
    """Raises as `Line.ask`, and `NotAdmitted`."""
    return typed(_heard(*line.ask("GET", "/v1/me")).answer, Me)


def _heard(status: int, said: Said) -> Said:
    """What the desk said. The hub's own no is told as trouble of this machine's."""
    if status in (401, 403):
        raise (StoreTrouble if said.trouble == STALE else NotAdmitted)(said.sentence)
    return said


def _refused(error: requests.ConnectionError) -> bool:
    """Whether nobody was there at all, so that nothing can have been heard."""
    cause = error.args[0] if error.args else None
    return isinstance(cause, MaxRetryError) and isinstance(cause.reason, NewConnectionError)
