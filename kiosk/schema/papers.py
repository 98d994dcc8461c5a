"""The spool of papers."""

SPOOL = """
DROP TABLE slip;
CREATE TABLE slip (
    id TEXT PRIMARY KEY,
    form TEXT NOT NULL,
    about TEXT NOT NULL,
    place TEXT NOT NULL,
    copy TEXT NOT NULL,
    reprint INTEGER NOT NULL,
    language TEXT NOT NULL,
    facts TEXT NOT NULL,
    came INTEGER NOT NULL DEFAULT 0,
    device TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'queued',
    reason TEXT NOT NULL DEFAULT '',
    order_n INTEGER NOT NULL,
    wanted_ms INTEGER NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX slip_about ON slip (about);
CREATE INDEX slip_open ON slip (order_n) WHERE state NOT IN ('printed', 'given_up');
"""
