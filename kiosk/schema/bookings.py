"""Booked appointments, and the numbers that were taken for them."""

BOOKINGS = """
CREATE TABLE booking (
    code TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    starts_ms INTEGER NOT NULL,
    ends_ms INTEGER NOT NULL,
    procedure TEXT NOT NULL,
    queue TEXT NOT NULL,
    source TEXT NOT NULL,
    told_ms INTEGER NOT NULL,
    eid TEXT NOT NULL,
    ticket TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
ALTER TABLE ticket ADD COLUMN slot_from_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN slot_until_ms INTEGER NOT NULL DEFAULT 0;
"""
