"""Who sits at a counter: signing in by PIN or badge, locking out, signing out."""

import hmac
from datetime import datetime

from kiosk import pins
from kiosk.answers import Done, Reason, Refused, SignedIn
from kiosk.catalogue import Official
from kiosk.clock import from_ms
from kiosk.desk.days import open_day
from kiosk.desk.parts import DeskPart, wish
from kiosk.events import OfficialSignedIn, OfficialSignedOut, SignInRefused
from kiosk.transaction import Transaction, new_id

MINUTE_MS = 60_000


class OfficialsDesk(DeskPart):
    """Sessions of officials."""

    def sign_in(self, *, counter: int, official: str, pin: str) -> SignedIn | Refused:
        """Opens a counter by PIN. Wrong tries are counted; after a few the name is locked a while.

        The PIN is checked outside the transaction: argon2 is slow on purpose.
        """
        known = self.centre.official.get(official)
        locked = self._locked(official=official)
        if locked:
            return Refused(reason=Reason.LOCKED_OUT, until=locked)
        if known is None or not pins.matches(known.pin_hash, pin):
            return self._refuse(official=official, counter=counter)
        return self._begin(official=known, counter=counter, by="pin")

    def sign_in_badge(self, *, counter: int, badge: str) -> SignedIn | Refused:
        """Opens a counter by a badge's QR."""
        known = next(
            (
                each
                for each in self.centre.staff
                if each.badge and hmac.compare_digest(each.badge.encode(), badge.encode())
            ),
            None,
        )
        if known is None:
            return Refused(reason=Reason.WRONG_PIN)
        return self._begin(official=known, counter=counter, by="badge")

    def admit_manager(self, *, official: str, pin: str) -> Done | Refused:
        """Lets a manager see the figures; wrong tries count as at a counter, and lock alike."""
        known = self.centre.official.get(official)
        locked = self._locked(official=official)
        if locked:
            return Refused(reason=Reason.LOCKED_OUT, until=locked)
        if known is None or not known.manager or not pins.matches(known.pin_hash, pin):
            return self._refuse(official=official, counter=0)
        return Done()

    def sign_in_by_command(self, *, counter: int, official: str = "") -> SignedIn | Refused:
        """Opens a counter for a script; whoever may run commands here was let in by the machine.

        Without a name the first official assigned to the counter.
        """
        assigned = [each for each in self.centre.staff if not official or each.code == official]
        known = next((each for each in assigned if counter in each.counters), None)
        if known is None:
            return Refused(reason=Reason.NOT_YOUR_COUNTER)
        return self._begin(official=known, counter=counter, by="command")

    @wish
    def sign_out(self, tx: Transaction, *, counter: int) -> Done | Refused:
        """Closes the counter; nobody may be in front of it."""
        open_day(tx)
        place = tx.one("SELECT * FROM counter WHERE number = ?", counter)
        if place is None or place["state"] == "closed":
            return Refused(reason=Reason.NOT_SIGNED_IN)
        if place["ticket"]:
            return Refused(reason=Reason.STILL_SERVING)
        tx.append(OfficialSignedOut(official=place["official"], counter=counter))
        return Done()

    @wish
    def _locked(self, tx: Transaction, *, official: str) -> datetime | None:
        """Until when a name is locked; None when it is not."""
        row = tx.one("SELECT wrong, last_ms FROM sign_in WHERE official = ?", official)
        times = self.centre.times
        if row is None or row["wrong"] < times.pin_tries:
            return None
        until = row["last_ms"] + times.pin_lock_minutes * MINUTE_MS
        return from_ms(until) if tx.now_ms < until else None

    @wish
    def _refuse(self, tx: Transaction, *, official: str, counter: int) -> Refused:
        open_day(tx)
        tx.append(SignInRefused(official=official[:64], counter=counter))
        return Refused(reason=Reason.WRONG_PIN)

    @wish
    def _begin(
        self, tx: Transaction, *, official: Official, counter: int, by: str
    ) -> SignedIn | Refused:
        open_day(tx)
        if counter not in self.centre.counter:
            return Refused(reason=Reason.UNKNOWN_COUNTER)
        if official.counters and counter not in official.counters:
            return Refused(reason=Reason.NOT_YOUR_COUNTER)
        place = tx.one("SELECT * FROM counter WHERE number = ?", counter)
        if place and place["state"] != "closed":
            if place["official"] != official.code:
                return Refused(reason=Reason.COUNTER_TAKEN)
            session = str(place["official_session"])
            return self._signed_in(official, counter, session)
        session = new_id(tx.now_ms, self.parts.random)
        tx.append(
            OfficialSignedIn(
                official=official.code, counter=counter, official_session=session, by=by
            )
        )
        return self._signed_in(official, counter, session)

    def _signed_in(self, official: Official, counter: int, session: str) -> SignedIn:
        return SignedIn(
            official=official.code, name=official.name, counter=counter, official_session=session
        )
