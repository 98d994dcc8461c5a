"""Bytes and plain values into the structs that are wanted; from any thread.

msgspec learns a type when it is first asked for and shows what it has to other threads before it
is complete: two threads that meet a type for the first time at once end the whole process (seen
with 0.22 in a server under load: a read of nothing inside it). So a type is learned here, by one
thread at a time, before anything is read with it; the gate lets nobody go another way.
"""

import threading
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
_learning = threading.Lock()
_json: dict[Any, msgspec.json.Decoder[Any]] = {}
_msgpack: dict[Any, msgspec.msgpack.Decoder[Any]] = {}


def from_json(data: bytes | str, kind: type[T]) -> T:
    """What JSON says, as `kind`. Raises `msgspec.MsgspecError`, `UnicodeDecodeError`,
    `RecursionError`."""
    return _of_json(kind).decode(data)  # type: ignore[no-any-return]


def from_msgpack(data: bytes, kind: type[T]) -> T:
    """What MessagePack says, as `kind`. Raises as `from_json`."""
    known = _msgpack.get(kind)
    if known is None:
        with _learning:
            known = _msgpack[kind] = msgspec.msgpack.Decoder(kind)
    return known.decode(data)  # type: ignore[no-any-return]


def from_toml(data: bytes | str, kind: type[T]) -> T:
    """What TOML says, as `kind`. Raises as `from_json`."""
    return typed(msgspec.toml.decode(data), kind)


def typed(value: object, kind: type[T]) -> T:
    """A plain value (dict, list, text, number) as `kind`. Raises `msgspec.ValidationError`."""
    _of_json(kind)
    return msgspec.convert(value, kind)


def _of_json(kind: Any) -> msgspec.json.Decoder[Any]:
    known = _json.get(kind)
    if known is None:
        with _learning:
            known = _json[kind] = msgspec.json.Decoder(kind)
    return known
