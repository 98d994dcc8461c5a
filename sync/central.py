"""Which central server this device sends to, and how it joined it; outside the database, beside
the key, so that a journal put back from a backup still knows where to."""

import os
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
    """`server`: its address; `key`: checks what it signs (hex); `centre`: ours, as it calls it."""

    server: str
    key: str
    centre: str

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


def join(data: Path, server: str, code: str, log: str, key: DeviceKey) -> Central:
    """Shows a one-time code to a server and remembers it, durably. Raises `ServerTrouble`."""
    wish = Join(
        code=code,
        log=log,
        public_key=key.public.hex(),
        signature=key.sign(join_message(code, log, key.public)).hex(),
    )
    joined = _asked(server, wish)
    central = Central(server.rstrip("/"), joined.server_key, joined.centre)
    _write(data, central)
    return central


def _asked(server: str, wish: Join) -> Joined:
    try:
        with requests.post(
            f"{server.rstrip('/')}/v1/devices",
            data=msgspec.json.encode(wish),
            headers={"Content-Type": "application/json"},
            timeout=(CONNECT_SECONDS, ANSWER_SECONDS),
            allow_redirects=False,
            stream=True,
        ) as answer:
            said = fetched(answer)
        if answer.status_code == 200:
            return from_json(said, Joined)
        detail = from_json(said, No).sentence
    except (requests.RequestException, OSError) as error:
        told = in_every_language("answers.central.no_answer", server=server)
        raise ServerTrouble(told) from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        told = in_every_language("answers.central.not_a_server", server=server)
        raise ServerTrouble(told) from error
    raise ServerTrouble(detail)


def _write(data: Path, central: Central) -> None:
    """Whole or not at all."""
    part = data / f"{FILE}.part"
    with part.open("wb") as file:
        file.write(msgspec.json.encode(central))
        file.flush()
        os.fsync(file.fileno())
    part.replace(data / FILE)
    sync_folder(data)
