"""What the rules ask of the world; outer rooms and tests fulfil it."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

Random = Callable[[int], bytes]
"""`n` unpredictable bytes (`secrets.token_bytes` in the real program)."""


class Clock(Protocol):
    """Where time comes from; nobody else reads a clock."""

    def now(self) -> datetime:
        """The wall clock, aware, in the centre's time zone."""

    def monotonic_ms(self) -> int:
        """Milliseconds that never go back while the machine is up."""


class Signer(Protocol):
    """Signs what must be provable later (Ed25519)."""

    def sign(self, message: bytes) -> bytes:
        """A 64-byte signature of `message`."""
