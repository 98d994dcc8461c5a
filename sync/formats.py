"""Which format something from outside is of, told before it is read as ours. Pure."""

import msgspec

from kiosk.decoding import from_msgpack


class OtherFormat(Exception):
    """A whole thing, but of another format than this program reads: one of the two is too old."""

    def __init__(self, found: int, ours: int) -> None:
        super().__init__(f"{found}, {ours}")
        self.reason = "device_too_old" if found < ours else "server_too_old"


class _Formatted(msgspec.Struct, frozen=True, array_like=True):
    """How everything begins that travels; what follows may be anything."""

    format: int


def refuse_other(plain: bytes, ours: int) -> None:
    """Raises `OtherFormat`; what tells no format is for the reader to refuse."""
    try:
        found = from_msgpack(plain, _Formatted).format
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return
    if found != ours:
        raise OtherFormat(found, ours)
