"""Dossiers on their way: hand-overs, complaints and courses, fees."""

HAND_OVERS = """
CREATE TABLE hand_over (
    id INTEGER PRIMARY KEY,
    eid TEXT NOT NULL,
    code TEXT NOT NULL,
    procedure TEXT NOT NULL,
    counter INTEGER NOT NULL,
    official TEXT NOT NULL,
    giver_office TEXT NOT NULL,
    receiver_office TEXT NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX hand_over_of_dossier ON hand_over (code);
"""

COMPLAINTS = """
CREATE TABLE complaint (
    id TEXT PRIMARY KEY,
    entry INTEGER NOT NULL UNIQUE,
    about TEXT NOT NULL,
    way TEXT NOT NULL,
    happened TEXT NOT NULL,
    counter INTEGER NOT NULL,
    official TEXT NOT NULL,
    queue TEXT NOT NULL,
    origin TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_ms INTEGER NOT NULL,
    due_ms INTEGER NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending',
    settled_by TEXT NOT NULL DEFAULT '',
    settled_ms INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE TABLE dossier_course (
    code TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    promised_ms INTEGER NOT NULL DEFAULT 0,
    ready_ms INTEGER NOT NULL DEFAULT 0,
    open_ms INTEGER NOT NULL DEFAULT 0,
    apology_ms INTEGER NOT NULL DEFAULT 0,
    supplements INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
ALTER TABLE export ADD COLUMN file TEXT NOT NULL DEFAULT '';
"""

FEES = """
CREATE TABLE fee (
    code TEXT PRIMARY KEY,
    amount_vnd INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    official TEXT NOT NULL,
    confirmed_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""
