"""Complaints and suggestions (phản ánh, kiến nghị), kept apart from ratings."""

from datetime import date

from kiosk.events.event import Event, Sealed


class ComplaintRecorded(Event, frozen=True, kw_only=True):
    """A manager put a complaint on the register; it waits to be verified.

    `about` is "process" or "person"; `official` only with the latter. `way`: counter, hotline,
    letter or rating. `happened`: the day it speaks of. `due_ms`: when it is to be answered, by
    the rule of that day. `origin`: of a rating's comment a keyed hash, which only this device can
    compare and which leads to no ticket.
    """

    complaint: str
    entry: int
    about: str
    way: str
    happened: date
    by: str
    due_ms: int
    counter: int = 0
    official: str = ""
    queue: str = ""
    origin: str = ""
    text: Sealed = ""


class ComplaintSettled(Event, frozen=True, kw_only=True):
    """It was verified: `upheld` or `not_upheld`, with a reason. A later one corrects this one."""

    complaint: str
    outcome: str
    by: str
    reason: Sealed = ""
