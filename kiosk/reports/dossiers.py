"""Dossiers that were received: how they stand, and whether they kept their day."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import msgspec

from kiosk.catalogue import Centre
from kiosk.clock import from_ms
from kiosk.journal import Rows
from kiosk.reports.period import Period
from kiosk.timing import KNOWN, Course, Timing, timing
from kiosk.transaction import Row

RECEIVED = "counter > 0 AND received_ms >= ? AND received_ms < ?"
COURSES = (
    "SELECT d.code, d.procedure, d.state, d.official, c.promised_ms, c.ready_ms, c.open_ms, "
    "c.apology_ms, c.supplements FROM dossier d JOIN dossier_course c ON c.code = d.code"
)


class DossierGroup(msgspec.Struct, frozen=True):
    """One field, procedure, or all. The five timings add up to `received`."""

    key: str
    label: str
    received: int
    timings: dict[Timing, int]

    @property
    def decided(self) -> int:
        """Dossiers of which it is certain whether they kept their day."""
        return sum(self.timings.get(each, 0) for each in KNOWN)


class DossierReport(msgspec.Struct, frozen=True):
    """The dossiers received in a period. `states`: how many stand where."""

    total: DossierGroup
    states: dict[str, int]
    by_field: tuple[DossierGroup, ...]
    by_procedure: tuple[DossierGroup, ...]


def dossier_report(rows: Rows, centre: Centre, period: Period, now_ms: int) -> DossierReport:
    """How the dossiers received in `period` stand now."""
    today = from_ms(now_ms).date()
    states: Counter[str] = Counter()
    procedures: dict[str, Counter[Timing]] = {}
    for row in rows.execute(f"{COURSES} WHERE {RECEIVED}", period.limits):
        states[row["state"]] += 1
        one = procedures.setdefault(row["procedure"], Counter())
        one[timing(course_of(row), today)] += 1
    fields: dict[str, Counter[Timing]] = {}
    for code, counts in procedures.items():
        known = centre.procedure.get(code)
        fields.setdefault(known.field if known else "", Counter()).update(counts)
    return DossierReport(
        _group("", "", sum(procedures.values(), Counter())),
        dict(states),
        tuple(_by_field(centre, fields)),
        tuple(
            _group(code, _procedure(centre, code), counts)
            for code, counts in sorted(procedures.items())
        ),
    )


def course_of(row: Row) -> Course:
    """The days of a row of `COURSES`."""
    return Course(
        _day(row["promised_ms"]),
        _day(row["ready_ms"]),
        _day(row["open_ms"]),
        _day(row["apology_ms"]),
    )


def _by_field(centre: Centre, fields: dict[str, Counter[Timing]]) -> Iterator[DossierGroup]:
    for field in centre.fields:
        if field.code in fields:
            yield _group(field.code, field.name["vi"], fields[field.code])
    for code in fields.keys() - centre.field.keys():
        yield _group(code, code, fields[code])


def _group(key: str, label: str, counts: Counter[Timing]) -> DossierGroup:
    return DossierGroup(key, label, counts.total(), dict(counts))


def _procedure(centre: Centre, code: str) -> str:
    known = centre.procedure.get(code)
    return (known.short or known.name)["vi"] if known else code


def _day(ms: int) -> date | None:
    return from_ms(ms).date() if ms else None
