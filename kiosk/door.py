"""The local door: a short command hands its wish to the place that is already writing here.

There is never more than one writer in a data directory. A running place listens on a local socket
(a named pipe on Windows), known from `writer.json` and locked by a key of this device; a command
sends `{"wish": name, "with": {…}}` and gets the desk's own answer back, both as JSON.
"""

import contextlib
import os
import secrets
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import Any, cast

import msgspec

from kiosk.decoding import from_json
from kiosk.desk import Desk
from kiosk.errors import KnownError, PlaceGone, StoreTrouble
from kiosk.wishes import NAMES, NotAWish, Said, Wish, answer_of, read, trouble_of, typed
from kiosk.words import in_every_language

FAMILY = "AF_UNIX" if hasattr(socket, "AF_UNIX") else "AF_PIPE"
BYTE_LIMIT = 4 * 1024 * 1024
PATIENCE_SECONDS = 10.0
LONGEST_ADDRESS = 100
"""Bytes of a local socket's path (Linux allows 107, others fewer)."""


class Door:
    """Serves wishes until closed; each visitor has a thread of its own.

    Its socket lies in the data directory, where a killed process leaves one behind at most: the
    next writer takes its place.
    """

    def __init__(self, desk: Desk, key: bytes, folder: Path) -> None:
        self._desk = desk
        self._listener = Listener(_address(folder), family=FAMILY, authkey=key)
        self._open = True
        self._thread = threading.Thread(target=self._serve, name="door", daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Where to knock."""
        return str(self._listener.address)

    def close(self) -> None:
        """Stops listening; visitors inside are still answered."""
        self._open = False
        with contextlib.suppress(OSError):
            self._listener.close()

    def _serve(self) -> None:
        while self._open:
            try:
                visitor = self._listener.accept()
            except (OSError, EOFError):
                continue
            except Exception:  # noqa: S112 - a wrong key must not close the door for others
                continue
            threading.Thread(target=self._attend, args=(visitor,), daemon=True).start()

    def _attend(self, visitor: Connection) -> None:
        with visitor, contextlib.suppress(EOFError, OSError):
            while True:
                raw = visitor.recv_bytes(BYTE_LIMIT)
                visitor.send_bytes(msgspec.json.encode(self._said(raw)))

    def _said(self, raw: bytes) -> Said:
        try:
            wish = read(raw, Wish)
            return Said(answer=getattr(self._desk, wish.name)(**typed(wish)))
        except KnownError as trouble:
            return trouble_of(trouble)
        except NotAWish as error:
            return Said(trouble="StoreTrouble", sentence=f"not a wish of the desk: {error}")


class _FarDesk:
    """Speaks to a desk in another process; has its methods, by name."""

    def __init__(self, address: str, key: bytes, patience_seconds: float) -> None:
        self._address = address
        self._key = key
        self._patience_seconds = patience_seconds

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name not in NAMES:
            raise AttributeError(name)

        def ask(**parts: object) -> Any:
            return answer_of(self._exchange(msgspec.json.encode(Wish(name, parts))), name)

        return ask

    def _exchange(self, raw: bytes) -> Said:
        """Sends a wish and waits for its answer, on a thread that may be left behind: a place
        that hangs accepts a visitor and then says nothing, and that must not hang us too."""
        came: Future[Said] = Future()

        def speak() -> None:
            asked = False
            try:
                with Client(self._address, family=FAMILY, authkey=self._key) as door:
                    asked = True
                    door.send_bytes(raw)
                    came.set_result(from_json(door.recv_bytes(), Said))
            except (OSError, EOFError):
                gone = in_every_language("answers.trouble.place_gone")
                came.set_exception(PlaceGone(gone, asked=asked))
            except Exception as error:
                came.set_exception(error)

        threading.Thread(target=speak, name="visitor", daemon=True).start()
        try:
            return came.result(self._patience_seconds)
        except TimeoutError as error:
            raise _no_answer(f"{self._patience_seconds:g} s") from error
        except (AuthenticationError, msgspec.MsgspecError) as error:
            raise _no_answer(error) from error


def knock(address: str, key: bytes, patience_seconds: float = PATIENCE_SECONDS) -> Desk:
    """A desk that lives in another process of this machine: same methods, same answers.

    Its methods raise `PlaceGone` when the other process has ended, and `StoreTrouble` when it
    does not answer in time.
    """
    return cast(Desk, _FarDesk(address, key, patience_seconds))


def _address(folder: Path) -> str | None:
    """None: the system chooses, because a pipe has no file, or the path would be too long."""
    file = folder.absolute() / f"door-{secrets.token_hex(4)}"
    if FAMILY != "AF_UNIX" or len(os.fsencode(file)) > LONGEST_ADDRESS:
        return None
    for left in folder.glob("door-*"):
        left.unlink(missing_ok=True)  # only the writer opens a door, so it was a dead one's
    return str(file)


def _no_answer(detail: object) -> StoreTrouble:
    return StoreTrouble(in_every_language("answers.trouble.no_answer", detail=detail))
