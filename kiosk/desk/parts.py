"""What every file of the desk works with, and how a wish becomes a transaction."""

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

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
    may be called from any thread but the GUI's. The wish that opens a day also erases what has
    outlived its time, in the same transaction.
    """

    @functools.wraps(method)
    def granted(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        def work(tx: Transaction) -> R:
            answer = method(self, tx, *args, **kwargs)
            if any(isinstance(each.event, DayOpened) for each in tx.appended):
                erase_outlived(tx, self.centre.retention)
            return answer

        return self.store.run(work)

    return granted
