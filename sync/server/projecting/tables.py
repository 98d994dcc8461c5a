"""What is told of visits, how far each chain is read, and what figures are counted from."""

from sqlalchemy import Column, Index, LargeBinary, Table, Text

from sync.server.tables import Eid, Number, metadata

projected = Table(
    "projected",
    metadata,
    Column("centre", Text, primary_key=True),
    Column("log", Text, primary_key=True),
    Column("epoch", Number, primary_key=True),
    Column("seq", Number, nullable=False),
)
"""How far each chain is read."""

told = Table(
    "told",
    metadata,
    Column("centre", Text, primary_key=True),
    Column("eid", Eid, primary_key=True),
    Column("about", Text, nullable=False),
    Column("log", Text, nullable=False),
    Column("epoch", Number, nullable=False),
    Column("seq", Number, nullable=False),
    Column("wall_ms", Number, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""An event that figures are made of, once. `about`: the ticket, call or complaint it speaks of."""
Index("told_about", told.c.centre, told.c.about)

uncounted = Table(
    "uncounted",
    metadata,
    Column("centre", Text, primary_key=True),
    Column("log", Text, primary_key=True),
    Column("epoch", Number, primary_key=True),
    Column("seq", Number, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
"""Events that no figure can be made of, and why (see `facts.Unfit`); they hold nothing up."""

counted_ticket = Table(
    "counted_ticket",
    metadata,
    Column("centre", Text, primary_key=True),
    Column("ticket", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("queue", Text, nullable=False),
)
"""Numbers that were given. `day`: the Vietnamese date, ISO."""
Index("counted_ticket_of_day", counted_ticket.c.day, counted_ticket.c.centre)

counted_service = Table(
    "counted_service",
    metadata,
    Column("centre", Text, primary_key=True),
    Column("ticket", Text, primary_key=True),
    Column("call", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("queue", Text, nullable=False),
    Column("procedure", Text, nullable=False),
    Column("counter", Number, nullable=False),
    Column("official", Text, nullable=False),
    Column("waited_ms", Number),
    Column("served_ms", Number),
    Column("outcome", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("score", Number, nullable=False),
)
"""Services, as a centre's own table has them. `waited_ms` is unknown while the number's event is
not here; `outcome`: serving, finished, missed, parked, transferred; `answer`: empty until the
service is finished, then asked, given, skipped, no_answer."""
Index("counted_service_of_day", counted_service.c.day, counted_service.c.centre)
Index("counted_service_of_call", counted_service.c.centre, counted_service.c.call)

counted_complaint = Table(
    "counted_complaint",
    metadata,
    Column("centre", Text, primary_key=True),
    Column("complaint", Text, primary_key=True),
    Column("official", Text, nullable=False),
    Column("state", Text, nullable=False),
)
"""Complaints about a person: while one is pending, nothing of that official is published."""

DERIVED = (projected, told, uncounted, counted_ticket, counted_service, counted_complaint)
