"""A standby that was promoted goes on with its hub's log at the central server, by itself.

While the hub lives it names its heir: `PUT /v1/heir`, signed by the key that the server knows, so
that nobody but the hub decides who follows it. The server changes nothing for that. After the
promotion the heir says so, signed by its own key: `POST /v1/promoted`. So a word of the hub that
somebody else heard is worth nothing without the heir's key, and the heir's key nothing once the hub
has named another, or the server has revoked the log. The epoch must be above all that the server
has of the log: a promotion counts once.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec
import requests

from kiosk.decoding import from_json
from kiosk.errors import KnownError
from kiosk.keys import DeviceKey, fits
from sync.central import Central, keep, known
from sync.downline import DownLine
from sync.joining import Hex64, Promoted, promoted_message
from sync.news import News
from sync.remote import Line

TOLD = b"kiosk central\n"
TIMEOUTS = (5.0, 30.0)


class Announcing:
    """Says once that this machine is the log's hub now. For one thread at a time."""

    def __init__(self, server: str, key: DeviceKey, log: str, epoch: int, ca: str = "") -> None:
        self._line = Line(server, key, name=log, ca=ca)
        self._server = server.rstrip("/")
        self._done = epoch < 2  # the first hub of a log replaced none
        self._word = (
            Promoted(
                log=log,
                epoch=epoch,
                public_key=key.public.hex(),
                signature=key.sign(promoted_message(log, epoch, key.public)).hex(),
            )
            if not self._done
            else None
        )

    def __call__(self) -> bool:
        """To be called where the server does not know this machine; whether it does since."""
        if self._done:
            return False
        try:
            with self._line.session().post(
                f"{self._server}/v1/promoted",
                data=msgspec.json.encode(self._word),
                headers={"Content-Type": "application/json"},
                timeout=TIMEOUTS,
                allow_redirects=False,
            ) as answer:
                self._done = answer.status_code == requests.codes.ok
        except (KnownError, requests.RequestException, OSError):
            return False
        return self._done


class NamingHeir:
    """An errand of the downlink: the server knows which machine stands by for this hub."""

    def __init__(self, line: DownLine, standby_key: Callable[[], str]) -> None:
        """`standby_key`: in hex, empty where none stands by, or where it was shown out."""
        self._line = line
        self._standby_key = standby_key
        self._named: str | None = None

    def __call__(self, _news: News) -> bool:
        """Never has more to do. Raises `Unanswered`."""
        key = self._standby_key()
        if key != self._named:
            self._line.put_heir(key)
            self._named = key
        return False


class CentralTold(msgspec.Struct, frozen=True, kw_only=True):
    """Which server the hub sends to, for its standby. `central`: JSON of `Central`; `pem`: the
    certificates to trust, empty for the system's; `signature`: by the hub's key."""

    central: str
    pem: str
    signature: Hex64


def told(data: Path, central: Central, key: DeviceKey) -> CentralTold:
    """What the hub says."""
    said = msgspec.json.encode(central).decode()
    pem = (data / central.ca).read_text(encoding="utf-8") if central.ca else ""
    return CentralTold(central=said, pem=pem, signature=key.sign(_message(said, pem)).hex())


def learn(data: Path, said: bytes, hub: bytes) -> None:
    """Remembers it beside a copy, where it is news; nothing where the hub did not sign it."""
    try:
        heard = from_json(said, CentralTold)
        central = from_json(heard.central.encode(), Central)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return
    if fits(hub, bytes.fromhex(heard.signature), _message(heard.central, heard.pem)):
        if central == known(data):
            return
        keep(data, central, heard.pem.encode())


def _message(central: str, pem: str) -> bytes:
    return TOLD + central.encode() + b"\n" + pem.encode()
