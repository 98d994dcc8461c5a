"""From tables to frozen structs: every value that does not fit is noted, not only the first.

The struct is the grammar: its fields, types and defaults, as msgspec sees them, are what a file
may hold. Texts that must be given must not be empty.
"""

import datetime as dt
import difflib
import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec.inspect as mi
from msgspec import NODEFAULT

from kiosk.catalogue import Window
from kiosk.config.findings import Finding
from kiosk.config.toml_lines import Place

_WINDOW = re.compile(r"\s*(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})\s*", re.ASCII)
_CLOCK = re.compile(r"\d{1,2}:\d{2}", re.ASCII)
_PLAIN: dict[type[mi.Type], tuple[Callable[[Any], bool], str]] = {
    mi.StrType: (lambda value: isinstance(value, str), "shape.text"),
    mi.BoolType: (lambda value: isinstance(value, bool), "shape.flag"),
    mi.IntType: (lambda value: type(value) is int, "shape.integer"),
    mi.FloatType: (lambda value: type(value) in (int, float), "shape.number"),
    mi.DateType: (lambda value: type(value) is dt.date, "shape.date"),
}


class _Misfit(Exception):
    """Already noted; this value cannot be built."""


class Shaping:
    """Builds the structs of one file and gathers what is wrong in `findings`."""

    def __init__(self, file: str) -> None:
        self.findings: list[Finding] = []
        self._file = file

    def build(self, wanted: type, value: object) -> Any:
        """A `wanted` struct, or None if anything in it is wrong."""
        try:
            return self._build(mi.type_info(wanted), value, ())
        except _Misfit:
            return None

    def _build(self, wanted: mi.Type, value: Any, place: Place) -> Any:
        if type(wanted) in _PLAIN:
            fits, words = _PLAIN[type(wanted)]
            if not fits(value):
                raise self._misfit(place, words)
            return float(value) if isinstance(wanted, mi.FloatType) else value
        match wanted:
            case mi.StructType():
                return self._struct(wanted, value, place)
            case mi.VarTupleType():
                return self._row(wanted, value, place)
            case mi.UnionType():
                inner = next(each for each in wanted.types if not isinstance(each, mi.NoneType))
                return self._build(inner, value, place)
            case mi.EnumType():
                return self._choice(wanted, value, place)
            case mi.TimeType():
                return self._clock(value, place)
        raise TypeError(f"a centre's files hold no {wanted}")

    def _struct(self, wanted: mi.StructType, value: Any, place: Place) -> Any:
        if wanted.cls is Window:
            return self._window(value, place)
        if not isinstance(value, dict):
            raise self._misfit(place, "shape.table")
        names = [field.encode_name for field in wanted.fields]
        before = len(self.findings)
        for key in value.keys() - set(names):
            self._unknown((*place, key), key, names)
        built = {}
        for field in wanted.fields:
            try:
                if (found := self._field(field, value, place)) is not NODEFAULT:
                    built[field.name] = found
            except _Misfit:
                continue
        if len(self.findings) > before:
            raise _Misfit
        return wanted.cls(**built)

    def _field(self, field: mi.Field, table: Mapping[str, Any], place: Place) -> Any:
        where = (*place, field.encode_name)
        if field.encode_name not in table:
            if field.required:
                raise self._misfit(place, "shape.missing", name=field.encode_name)
            return NODEFAULT
        found = self._build(field.type, table[field.encode_name], where)
        if field.required and isinstance(found, str) and not found.strip():
            raise self._misfit(where, "shape.empty")
        return found

    def _row(self, wanted: mi.VarTupleType, value: Any, place: Place) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise self._misfit(place, "shape.list")
        built = []
        for number, each in enumerate(value):
            try:
                built.append(self._build(wanted.item_type, each, (*place, number)))
            except _Misfit:
                continue
        if len(built) < len(value):
            raise _Misfit
        return tuple(built)

    def _choice(self, wanted: mi.EnumType, value: Any, place: Place) -> Any:
        choices = [each.value for each in wanted.cls]
        if value not in choices:
            raise self._misfit(place, "shape.choice", choices=", ".join(choices))
        return wanted.cls(value)

    def _clock(self, value: Any, place: Place) -> dt.time:
        if isinstance(value, dt.time):
            return value
        if isinstance(value, str) and _CLOCK.fullmatch(value):
            hour, minute = map(int, value.split(":"))
            if hour < 24 and minute < 60:
                return dt.time(hour, minute)
        raise self._misfit(place, "shape.clock")

    def _window(self, value: Any, place: Place) -> Window:
        window = window_of(value)
        if window is None:
            raise self._misfit(place, "shape.window")
        return window

    def _unknown(self, place: Place, key: str, names: list[str]) -> None:
        close = difflib.get_close_matches(key, names, n=1)
        if close:
            self._misfit(place, "shape.unknown_close", close=close[0])
        else:
            self._misfit(place, "shape.unknown")

    def _misfit(self, place: Place, words: str, **values: object) -> _Misfit:
        named = {"name": _named(place), **values}
        self.findings.append(Finding(self._file, place, words, named))
        return _Misfit()


def window_of(value: object) -> Window | None:
    """A window from `"7:00–11:30"`, with any dash; `24:00` is midnight; None: not so written."""
    found = _WINDOW.fullmatch(value) if isinstance(value, str) else None
    if not found:
        return None
    start_hour, start_minute, end_hour, end_minute = map(int, found.groups())
    midnight = (end_hour, end_minute) == (24, 0)
    if (
        start_hour > 23
        or start_minute > 59
        or (not midnight and (end_hour > 23 or end_minute > 59))
    ):
        return None
    return Window(dt.time(start_hour, start_minute), dt.time(end_hour % 24, end_minute))


def _named(place: Place) -> str:
    """The last key of a place as people know it: `("queue", 2, "quota")` → quota."""
    return next((key for key in reversed(place) if isinstance(key, str)), "")
