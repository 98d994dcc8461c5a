"""A paper's way: ordered, sent, and what became of it. The first paper of a number is ordered by
`TicketIssued.paper`."""

from kiosk.events.event import Event


class SlipOrdered(Event, frozen=True, kw_only=True):
    """A paper is wanted. `about`: the ticket's id or the dossier's code; `place`: where it is to
    come out; `copy`: kept or customer where there are two; `reprint` counts papers after the first.

    `facts`: what stands on it, sealed until it is settled; empty where the ticket says it all.
    """

    slip: str
    form: str
    about: str
    place: str
    copy: str = ""
    reprint: int = 0
    language: str = "vi"
    facts: str = ""


class SlipSending(Event, frozen=True, kw_only=True):
    """From now on bytes may have reached the printer; written before the first one."""

    slip: str
    device: str


class SlipPrinted(Event, frozen=True, kw_only=True):
    """The printer confirmed paper, or the road can say no more than that all was handed over."""

    slip: str
    confirmed: bool = True


class SlipFailed(Event, frozen=True, kw_only=True):
    """Paper did not come (`failed`) or may not have (`uncertain`)."""

    slip: str
    state: str
    reason: str


class SlipRetried(Event, frozen=True, kw_only=True):
    """A person wants one that did not come tried again, from now."""

    slip: str


class SlipGivenUp(Event, frozen=True, kw_only=True):
    """It will not be tried any more: too old, or a person said so, or another paper replaced it."""

    slip: str
    reason: str
