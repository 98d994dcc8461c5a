"""What every file of the desk works with, and how a wish becomes a transaction."""

import functools
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Concatenate, ParamSpec, TypeVar

import msgspec

from kiosk.catalogue import Centre
from kiosk.desk.retention import erase_outlived
from kiosk.events import DayOpened
from kiosk.ports import Clock, Random
from kiosk.store import Store
from kiosk.transaction import Transaction

P = ParamSpec("P")
R = TypeVar("R")


class Parts(msgspec.Struct, frozen=True):
    """The desk's surroundings. `secret`: this device's key for look-up factors, never stored in
    the database."""

    store: Store
    centre: Centre
    clock: Clock
    random: Random
    secret: bytes


class DeskPart:
    """A group of wishes; `Desk` is the sum of its parts."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.centre = parts.centre
        self.store = parts.store


S = TypeVar("S", bound=DeskPart)


def wish(
    method: Callable[Concatenate[S, Transaction, P], R],
) -> Callable[Concatenate[S, P], R]:
    """Makes a method that takes a transaction into one that people call.

    It runs on the store's thread in one durable transaction and returns after the commit, so it
    may be called from any thread but the GUI's.
    """

    @functools.wraps(method)
    def granted(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return self.store.run(_in_one(self, method, *args, **kwargs))

    return granted


def submitted(desk: DeskPart, name: str, **parts: Any) -> Future[Any] | None:
    """The same wish for whoever cannot stand and wait: settled after the commit. None where a wish
    is more than one transaction, so that a thread has to wait for it."""
    method = getattr(getattr(type(desk), name), "__wrapped__", None)
    return desk.store.submit(_in_one(desk, method, **parts)) if method else None


def _in_one(
    desk: S,
    method: Callable[Concatenate[S, Transaction, P], R],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> Callable[[Transaction], R]:
    """The wish that opens a day also erases what has outlived its time, in the same
    transaction."""

    def work(tx: Transaction) -> R:
        answer = method(desk, tx, *args, **kwargs)
        if any(isinstance(each.event, DayOpened) for each in tx.appended):
            erase_outlived(tx, desk.centre.retention)
        return answer

    return work
