"""The days a report is about."""

from datetime import date, timedelta

import msgspec

from kiosk.clock import midnight_ms


class Period(msgspec.Struct, frozen=True):
    """From the first moment of `since` to the last of `until`, Vietnamese days."""

    since: date
    until: date

    @property
    def limits(self) -> tuple[int, int]:
        """The journal times: from, and before."""
        after = self.until + timedelta(days=1)
        return midnight_ms(self.since), midnight_ms(after)

    @property
    def quarter(self) -> "Period":
        """The quarter of `until`, as far as `until`: what the indicators are counted over."""
        first = self.until.replace(month=(self.until.month - 1) // 3 * 3 + 1, day=1)
        return Period(first, self.until)
