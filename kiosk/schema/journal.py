"""What is written once and never derived: the journal, its erasable texts, and what others
signed for.
"""

JOURNAL = """
CREATE TABLE event (
    log TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    eid TEXT NOT NULL,
    kind TEXT NOT NULL,
    session INTEGER NOT NULL,
    wall_ms INTEGER NOT NULL,
    mono_ms INTEGER NOT NULL,
    boot TEXT NOT NULL,
    clock TEXT NOT NULL,
    request_id TEXT,
    body BLOB NOT NULL,
    prev BLOB NOT NULL,
    hash BLOB NOT NULL,
    signature BLOB,
    PRIMARY KEY (log, epoch, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX event_of_request ON event (request_id) WHERE request_id IS NOT NULL;
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TABLE sealed (
    eid TEXT NOT NULL,
    name TEXT NOT NULL,
    wall_ms INTEGER NOT NULL,
    salt BLOB NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (eid, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE day (
    session INTEGER PRIMARY KEY,
    date TEXT NOT NULL,
    mark TEXT NOT NULL,
    opened_ms INTEGER NOT NULL
) STRICT;
"""

RECEIPTS = """
CREATE TABLE receipt (
    log TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    signature BLOB NOT NULL,
    server BLOB NOT NULL,
    PRIMARY KEY (log, epoch, seq)
) STRICT, WITHOUT ROWID;
"""

CHECKPOINTS = """
CREATE TABLE checkpoint (
    n INTEGER PRIMARY KEY,
    told BLOB NOT NULL
) STRICT;
"""

MIRRORED = """
CREATE TABLE mirrored (
    what TEXT PRIMARY KEY,
    upto INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""
