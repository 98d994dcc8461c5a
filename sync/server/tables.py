"""The central server's tables, as it asks them; `migrations/` makes them.

The centre stands first in every key, so that a database spread over machines keeps a centre
together. An event is known by its log, epoch and seq for ever; that it is stored once is the work
of its chain's row in `head`, which whoever appends holds locked, because a unique key over month
partitions would have to hold the month too.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Uuid,
    text,
)

metadata = MetaData()
Number = BigInteger().with_variant(Integer(), "sqlite")
Eid = Uuid(as_uuid=False).with_variant(Text(), "sqlite")

device = Table(
    "device",
    metadata,
    Column("log", Text, primary_key=True),
    Column("public_key", LargeBinary, primary_key=True),
    Column("centre", Text, nullable=False),
    Column("enrolled_ms", Number, nullable=False),
    Column("replaced_ms", Number),
    Column("revoked_ms", Number),
)
"""Every key a log was ever enrolled with; the one that is not replaced is its own."""
Index(
    "device_of_log",
    device.c.log,
    unique=True,
    postgresql_where=text("replaced_ms IS NULL"),
    sqlite_where=text("replaced_ms IS NULL"),
)

heir = Table(
    "heir",
    metadata,
    Column("log", Text, primary_key=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("told_ms", Number, nullable=False),
)
"""Which key may go on with a log, as its hub said for that moment; empty for none."""

enrolment = Table(
    "enrolment",
    metadata,
    Column("code_hash", LargeBinary, primary_key=True),
    Column("centre", Text, nullable=False),
    Column("expires_ms", Number, nullable=False),
    Column("used_ms", Number),
    Column("log", Text),
    Column("public_key", LargeBinary),
)
"""One-time codes, by their hash alone; by whom each was used."""

head = Table(
    "head",
    metadata,
    Column("centre", Text, primary_key=True),
    Column("log", Text, primary_key=True),
    Column("epoch", Number, primary_key=True),
    Column("seq", Number, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("announced_key", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("received_ms", Number, nullable=False),
)
"""Where each chain ends, the device's signature of that, and the key its epoch announced."""

event = Table(
    "event",
    metadata,
    Column("centre", Text, primary_key=True),
    Column("log", Text, primary_key=True),
    Column("epoch", Number, primary_key=True),
    Column("seq", Number, primary_key=True),
    Column("received_ms", Number, primary_key=True),
    Column("eid", Eid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("session", Number, nullable=False),
    Column("wall_ms", Number, nullable=False),
    Column("mono_ms", Number, nullable=False),
    Column("boot", Text, nullable=False),
    Column("clock", Text, nullable=False),
    Column("request_id", Text),
    Column("body", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("signature", LargeBinary),
    postgresql_partition_by="RANGE (received_ms)",
)
"""What happened, as the centres wrote it; append-only. On PostgreSQL in months of arrival."""

quarantine = Table(
    "quarantine",
    metadata,
    Column("centre", Text, primary_key=True),
    Column("log", Text, primary_key=True),
    Column("epoch", Number, primary_key=True),
    Column("seq", Number, primary_key=True),
    Column("reason", Text, primary_key=True),
    Column("detail", Text, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("received_ms", Number, nullable=False),
)
"""Events that people must look at: a stable word (see `content.Reason`) and the exact header."""

fork = Table(
    "fork",
    metadata,
    Column("centre", Text, primary_key=True),
    Column("log", Text, primary_key=True),
    Column("epoch", Number, primary_key=True),
    Column("other_hash", LargeBinary, primary_key=True),
    Column("at_seq", Number, nullable=False),
    Column("known_seq", Number, nullable=False),
    Column("known_hash", LargeBinary, nullable=False),
    Column("known_signature", LargeBinary, nullable=False),
    Column("other_seq", Number, nullable=False),
    Column("other_signature", LargeBinary, nullable=False),
    Column("batch", LargeBinary, nullable=False),
    Column("received_ms", Number, nullable=False),
)
"""Evidence: two ends of one chain, both signed by its device, and the batch that was refused."""

live = Table(
    "live",
    metadata,
    Column("centre", Text, primary_key=True),
    Column("log", Text, primary_key=True),
    Column("n", Number, nullable=False),
    Column("received_ms", Number, nullable=False),
    Column("state", LargeBinary, nullable=False),
)
"""The newest live state of each log (`sync.beat`); worth nothing after a crash, so not logged."""

live_ticket = Table(
    "live_ticket",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("centre", Text, nullable=False),
    Column("log", Text, nullable=False),
)
"""In whose live state a ticket stands."""

checkpoint = Table(
    "checkpoint",
    metadata,
    Column("n", Number, primary_key=True),
    Column("day", Text, nullable=False, unique=True),
    Column("size", Number, nullable=False),
    Column("root", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("made_ms", Number, nullable=False),
    Column("signature", Text, nullable=False),
)
"""The server's signed word for all chains, one a day (`sync.checkpoints`)."""

checkpoint_leaf = Table(
    "checkpoint_leaf",
    metadata,
    Column("n", Number, primary_key=True),
    Column("position", Number, primary_key=True),
    Column("log", Text, nullable=False),
    Column("epoch", Number, nullable=False),
    Column("seq", Number, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)
"""Where each chain ended when a checkpoint was made, in the order of its tree."""
Index("checkpoint_leaf_of_log", checkpoint_leaf.c.n, checkpoint_leaf.c.log)
