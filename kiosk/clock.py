"""The real clock, and Vietnamese time: UTC+7 all year, no summer time."""

import time
from datetime import date, datetime, timedelta, timezone
from datetime import time as clock_time

VIETNAM = timezone(timedelta(hours=7), "+07")


class SystemClock:
    """Fulfils `ports.Clock` from the operating system."""

    def now(self) -> datetime:
        """The wall clock in Vietnamese time."""
        return datetime.now(VIETNAM)

    def monotonic_ms(self) -> int:
        """Milliseconds since some point, never going back, and going on while the machine sleeps:
        Linux has another clock for that."""
        if hasattr(time, "CLOCK_BOOTTIME"):
            return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
        return time.monotonic_ns() // 1_000_000


def to_ms(moment: datetime) -> int:
    """Milliseconds since 1970 UTC, as the journal keeps times."""
    return round(moment.timestamp() * 1000)


def from_ms(ms: int) -> datetime:
    """The Vietnamese wall time of a journal time."""
    return datetime.fromtimestamp(ms / 1000, VIETNAM)


def midnight_ms(day: date) -> int:
    """The journal time at which a Vietnamese day begins."""
    return to_ms(datetime.combine(day, clock_time(), VIETNAM))
