"""How long somebody will wait: a band, not a point, and no figure without ground for one.

Ground is five finished services of the same queue today and an open counter. The usual minutes
of the configuration are no ground: nobody measured them here.

The wait is the time in which the counters finish the people ahead. Its middle is people ahead
× mean service ÷ counters; its spread comes from the services themselves and from how few of them
were measured. Being wrong on the short side hurts about seven times more (touch.md), so the upper
end is the wait that seven in eight stay under, and holds one service more: whoever is at the
counter now is not finished either. The lower end is its mirror. Both are rounded outwards.
"""

import math
from collections.abc import Sequence

import msgspec

LEAST_SERVICES = 5
LATEST_SERVICES = 40
STEP_MINUTES = 5
_SEVEN_IN_EIGHT = 1.1503  # standard normal quantile of 7/8
_ODD = 4.0  # a service over four medians was forgotten open, not worked on


class Band(msgspec.Struct, frozen=True):
    """From `low` to `high` minutes, multiples of five, never equal."""

    low: int
    high: int


def band(ahead: int, recent_service_seconds: Sequence[float], open_counters: int) -> Band | None:
    """The wait of somebody with `ahead` people before them, or None: no ground yet.

    `recent_service_seconds`: how long today's services of the queue took, oldest first; the last
    40 count, what is not a positive number does not. `open_counters`: those that serve the queue
    now. Pure; never raises for a negative `ahead` (taken as nobody).
    """
    measured = [s for s in recent_service_seconds if 0 < s < math.inf][-LATEST_SERVICES:]
    if len(measured) < LEAST_SERVICES or open_counters < 1:
        return None
    longest = _ODD * sorted(measured)[len(measured) // 2]
    services = [min(seconds, longest) for seconds in measured]
    people = max(ahead, 0)
    mean = math.fsum(services) / len(services)
    variance = math.fsum((each - mean) ** 2 for each in services) / (len(services) - 1)
    middle = people * mean / open_counters
    upper_people = people + 1
    low_spread = math.sqrt(people * variance + people**2 * variance / len(services))
    high_spread = math.sqrt(upper_people * variance + upper_people**2 * variance / len(services))
    low = middle - _SEVEN_IN_EIGHT * low_spread / open_counters
    high = (upper_people * mean + _SEVEN_IN_EIGHT * high_spread) / open_counters
    return _outwards(low / 60, high / 60)


def _outwards(low: float, high: float) -> Band:
    least = max(0, math.floor(low / STEP_MINUTES) * STEP_MINUTES)
    most = math.ceil(high / STEP_MINUTES) * STEP_MINUTES
    return Band(least, max(most, least + STEP_MINUTES))
