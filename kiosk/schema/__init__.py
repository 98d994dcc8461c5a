"""The tables, migration by migration (see `migrations`), and by topic in the files beside.

`event` is the journal: append-only by trigger. `sealed` holds the erasable texts, `receipt` and
`checkpoint` what the central server signed for, `mirrored` how far what it told was heard, `relay`
the batches of other machines' journals as they came. All other tables are derived from the journal
by `views/` and can be recreated (`kiosk rebuild`).
"""

from kiosk.schema.bookings import BOOKINGS
from kiosk.schema.dossiers import COMPLAINTS, FEES, HAND_OVERS
from kiosk.schema.journal import CHECKPOINTS, JOURNAL, MIRRORED, RECEIPTS
from kiosk.schema.machines import APART, MACHINES
from kiosk.schema.papers import SPOOL
from kiosk.schema.visits import VIEWS

STEPS = (
    ("m001_journal_and_views", JOURNAL + VIEWS),
    ("m002_hand_overs", HAND_OVERS),
    ("m003_complaints_and_courses", COMPLAINTS),
    ("m004_spool", SPOOL),
    ("m005_fees", FEES),
    ("m006_receipts", RECEIPTS),
    ("m007_machines", MACHINES),
    ("m008_apart", APART),
    ("m009_checkpoints", CHECKPOINTS),
    ("m010_mirrored", MIRRORED),
    ("m011_bookings", BOOKINGS),
)
"""Each applied once, in this order; never edited once released."""

VERSION = len(STEPS)
"""What `PRAGMA user_version` says when every migration has been applied."""

DERIVED = (
    "day",
    "ticket",
    "service",
    "call",
    "counter",
    "sign_in",
    "dossier",
    "hand_over",
    "slip",
    "device",
    "export",
    "complaint",
    "dossier_course",
    "fee",
    "enrolment",
    "machine",
    "standby",
    "promotion",
    "taken_in",
    "alone",
    "hand_call",
    "booking",
)
