"""Facts of the reports on tickets and on dossiers: figures for the wall, nobody's data."""

import msgspec

from kiosk.forms.kinds import Count
from kiosk.forms.report import Report, TicketTotals


class TicketLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One hour, queue or counter. `issued` None at a counter; times in minutes, None where nobody
    was served."""

    label: str
    served: Count
    missed: Count
    issued: int | None = None
    wait_median: int | None = None
    wait_p90: int | None = None
    service_median: int | None = None


class TicketReportFacts(Report, frozen=True, kw_only=True):
    """Numbers given and how long people waited."""

    totals: TicketTotals
    left: Count = 0
    by_hour: tuple[TicketLine, ...] = ()
    by_queue: tuple[TicketLine, ...] = ()
    by_counter: tuple[TicketLine, ...] = ()


class StateCount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many dossiers stand in a state."""

    label: str
    count: Count


class DossierLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dossiers of a field or procedure; the five after `received` add up to it."""

    label: str
    received: Count
    early: Count = 0
    on_time: Count = 0
    late: Count = 0
    running: Count = 0
    unclear: Count = 0


class DossierReportFacts(Report, frozen=True, kw_only=True):
    """Dossiers received, how they stand, and whether they kept the promised day."""

    total: DossierLine
    states: tuple[StateCount, ...] = ()
    by_field: tuple[DossierLine, ...] = ()
    by_procedure: tuple[DossierLine, ...] = ()
