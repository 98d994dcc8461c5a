"""What devices and managers wish: that trouble and exports are on record."""

from datetime import date

from kiosk.answers import Done
from kiosk.clock import from_ms
from kiosk.desk.days import open_day
from kiosk.desk.parts import DeskPart, wish
from kiosk.desk.retention import erase_outlived
from kiosk.events import (
    ClockPutRight,
    DeviceRecovered,
    DeviceTroubled,
    FiguresExported,
)
from kiosk.transaction import Transaction


class CareDesk(DeskPart):
    """Records about devices and exports."""

    @wish
    def device_state(self, tx: Transaction, *, device: str, reason: str = "") -> bool:
        """Tells how a device is, well if `reason` is empty; whether it was news and kept."""
        known = tx.value("SELECT reason FROM device WHERE code = ?", device) or ""
        if known == reason:
            return False
        open_day(tx)
        event = DeviceTroubled(device=device, reason=reason) if reason else None
        tx.append(event or DeviceRecovered(device=device))
        return True

    @wish
    def _clock_put_right(self, tx: Transaction, *, ahead_ms: int) -> None:
        """From here on times are true; who waits goes on waiting, in the day that it is."""
        tx.identity = tx.identity.put_right(from_ms(tx.now_ms).date())
        tx.append(ClockPutRight(ahead_ms=ahead_ms))

    @wish
    def figures_exported(
        self,
        tx: Transaction,
        *,
        what: str,
        since: date,
        until: date,
        format: str,
        rows: int,
        by: str,
        file: str = "",
    ) -> Done:
        """Every export is itself on record."""
        open_day(tx)
        tx.append(
            FiguresExported(
                what=what, since=since, until=until, format=format, rows=rows, by=by, file=file
            )
        )
        return Done()

    @wish
    def erase_outlived(self, tx: Transaction) -> Done:
        """Erases sealed texts that have outlived their time, without waiting for the next day."""
        open_day(tx)
        erase_outlived(tx, self.centre.retention)
        return Done()
