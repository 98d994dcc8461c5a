"""A wish as it travels, and how it meets the desk: by a method's name and JSON arguments.

The local door and the centre's hub speak it alike. What arrives is checked against the method's
own type hints, so that nothing reaches the desk that could not have been written in Python.
"""

import inspect
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar

import msgspec

from kiosk import decoding, errors
from kiosk.desk import Desk
from kiosk.errors import KnownError, StoreTrouble

T = TypeVar("T")
OF_THE_START = "learn"
"""Done once by whoever opens the journal; nobody wishes it."""


class Wish(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"name": "wish", "parts": "with"},
):
    """One call of a method of the desk, by name and keyword arguments."""

    name: str
    parts: dict[str, Any]


class Said(msgspec.Struct, frozen=True, omit_defaults=True):
    """What came of it: an answer, or the class and sentence of a trouble."""

    answer: Any = None
    trouble: str = ""
    sentence: str = ""


class NotAWish(Exception):
    """The desk has no such wish, or not with these arguments; the sentence says what is wrong."""


def names() -> Iterator[str]:
    """Every wish of the desk; its other public methods work inside a transaction."""
    for name, method in inspect.getmembers(Desk, inspect.isfunction):
        inside = "tx" in inspect.signature(method, follow_wrapped=False).parameters
        if not name.startswith("_") and not inside and name != OF_THE_START:
            yield name


class Form(msgspec.Struct, frozen=True):
    """What a wish looks like: the types of its arguments, those it cannot do without, and the
    type of its answer."""

    types: dict[str, Any]
    needed: frozenset[str]
    answer: Any


@cache
def form_of(name: str) -> Form:
    """Raises `NotAWish`."""
    if name not in NAMES:
        raise NotAWish(name)
    method = getattr(Desk, name)
    hints = typing.get_type_hints(method, include_extras=True)
    named = [
        each
        for each in inspect.signature(method).parameters.values()
        if each.kind is inspect.Parameter.KEYWORD_ONLY
    ]
    return Form(
        {each.name: hints[each.name] for each in named},
        frozenset(each.name for each in named if each.default is inspect.Parameter.empty),
        hints["return"],
    )


def read(raw: bytes, kind: type[T]) -> T:
    """A struct in bytes from outside. Raises `NotAWish`."""
    try:
        return decoding.from_json(raw, kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NotAWish(str(error)) from error


def typed(wish: Wish) -> dict[str, Any]:
    """The arguments as the method wants them. Raises `NotAWish`."""
    form = form_of(wish.name)
    wrong = [*(wish.parts.keys() - form.types.keys()), *(form.needed - wish.parts.keys())]
    if wrong:
        raise NotAWish(f"{wish.name}: {', '.join(sorted(wrong))}")
    try:
        _check_storable(wish.parts)
        return {name: decoding.typed(value, form.types[name]) for name, value in wish.parts.items()}
    except msgspec.MsgspecError as error:
        raise NotAWish(f"{wish.name}: {error}") from error


def _check_storable(value: Any) -> None:
    """Numbers and texts that JSON can say and a database cannot keep. Raises `NotAWish`."""
    if isinstance(value, dict):
        for name, each in value.items():
            _check_storable(name)
            _check_storable(each)
    elif isinstance(value, list):
        for each in value:
            _check_storable(each)
    elif isinstance(value, int) and not -(1 << 63) <= value < 1 << 63:
        raise NotAWish("a number of more than 64 bits")
    elif isinstance(value, str) and value.encode(errors="replace").decode() != value:
        raise NotAWish("half a character")


def trouble_of(error: KnownError) -> Said:
    """A trouble as it travels."""
    return Said(trouble=type(error).__name__, sentence=str(error))


def answer_of(said: Said, name: str) -> Any:
    """What the desk said, as the method would have returned or raised it."""
    if said.trouble:
        raise TROUBLES.get(said.trouble, StoreTrouble)(said.sentence)
    return decoding.typed(said.answer, form_of(name).answer)


NAMES = frozenset(names())
TROUBLES: dict[str, type[KnownError]] = {
    name: found
    for name, found in vars(errors).items()
    if inspect.isclass(found) and issubclass(found, KnownError) and "__init__" not in vars(found)
}
"""Those that are a sentence and nothing else, by name."""
