"""What a centre is: its fields, procedures, queues, counters and staff, as frozen facts.

Filled by `config.py` from the centre's TOML files, checked there; nothing here changes while the
program runs. Two-language texts are `Text`: `text["vi"]` falls back to Vietnamese. One file per
topic; every name is reached from here: `from kiosk.catalogue import Centre, Queue`.
"""

from kiosk.catalogue.bookings import BookingRules, BookingState
from kiosk.catalogue.centre import (
    Centre,
    CentreFacts,
    Retention,
)
from kiosk.catalogue.dossiers import (
    DossierState,
    KnownDossier,
    PayAccount,
)
from kiosk.catalogue.hours import (
    Calendars,
    DayKind,
    DayOverride,
    DeadlineRules,
    Hours,
    Window,
)
from kiosk.catalogue.people import (
    Official,
    PriorityGroup,
    PriorityMode,
    PriorityRule,
)
from kiosk.catalogue.places import (
    Counter,
    Device,
    Panel,
    Queue,
    QueueKind,
    Times,
)
from kiosk.catalogue.procedures import (
    Field,
    LegalTime,
    PaperKind,
    PaperNeeded,
    Procedure,
    TimeUnit,
)
from kiosk.catalogue.ratings import (
    Announcement,
    RatingLevel,
    RatingReason,
    RatingRules,
)
from kiosk.catalogue.text import (
    DEFAULT_LANGUAGE,
    Facts,
    Text,
)

__all__ = [
    "DEFAULT_LANGUAGE",
    "Announcement",
    "BookingRules",
    "BookingState",
    "Calendars",
    "Centre",
    "CentreFacts",
    "Counter",
    "DayKind",
    "DayOverride",
    "DeadlineRules",
    "Device",
    "DossierState",
    "Facts",
    "Field",
    "Hours",
    "KnownDossier",
    "LegalTime",
    "Official",
    "Panel",
    "PaperKind",
    "PaperNeeded",
    "PayAccount",
    "PriorityGroup",
    "PriorityMode",
    "PriorityRule",
    "Procedure",
    "Queue",
    "QueueKind",
    "RatingLevel",
    "RatingReason",
    "RatingRules",
    "Retention",
    "Text",
    "TimeUnit",
    "Times",
    "Window",
]
