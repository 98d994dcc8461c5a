"""One whole centre."""

from functools import cached_property

import msgspec

from kiosk.catalogue.bookings import BookingRules
from kiosk.catalogue.dossiers import KnownDossier, PayAccount
from kiosk.catalogue.hours import DayOverride, DeadlineRules, Hours
from kiosk.catalogue.people import Official, PriorityGroup, PriorityRule
from kiosk.catalogue.places import Counter, Device, Panel, Queue, QueueKind, Times
from kiosk.catalogue.procedures import Field, Procedure
from kiosk.catalogue.ratings import Announcement, RatingRules
from kiosk.catalogue.text import Facts, Text


class CentreFacts(msgspec.Struct, frozen=True):
    """`centre.toml`: who we are."""

    code: str
    name: Text
    authority: str  # line above the centre on official slips: "ỦY BAN NHÂN DÂN PHƯỜNG MẪU"
    locality: str  # in "…, ngày … tháng …"
    agency_id: str  # first part of dossier codes, e.g. "H00.14"
    kiosk_mark: str = ""  # mark of this kiosk in numbers, where there are several
    result_place: str = ""
    lookup_url: str = ""
    tickets_url: str = ""  # before a ticket's token: its page at the central server
    hotline: str = ""
    dossier_pattern: str = ""  # grammar of dossier codes; empty: `codes.DOSSIER_PATTERN`
    guidance: Text = Text("bàn Hướng dẫn", "the guidance desk")


class Retention(msgspec.Struct, frozen=True):
    """How long erasable texts are kept. `comments_days`: comments of citizens and whatever else
    is sealed; a complaint's words count from its settlement. Facts of persons are erased at the
    change of day in any case."""

    comments_days: int = 365


class Centre(Facts, frozen=True):
    """Everything about one centre; built and cross-checked by `config.load`."""

    facts: CentreFacts
    fields: tuple[Field, ...]
    procedures: tuple[Procedure, ...]
    queues: tuple[Queue, ...]
    counters: tuple[Counter, ...]
    staff: tuple[Official, ...]
    hours: tuple[Hours, ...]
    overrides: tuple[DayOverride, ...]
    priority_groups: tuple[PriorityGroup, ...]
    priority: PriorityRule
    rating: RatingRules
    announcements: tuple[Announcement, ...]
    times: Times = Times()
    panels: tuple[Panel, ...] = ()
    devices: tuple[Device, ...] = ()
    dossiers: tuple[KnownDossier, ...] = ()
    pay: PayAccount | None = None
    open_on_holidays: bool = False
    deadline: DeadlineRules = DeadlineRules()
    retention: Retention = Retention()
    bookings: BookingRules = BookingRules()

    @cached_property
    def procedure(self) -> dict[str, Procedure]:
        """Procedures by code."""
        return {each.code: each for each in self.procedures}

    @cached_property
    def field(self) -> dict[str, Field]:
        """Fields by code."""
        return {each.code: each for each in self.fields}

    @cached_property
    def queue(self) -> dict[str, Queue]:
        """Queues by code."""
        return {each.code: each for each in self.queues}

    @cached_property
    def counter(self) -> dict[int, Counter]:
        """Counters by number."""
        return {each.number: each for each in self.counters}

    @cached_property
    def official(self) -> dict[str, Official]:
        """Staff by code."""
        return {each.code: each for each in self.staff}

    def queue_of(self, procedure: Procedure) -> Queue:
        """The queue in which a procedure waits: its own, else its field's."""
        return self.queue[procedure.queue or self.field[procedure.field].queue]

    def counters_of(self, queue: str) -> tuple[int, ...]:
        """The numbers of the counters that serve a queue, ascending."""
        return tuple(sorted(c.number for c in self.counters if queue in c.queues))

    def queue_of_kind(self, kind: QueueKind) -> Queue | None:
        """The first queue of a kind (results, guidance), if the centre has one."""
        return next((each for each in self.queues if each.kind is kind), None)
