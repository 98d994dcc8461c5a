"""Which central server this device sends to, and how it joined it; outside the database, beside
the key, so that a journal put back from a backup still knows where to."""

import hashlib
import os
import ssl
from pathlib import Path

import msgspec
import requests

from kiosk.decoding import from_json
from kiosk.errors import ServerTrouble
from kiosk.identity import sync_folder
from kiosk.keys import DeviceKey
from kiosk.words import in_every_language
from sync.http_line import ANSWER_SECONDS, CONNECT_SECONDS, fetched
from sync.joining import Join, Joined, join_message
from sync.replies import No

FILE = "central.json"


class Central(msgspec.Struct, frozen=True):
    """`server`: its address; `key`: checks what it signs (hex); `centre`: ours, as it calls it;
    `ca`: the file beside this one whose certificates its own must come from, empty: the system's.
    """

    server: str
    key: str
    centre: str
    ca: str = ""

    def trusted(self, data: Path) -> str:
        """For `Line(ca=…)`."""
        return str(data / self.ca) if self.ca else ""

    @property
    def public(self) -> bytes:
        """The server's public key."""
        return bytes.fromhex(self.key)


def known(data: Path) -> Central | None:
    """The server that was joined from this data directory; None where there is none."""
    try:
        return from_json((data / FILE).read_bytes(), Central)
    except (FileNotFoundError, msgspec.MsgspecError):
        return None


def join(
    data: Path, server: str, code: str, log: str, key: DeviceKey, ca: Path | None = None
) -> Central:
    """Shows a one-time code to a server and remembers it, durably. `ca`: trust these certificates
    and no others; they are copied, for the file may lie on a stick. Raises `ServerTrouble`."""
    pem = _certificates(ca) if ca else b""
    wish = Join(
        code=code,
        log=log,
        public_key=key.public.hex(),
        signature=key.sign(join_message(code, log, key.public)).hex(),
    )
    joined = _asked(server, wish, ca)
    kept = f"central-ca-{hashlib.sha256(pem).hexdigest()[:16]}.pem" if pem else ""
    central = Central(server.rstrip("/"), joined.server_key, joined.centre, kept)
    keep(data, central, pem)
    return central


def keep(data: Path, central: Central, pem: bytes) -> None:
    """Remembers it, durably; `pem`: what is in its file of certificates."""
    if central.ca:
        _write(data / Path(central.ca).name, pem)
    _write(data / FILE, msgspec.json.encode(central))


def _certificates(ca: Path) -> bytes:
    try:
        pem = ca.read_bytes()
        ssl.create_default_context(cadata=pem.decode())
    except (OSError, ValueError) as error:
        told = in_every_language("answers.central.bad_ca", file=ca)
        raise ServerTrouble(told) from error
    return pem


def _asked(server: str, wish: Join, ca: Path | None) -> Joined:
    try:
        with requests.post(
            f"{server.rstrip('/')}/v1/devices",
            data=msgspec.json.encode(wish),
            headers={"Content-Type": "application/json"},
            timeout=(CONNECT_SECONDS, ANSWER_SECONDS),
            allow_redirects=False,
            verify=str(ca) if ca else True,
            stream=True,
        ) as answer:
            said = fetched(answer)
        if answer.status_code == 200:
            return from_json(said, Joined)
        detail = from_json(said, No).sentence
    except requests.exceptions.SSLError as error:
        told = in_every_language("answers.central.not_trusted", server=server)
        raise ServerTrouble(told) from error
    except (requests.RequestException, OSError) as error:
        told = in_every_language("answers.central.no_answer", server=server)
        raise ServerTrouble(told) from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        told = in_every_language("answers.central.not_a_server", server=server)
        raise ServerTrouble(told) from error
    raise ServerTrouble(detail)


def _write(place: Path, said: bytes) -> None:
    """Whole or not at all."""
    part = place.with_name(f"{place.name}.part")
    with part.open("wb") as file:
        file.write(said)
        file.flush()
        os.fsync(file.fileno())
    part.replace(place)
    sync_folder(place.parent)
