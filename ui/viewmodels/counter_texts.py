"""What a counter's list says, and names as short as configured: pure, no Qt."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kiosk.bookings import Slot
from kiosk.catalogue import Centre, PriorityMode, Procedure
from kiosk.desk import CounterView
from kiosk.desk.looks import LineRow
from kiosk.words import Words

Row = dict[str, Any]
LONGEST_NAME = 110  # two lines


def minutes(spoken: Words, since: datetime, now: datetime) -> str:
    """ "18 ph"."""
    return spoken.text(
        "counter.console.minutes", count=max(0, int((now - since).total_seconds() // 60))
    )


def purpose(centre: Centre, procedure: str, queue: str, language: str) -> str:
    """What somebody came for, as short as configured: the procedure, else the queue."""
    known = centre.procedure.get(procedure)
    if known:
        return (known.short or known.name)[language]
    found = centre.queue.get(queue)
    return found.name[language] if found else queue


def full_purpose(centre: Centre, procedure: str, queue: str, language: str) -> str:
    """The official name, but for those of half a page: there the configured short one stands."""
    known = centre.procedure.get(procedure)
    if known is None:
        return purpose(centre, procedure, queue, language)
    return name_within(known, language, LONGEST_NAME)


def name_within(procedure: Procedure, language: str, longest: int) -> str:
    """A procedure's name in at most `longest` letters, where it has a short one."""
    full = procedure.name[language]
    return procedure.short[language] if procedure.short and len(full) > longest else full


def group_name(centre: Centre, code: str, language: str) -> str:
    """A priority group's name."""
    found = next((each for each in centre.priority_groups if each.code == code), None)
    return found.name[language] if found else code


def key_or_text(spoken: Words, table: str, key: str) -> str:
    """A reason chosen here in words; one from elsewhere as it stands."""
    name = f"counter.{table}.{key}"
    return spoken.text(name) if key and "." not in key and spoken.has(name) else key


def tag_of(spoken: Words, priority: str, slot: Slot | None) -> str:
    """Beside a number: why it may be called before others. `priority`: in words, or empty."""
    booked = spoken.text("counter.console.booked", time=f"{slot.begins:%H:%M}") if slot else ""
    return " · ".join(part for part in (priority, booked) if part)


def line_rows(
    spoken: Words, centre: Centre, rows: Sequence[LineRow], now: datetime, *, first: bool
) -> list[Row]:
    """A list of tickets. `first`: its first row is the true next one."""
    found = []
    for index, row in enumerate(rows):
        what = purpose(centre, row.procedure, row.queue, spoken.language)
        note = key_or_text(spoken, "park", row.note)
        priority = spoken.text("counter.console.priority") if row.priority else ""
        found.append(
            {
                "ticket": row.ticket,
                "number": row.number,
                "words": f"{what} – {note}" if note else what,
                "tag": tag_of(spoken, priority, row.slot),
                "waited": minutes(spoken, row.since, now),
                "next": first and index == 0,
            }
        )
    return found


def priority_note(spoken: Words, centre: Centre, view: CounterView) -> str:
    """How priority is woven in, and which turn the first priority ticket is."""
    if not centre.priority_groups:
        return ""
    rule = centre.priority
    parts = [
        spoken.text("counter.console.strict")
        if rule.mode is PriorityMode.STRICT
        else spoken.text("counter.console.interleaved", n=rule.one_in)
    ]
    turn = next((i for i, row in enumerate(view.waiting, 1) if row.priority), 0)
    if turn:
        number = view.waiting[turn - 1].number
        key = "priority_next" if turn == 1 else "priority_turn"
        parts.append(spoken.text(f"counter.console.{key}", number=number, turn=turn))
    more = view.waiting_count - len(view.waiting)
    if more > 0:
        parts.append(spoken.text("counter.console.more", count=more))
    return " ".join(parts)
