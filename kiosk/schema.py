"""The tables, migration by migration (see `migrations`).

`event` is the journal: append-only by trigger. `sealed` holds the erasable texts, `receipt` what
others signed for, `mirrored` how far what the server told was heard, `relay` the batches of other
machines' journals as they came. All other tables are derived from the journal by `views/` and can
be recreated (`kiosk rebuild`).
"""

VERSION = 9
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
    "taken_in",
    "alone",
    "hand_call",
)

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

VIEWS = """
CREATE TABLE ticket (
    id TEXT PRIMARY KEY,
    session INTEGER NOT NULL,
    series TEXT NOT NULL,
    n INTEGER NOT NULL,
    number TEXT NOT NULL,
    queue TEXT NOT NULL,
    procedure TEXT NOT NULL,
    field TEXT NOT NULL,
    priority TEXT NOT NULL,
    dossier TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL,
    state TEXT NOT NULL,
    issued_ms INTEGER NOT NULL,
    state_ms INTEGER NOT NULL,
    counter INTEGER NOT NULL DEFAULT 0,
    reserved INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    reprints INTEGER NOT NULL DEFAULT 0,
    UNIQUE (session, series, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_in_hand ON ticket (session, state, queue);
CREATE TABLE service (
    call TEXT PRIMARY KEY,
    session INTEGER NOT NULL,
    ticket TEXT NOT NULL,
    number TEXT NOT NULL,
    queue TEXT NOT NULL,
    procedure TEXT NOT NULL,
    counter INTEGER NOT NULL,
    official TEXT NOT NULL,
    official_session TEXT NOT NULL,
    priority INTEGER NOT NULL,
    waited_ms INTEGER NOT NULL,
    called_ms INTEGER NOT NULL,
    ended_ms INTEGER NOT NULL DEFAULT 0,
    outcome TEXT NOT NULL DEFAULT 'serving',
    rating TEXT UNIQUE,
    answer TEXT NOT NULL DEFAULT '',
    score INTEGER NOT NULL DEFAULT 0,
    answered_ms INTEGER NOT NULL DEFAULT 0,
    reasons TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL DEFAULT '',
    late INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX service_of_counter ON service (session, counter, called_ms);
CREATE INDEX service_of_queue ON service (queue, session, ended_ms) WHERE outcome = 'finished';
CREATE INDEX service_of_ticket ON service (ticket);
CREATE INDEX service_of_time ON service (ended_ms) WHERE outcome = 'finished';
CREATE TABLE call (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL,
    ticket TEXT NOT NULL,
    number TEXT NOT NULL,
    counter INTEGER NOT NULL,
    recall INTEGER NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE counter (
    number INTEGER PRIMARY KEY,
    state TEXT NOT NULL,
    official TEXT NOT NULL,
    official_session TEXT NOT NULL,
    ticket TEXT NOT NULL,
    call TEXT NOT NULL,
    since_ms INTEGER NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    until_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE sign_in (
    official TEXT PRIMARY KEY,
    wrong INTEGER NOT NULL,
    last_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE dossier (
    code TEXT PRIMARY KEY,
    procedure TEXT NOT NULL,
    state TEXT NOT NULL,
    received_ms INTEGER NOT NULL,
    due_ms INTEGER NOT NULL,
    due_expected INTEGER NOT NULL,
    missing TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    fee_vnd INTEGER,
    factors TEXT NOT NULL,
    counter INTEGER NOT NULL,
    official TEXT NOT NULL,
    ticket TEXT NOT NULL,
    papers TEXT NOT NULL,
    sets INTEGER NOT NULL DEFAULT 1,
    result_place TEXT NOT NULL,
    book TEXT NOT NULL DEFAULT '',
    entry INTEGER NOT NULL DEFAULT 0,
    eid TEXT NOT NULL,
    provisional INTEGER NOT NULL,
    learned TEXT NOT NULL DEFAULT '',
    updated_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX dossier_of_ticket ON dossier (ticket);
CREATE TABLE slip (
    id INTEGER PRIMARY KEY,
    form TEXT NOT NULL,
    about TEXT NOT NULL,
    copy INTEGER NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX slip_about ON slip (about);
CREATE TABLE device (
    code TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    since_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE export (
    id INTEGER PRIMARY KEY,
    what TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    format TEXT NOT NULL,
    rows INTEGER NOT NULL,
    by TEXT NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT;
"""

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

FEES = """
CREATE TABLE fee (
    code TEXT PRIMARY KEY,
    amount_vnd INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    official TEXT NOT NULL,
    confirmed_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
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
CREATE TABLE alone (
    hub_session INTEGER PRIMARY KEY,
    session INTEGER NOT NULL
) STRICT;
"""

MIRRORED = """
CREATE TABLE mirrored (
    what TEXT PRIMARY KEY,
    upto INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""
