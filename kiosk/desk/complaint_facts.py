"""What managers are told of complaints."""

from datetime import date, datetime

import msgspec

from kiosk.answers import Answer


class ComplaintTaken(Answer, frozen=True, kw_only=True):
    """A complaint is on the register; `due`: by when it is to be answered."""

    complaint: str
    entry: int
    due: datetime


class Complaint(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the register. `state`: pending, upheld or not_upheld. Texts are empty once they
    were erased."""

    complaint: str
    entry: int
    about: str
    way: str
    happened: date
    counter: int
    official: str
    queue: str
    text: str
    recorded: datetime
    due: datetime
    state: str
    settled: datetime | None
    reason: str


class ComplaintRegister(Answer, frozen=True, kw_only=True):
    """Pending ones first, the longest waiting on top; then the newest settled."""

    complaints: tuple[Complaint, ...]
    counts: dict[str, int]
    now: datetime


class Comment(msgspec.Struct, frozen=True, kw_only=True):
    """A comment of some visitor of a day, without hour, counter or number. `origin` names it."""

    origin: str
    day: date
    score: int
    reasons: tuple[str, ...]
    text: str


class Comments(Answer, frozen=True, kw_only=True):
    """Comments that are not yet on the register, by day, in no order within it."""

    comments: tuple[Comment, ...]
