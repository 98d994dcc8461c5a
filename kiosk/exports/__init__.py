"""Figures out of the house: CSV for programs, XLSX for people, facts for the PDF.

All read the journal's derived tables row by row, so a million ratings need little memory.
"""

from kiosk.exports.csv_file import write_csv
from kiosk.exports.logbook_facts import logbook_facts
from kiosk.exports.report_facts import rating_facts
from kiosk.exports.service_facts import dossier_facts, ticket_facts
from kiosk.exports.sheets import sheets_of
from kiosk.exports.xlsx_file import write_xlsx

FACTS = {
    "ratings": rating_facts,
    "tickets": ticket_facts,
    "dossiers": dossier_facts,
    "logbook": logbook_facts,
}
"""What is told on the PDF of each of `tables.KINDS`."""

__all__ = ["FACTS", "sheets_of", "write_csv", "write_xlsx"]
