"""What the desk answers: normal answers are values, never exceptions.

All are frozen and tagged, so that the same answer can travel over a local socket or HTTP. A "no"
is a `Refused` with a `Reason`; its sentence comes from `answers.toml` (`refused.<reason>`).
"""

from datetime import datetime
from enum import StrEnum

import msgspec

from kiosk.bookings import Slot, Standing
from kiosk.waits import Band
from kiosk.words import words


class Answer(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Something the desk said."""


class Reason(StrEnum):
    """Why a wish was not granted."""

    CLOSED = "closed"
    QUOTA_USED = "quota_used"
    UNKNOWN_PROCEDURE = "unknown_procedure"
    UNKNOWN_TICKET = "unknown_ticket"
    UNKNOWN_COUNTER = "unknown_counter"
    UNKNOWN_QUEUE = "unknown_queue"
    UNKNOWN_PRIORITY = "unknown_priority"
    NOBODY_WAITING = "nobody_waiting"
    NOT_SERVING = "not_serving"
    STILL_SERVING = "still_serving"
    NOT_SIGNED_IN = "not_signed_in"
    ON_BREAK = "on_break"
    WRONG_PIN = "wrong_pin"
    LOCKED_OUT = "locked_out"
    TOO_OFTEN = "too_often"
    COUNTER_TAKEN = "counter_taken"
    NOT_YOUR_COUNTER = "not_your_counter"
    WRONG_STATE = "wrong_state"
    TOO_MANY_REPRINTS = "too_many_reprints"
    TOO_EARLY_TO_RATE = "too_early_to_rate"
    ALREADY_RATED = "already_rated"
    RATING_EXPIRED = "rating_expired"
    NOT_SIGNED = "not_signed"
    NO_COPY = "no_copy"
    UNKNOWN_SCORE = "unknown_score"
    NOT_FOUND = "not_found"
    UNCHECKABLE = "uncheckable"
    ALREADY_RECEIVED = "already_received"
    INCOMPLETE = "incomplete"
    NO_ROOM = "no_room"
    NOT_A_MANAGER = "not_a_manager"
    UNKNOWN_COMPLAINT = "unknown_complaint"
    ALREADY_SETTLED = "already_settled"
    REAL_VISITS = "real_visits"
    UNKNOWN_SLIP = "unknown_slip"
    TOO_OLD = "too_old"
    UNKNOWN_PLACE = "unknown_place"
    WRONG_CODE = "wrong_code"
    CODE_OF_ANOTHER_PLACE = "code_of_another_place"
    UNKNOWN_MACHINE = "unknown_machine"
    NO_BOOKING = "no_booking"
    BOOKING_UNCHECKABLE = "booking_uncheckable"
    BOOKING_EARLY = "booking_early"
    BOOKING_LATE = "booking_late"
    BOOKING_OTHER_DAY = "booking_other_day"
    BOOKING_CANCELLED = "booking_cancelled"


class Refused(Answer, frozen=True, kw_only=True):
    """A normal no. `until`: when it is worth trying again, if that is known."""

    reason: Reason
    until: datetime | None = None

    def message(self, language: str = "vi") -> str:
        """The sentence for people."""
        spoken = words(language)
        key = f"answers.refused.{self.reason}"
        if self.until and spoken.has(f"{key}_until"):
            return spoken.text(f"{key}_until", until=f"{self.until:%H:%M %d/%m}")
        return spoken.text(key)


class TicketTaken(Answer, frozen=True, kw_only=True):
    """A number, valid from now on. `repeated`: this request had been answered before; `slip`: its
    paper in the spool, empty where none was wanted; `board`: given while the hub was away, called
    by the board of this mark; `slot`: the booked time that it was taken for."""

    ticket: str
    number: str
    token: str
    queue: str
    procedure: str
    field: str
    priority: str
    counters: tuple[int, ...]
    wait_in: str
    ahead: int
    wait: Band | None
    issued_at: datetime
    language: str
    repeated: bool = False
    slip: str = ""
    board: str = ""
    slot: Slot | None = None


class TicketPlace(Answer, frozen=True, kw_only=True):
    """Where a ticket stands now. `state`: waiting, serving, parked, missed, finished, expired.

    `may_rate`: its service ended and waits for an answer; `rating` is the token of that service,
    `call`. `slot`: the booked time that it was taken for.
    """

    ticket: str
    number: str
    state: str
    queue: str
    procedure: str
    ahead: int
    wait: Band | None
    counters: tuple[int, ...]
    counter: int
    issued_at: datetime
    may_rate: bool = False
    rating: str = ""
    call: str = ""
    slot: Slot | None = None


class BookingShown(Answer, frozen=True, kw_only=True):
    """A booking of today or later. `opens`: from when a number is given for it; `ticket`: the one
    that was taken, empty before. Nothing of the person is in it."""

    code: str
    standing: Standing
    slot: Slot
    opens: datetime
    procedure: str
    queue: str
    counters: tuple[int, ...]
    ticket: str = ""


class QueueState(msgspec.Struct, frozen=True, kw_only=True):
    """One queue as the kiosk shows it before the touch."""

    queue: str
    open: bool
    reason: Reason | None = None
    until: datetime | None = None
    waiting: int = 0
    left: int | None = None


class Lobby(Answer, frozen=True, kw_only=True):
    """What the welcome and field screens need: is the centre open, and each queue's state.

    `closes_at` while open; `opens_at` while closed, None when no opening is known. `troubles`
    maps devices that are in trouble to a stable word ("paper_out"). `session`: the day-session.
    """

    open: bool
    closes_at: datetime | None
    opens_at: datetime | None
    queues: dict[str, QueueState]
    troubles: dict[str, str]
    now: datetime
    session: int = 0


class FeeState(StrEnum):
    """How a dossier's fee stands. `due` waits to be confirmed, whatever was scanned meanwhile."""

    NONE = "none"
    DUE = "due"
    CONFIRMED = "confirmed"


class DossierShown(Answer, frozen=True, kw_only=True):
    """A dossier after the second factor. `steps_done` of the four on the timeline; `late` is
    said only where the promised day has passed. `payment`: what the QR holds while
    the fee is due, and `fee_due_vnd` what it asks for."""

    code: str
    state: str
    procedure: str
    received: datetime
    due: datetime | None
    due_expected: bool
    missing: str
    fee_vnd: int | None
    payment: str
    late: bool
    fee: FeeState = FeeState.NONE
    fee_due_vnd: int = 0
    fee_confirmed: datetime | None = None


class Done(Answer, frozen=True, kw_only=True):
    """The wish is granted and durable; nothing more to say."""


class SignedIn(Answer, frozen=True, kw_only=True):
    """An official's session at a counter."""

    official: str
    name: str
    counter: int
    official_session: str


class Called(Answer, frozen=True, kw_only=True):
    """A ticket at a counter."""

    ticket: str
    number: str
    token: str
    procedure: str
    queue: str
    priority: str
    counter: int
    call: str
    issued_at: datetime
    called_at: datetime
    dossier: str


class Finished(Answer, frozen=True, kw_only=True):
    """A visit is over; `rating` is its one-time token."""

    ticket: str
    number: str
    counter: int
    call: str
    rating: str


class RatingTaken(Answer, frozen=True, kw_only=True):
    """The answer is stored. `asks_reasons`: a low one, so reasons may follow."""

    call: str
    score: int
    asks_reasons: bool


class DossierTaken(Answer, frozen=True, kw_only=True):
    """A dossier was received; `lookup` is the second factor printed on the slip."""

    code: str
    lookup: str
    provisional: bool
    due: datetime | None
    due_expected: bool
    received: datetime
    book: str
    entry: int


class DossierChanged(Answer, frozen=True, kw_only=True):
    """A counter changed a dossier's state; `form` is the paper that says so."""

    code: str
    state: str
    form: str
    due: datetime | None
