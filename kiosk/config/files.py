"""The files of a centre, one topic each, and what each may hold.

Which settings a table has is said by the structs of `kiosk.catalogue`; what they mean to a centre
is said at the head of each file of the sample centre.
"""

import msgspec

from kiosk.catalogue import (
    Announcement,
    BookingRules,
    CentreFacts,
    Counter,
    DayOverride,
    DeadlineRules,
    Device,
    Field,
    KnownDossier,
    Official,
    Panel,
    PayAccount,
    PriorityGroup,
    PriorityRule,
    Procedure,
    Queue,
    RatingRules,
    Retention,
    Times,
    Window,
)


class CentreFile(msgspec.Struct, frozen=True):
    """`centre.toml`: who we are, where fees are paid, how long texts are kept, when people may
    come to what they booked."""

    centre: CentreFacts
    pay: PayAccount | None = None
    retention: Retention = Retention()
    bookings: BookingRules = BookingRules()


class ProceduresFile(msgspec.Struct, frozen=True):
    """`procedures.toml`: what people come for, in the order of the kiosk."""

    field: tuple[Field, ...]
    procedure: tuple[Procedure, ...]


class QueuesFile(msgspec.Struct, frozen=True):
    """`queues.toml`: the lines of waiting people."""

    queue: tuple[Queue, ...]


class CountersFile(msgspec.Struct, frozen=True):
    """`counters.toml`: the counters and what they serve."""

    counter: tuple[Counter, ...]


class StaffFile(msgspec.Struct, frozen=True):
    """`staff.toml`: who may sign in."""

    official: tuple[Official, ...]


class DayHours(msgspec.Struct, frozen=True):
    """One weekday of `hours.toml`; both lists empty: closed."""

    open: tuple[Window, ...]
    tickets: tuple[Window, ...]


class HoursFile(msgspec.Struct, frozen=True):
    """`hours.toml`: doors, ticket windows, deadline calendar, days decided otherwise."""

    monday: DayHours
    tuesday: DayHours
    wednesday: DayHours
    thursday: DayHours
    friday: DayHours
    saturday: DayHours
    sunday: DayHours
    open_on_holidays: bool = False
    deadline: DeadlineRules = DeadlineRules()
    override: tuple[DayOverride, ...] = ()


class PriorityFile(msgspec.Struct, frozen=True):
    """`priority.toml`: who is woven in first, and how."""

    rule: PriorityRule = PriorityRule()
    group: tuple[PriorityGroup, ...] = ()


class AnnouncementsFile(msgspec.Struct, frozen=True):
    """`announcements.toml`: what the voice says."""

    announcement: tuple[Announcement, ...]


class ScreensFile(msgspec.Struct, frozen=True):
    """`screens.toml`: panels in inches and pixels, and the times people are given."""

    panel: tuple[Panel, ...]
    times: Times = Times()


class DevicesFile(msgspec.Struct, frozen=True):
    """`devices.toml`: printers and readers."""

    device: tuple[Device, ...] = ()


class DossiersFile(msgspec.Struct, frozen=True):
    """`dossiers.toml`: dossiers of a sample; a real centre has none of these."""

    dossier: tuple[KnownDossier, ...] = ()


FILES: dict[str, type[msgspec.Struct]] = {
    "centre.toml": CentreFile,
    "procedures.toml": ProceduresFile,
    "queues.toml": QueuesFile,
    "counters.toml": CountersFile,
    "staff.toml": StaffFile,
    "hours.toml": HoursFile,
    "priority.toml": PriorityFile,
    "rating.toml": RatingRules,
    "announcements.toml": AnnouncementsFile,
    "screens.toml": ScreensFile,
    "devices.toml": DevicesFile,
    "dossiers.toml": DossiersFile,
}

MAY_BE_MISSING = frozenset({"devices.toml", "dossiers.toml"})
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

CENTRAL = frozenset(
    {
        "procedures.toml",
        "queues.toml",
        "counters.toml",
        "staff.toml",
        "hours.toml",
        "priority.toml",
        "rating.toml",
        "announcements.toml",
    }
)
"""What the central office may send. The other files say what stands in this hall (its own name and
account, panels, printers, readers) and never come from elsewhere."""
