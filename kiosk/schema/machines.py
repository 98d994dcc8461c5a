"""Machines of the centre: who was let in, and what happened while the hub was away."""

MACHINES = """
CREATE TABLE enrolment (
    code TEXT PRIMARY KEY,
    place TEXT NOT NULL,
    counter INTEGER NOT NULL,
    until_ms INTEGER NOT NULL,
    wrong INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE machine (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    place TEXT NOT NULL,
    counter INTEGER NOT NULL,
    code TEXT NOT NULL,
    enrolled_ms INTEGER NOT NULL,
    revoked_ms INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
"""

APART = """
ALTER TABLE machine ADD COLUMN mark TEXT NOT NULL DEFAULT '';
CREATE TABLE relay (
    log TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    to_seq INTEGER NOT NULL,
    from_seq INTEGER NOT NULL,
    machine TEXT NOT NULL,
    hash BLOB NOT NULL,
    batch BLOB NOT NULL,
    PRIMARY KEY (log, epoch, to_seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE taken_in (
    eid TEXT PRIMARY KEY,
    log TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE hand_call (
    call TEXT PRIMARY KEY,
    session INTEGER NOT NULL,
    ticket TEXT NOT NULL,
    number TEXT NOT NULL,
    counter INTEGER NOT NULL,
    official TEXT NOT NULL,
    called_ms INTEGER NOT NULL,
    ended_ms INTEGER NOT NULL DEFAULT 0,
    how TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'kept',
    other_counter INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE standby (
    machine TEXT PRIMARY KEY,
    address TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE promotion (
    epoch INTEGER PRIMARY KEY,
    settled INTEGER NOT NULL
) STRICT;
CREATE TABLE alone (
    hub_session INTEGER PRIMARY KEY,
    session INTEGER NOT NULL
) STRICT;
"""
