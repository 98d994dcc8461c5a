"""The facts of the register of dossiers, from the journal and what of it is not yet erased."""

from kiosk.catalogue import Centre
from kiosk.clock import from_ms
from kiosk.decoding import from_json
from kiosk.desk.dossier_facts import Person
from kiosk.exports.service_facts import head
from kiosk.forms import LogbookFacts, LogbookLine
from kiosk.journal import Rows
from kiosk.reports import Period
from kiosk.transaction import Row
from kiosk.words import words

PLAIN = frozenset({"received", "processing", "finished", "returned"})
"""States that the columns of days tell already; the others stand in the last column."""

LINES = (
    "SELECT d.*, s.text AS person, (SELECT h.receiver_office FROM hand_over h "
    "WHERE h.code = d.code AND h.receiver_office <> '' ORDER BY h.id LIMIT 1) AS office "
    "FROM dossier d LEFT JOIN sealed s ON s.eid = d.eid AND s.name = 'person' "
    "WHERE d.counter > 0 AND d.received_ms >= ? AND d.received_ms < ? "
    "ORDER BY d.received_ms, d.entry"
)


def logbook_facts(rows: Rows, centre: Centre, period: Period, now_ms: int, by: str) -> LogbookFacts:
    """Every dossier that our counters received in the period, as it stands now."""
    found = list(rows.execute(LINES, period.limits))
    books = dict.fromkeys(row["book"] for row in found if row["book"])
    return LogbookFacts(
        **head(centre, period, now_ms, by),
        lines=tuple(_line(row, centre) for row in found),
        book=", ".join(books),
        erased=sum(row["person"] is None for row in found),
    )


def _line(row: Row, centre: Centre) -> LogbookLine:
    known = centre.procedure.get(row["procedure"])
    person = from_json(row["person"], Person) if row["person"] else Person("")
    states = words().section("exports", "states")
    return LogbookLine(
        entry=row["entry"],
        code=row["code"],
        procedure=known.name["vi"] if known else row["procedure"],
        received=from_ms(row["received_ms"]).date(),
        sets=row["sets"],
        person=person.name,
        address=person.address,
        phone=person.phone,
        office=row["office"] or "",
        due=from_ms(row["due_ms"]).date() if row["due_ms"] else None,
        returned=from_ms(row["updated_ms"]).date() if row["state"] == "returned" else None,
        way=row["result_place"],
        note="" if row["state"] in PLAIN else states.get(row["state"], row["state"]),
    )
