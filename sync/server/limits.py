"""How often somebody may ask: a bucket of wishes each, which fills up again by itself.

| who | bucket | why so large |
| --- | --- | --- |
| an enrolled log | 2,000, 50 a second | years of backlog, batch after batch, never empty it |
| an address, for whoever is not known | 600, 10 a second | thousands of centres may share a proxy |

A name is only a claim until its signature was checked, so a wish is a stranger's first, and is
given back to the address when it turns out to be a device's: nobody can use up what belongs to a
log whose key they do not have. A device that was seen at its address has a stranger's bucket of its
own there: whoever guesses beside it, behind the same router, does not shut it out. Counted in this
process alone, in no more memory than `REMEMBERED` of each.
"""

import ipaddress
import threading
from collections import OrderedDict
from collections.abc import Hashable

import msgspec

from kiosk.ports import Clock

REMEMBERED = 20_000
"""Of each kind, the one that asked longest ago is forgotten: a flood of names must not fill the
memory."""


class Rate(msgspec.Struct, frozen=True):
    """`most` at once, `a_second` in the long run."""

    most: int
    a_second: int


DEVICES, STRANGERS = Rate(2_000, 50), Rate(600, 10)


class Buckets:
    """One for each name, full at first. Not locked."""

    def __init__(self, rate: Rate, clock: Clock) -> None:
        self._rate = rate
        self._clock = clock
        self._kept: OrderedDict[Hashable, tuple[float, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def wait_seconds(self, name: Hashable) -> int:
        """How long until there is one more wish for this name; 0: there is."""
        lacking = 1 - self._left(name)
        return max(0, -int(-lacking // self._rate.a_second))

    def take(self, name: Hashable, wishes: int = 1) -> None:
        """One less; -1: one is given back."""
        left = min(self._rate.most, self._left(name) - wishes)
        self._kept.pop(name, None)
        self._kept[name] = left, self._clock.monotonic_ms()
        if len(self._kept) > REMEMBERED:
            self._kept.popitem(last=False)

    def _left(self, name: Hashable) -> float:
        left, at_ms = self._kept.get(name, (float(self._rate.most), 0))
        filled = (self._clock.monotonic_ms() - at_ms) * self._rate.a_second / 1000
        return min(float(self._rate.most), left + filled)


class Limits:
    """Asked before and after each wish, from many threads."""

    def __init__(self, clock: Clock, devices: Rate = DEVICES, strangers: Rate = STRANGERS) -> None:
        self._lock = threading.Lock()
        self._devices = Buckets(devices, clock)
        self._strangers = Buckets(strangers, clock)
        self._seen: OrderedDict[tuple[str, str], None] = OrderedDict()

    def wait_seconds(self, address: str, log: str) -> int:
        """How long this wish has to wait; 0: it is let through, as a stranger's until `known`."""
        with self._lock:
            who = self._who(address, log)
            wait = max(self._strangers.wait_seconds(who), self._devices.wait_seconds(log))
            if not wait:
                self._strangers.take(who)
            return wait

    def known(self, address: str, log: str) -> None:
        """The wish that was let through bore the signature of this log's key."""
        with self._lock:
            self._strangers.take(self._who(address, log), -1)
            self._devices.take(log)
            pair = network(address), log
            self._seen.pop(pair, None)
            self._seen[pair] = None
            if len(self._seen) > REMEMBERED:
                self._seen.popitem(last=False)

    def _who(self, address: str, log: str) -> Hashable:
        pair = network(address), log
        return pair if pair in self._seen else pair[0]


def network(address: str) -> str:
    """What one connection to the internet has: an IPv4 address, or the 2^64 of IPv6."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return address
    return str(ipaddress.ip_network((int(parsed) >> 64 << 64, 64)))
