"""What is wrong with facts that came from outside: every mistake at once, each with its place."""

import types
import typing
from collections.abc import Iterator

import msgspec

from kiosk.decoding import typed
from kiosk.words import in_every_language


def mistakes_in(value: object, wanted: object, path: str = "$") -> Iterator[str]:
    """Sentences, in every language, on what keeps `value` (from JSON) from being a `wanted`."""
    inner = _without_none(wanted)
    if inner is not wanted and value is None:
        return
    item = _item_of(inner)
    if isinstance(inner, type) and issubclass(inner, msgspec.Struct) and isinstance(value, dict):
        yield from _in_struct(value, inner, path)
    elif item is not None and isinstance(value, list):
        for at, each in enumerate(value):
            yield from mistakes_in(each, item, f"{path}[{at}]")
    else:
        try:
            typed(value, typing.cast(type, inner))
        except msgspec.ValidationError as error:
            detail = str(error).split(" - at ")[0]
            yield in_every_language("answers.facts.wrong", path=path, detail=detail)


def _in_struct(value: dict[str, object], wanted: type[msgspec.Struct], path: str) -> Iterator[str]:
    fields = msgspec.structs.fields(wanted)
    known = {each.name: each for each in fields}
    for name in value:
        if name not in known:
            yield in_every_language("answers.facts.unknown", path=f"{path}.{name}")
    for name, field in known.items():
        if name in value:
            yield from mistakes_in(value[name], field.type, f"{path}.{name}")
        elif field.required:
            yield in_every_language("answers.facts.missing", path=f"{path}.{name}")


def _without_none(wanted: object) -> object:
    """`X` of `X | None`."""
    if typing.get_origin(wanted) not in {typing.Union, types.UnionType}:
        return wanted
    rest = [each for each in typing.get_args(wanted) if each is not types.NoneType]
    return rest[0] if len(rest) == 1 else wanted


def _item_of(wanted: object) -> object | None:
    """`X` of `tuple[X, ...]`."""
    args = typing.get_args(wanted)
    return args[0] if typing.get_origin(wanted) is tuple and args[1:] == (...,) else None
