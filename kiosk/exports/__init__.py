"""Figures out of the house: CSV for programs, XLSX for people, facts for the PDF.

All read the journal's derived tables row by row, so a million ratings need little memory.
"""

from kiosk.exports.csv_file import write_csv
from kiosk.exports.report_facts import report_facts
from kiosk.exports.xlsx_file import write_xlsx

__all__ = ["report_facts", "write_csv", "write_xlsx"]
