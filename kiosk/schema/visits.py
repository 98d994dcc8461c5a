"""Numbers, visits, ratings, counters, papers as they were first, devices, exports."""

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
CREATE INDEX ticket_in_hand ON ticket (session, state, queue, issued_ms);
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
