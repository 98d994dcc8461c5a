"""What is told about papers that were wanted."""

from datetime import datetime

from kiosk.answers import Answer, TicketTaken

WAITING = ("queued", "failed")
"""States in which a slip is still to come: `failed` is tried again when its printer is well."""

OPEN = "state NOT IN ('printed', 'given_up')"
"""As the index of the spool has it, word for word, so that SQLite finds it behind a million."""


class SlipRow(Answer, frozen=True, kw_only=True):
    """A paper and how far it has come.

    `state`: queued, sending, printed, uncertain (it may be out), failed (its last try, nothing
    came), given_up. `reason`: a stable word. `number`: of the ticket it is, else empty; `about`:
    the ticket's id or the dossier's code. `wanted_at`: when; `at`: of its last change.
    """

    slip: str
    form: str
    about: str
    number: str
    place: str
    copy: str
    reprint: int
    language: str
    device: str
    state: str
    reason: str
    wanted_at: datetime
    at: datetime


class SlipJob(Answer, frozen=True, kw_only=True):
    """A paper to be made now: `facts` (JSON) of a counter form, or the `ticket`."""

    slip: str
    form: str
    about: str
    copy: str
    reprint: int
    language: str
    wanted_at: datetime
    facts: str = ""
    ticket: TicketTaken | None = None


class SlipWanted(Answer, frozen=True, kw_only=True):
    """A paper is on its way; `waiting` tells that it had been before."""

    slip: str
    waiting: bool = False
