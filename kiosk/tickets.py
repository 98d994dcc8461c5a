"""Numbers and the order of the line: pure rules.

Who is next, for a counter:
1. who was sent to this very counter (a transfer, or taken up again after parking);
2. whoever has waited `starve_minutes`, the oldest first, whatever queue or group;
3. priority, if it is due: always (strict), or when none of the counter's last N−1 calls was a
   priority ticket (interleaved one in N);
4. a number taken for a booking, once its slot has begun, the earliest slot first, when none of the
   counter's last N−1 calls was one (N of the bookings); before its slot it is one of the others;
5. the others, in the order of the counter's queues, the oldest first;
6. booked numbers and priority even if not due, when nobody else waits.
Ageing (2) is what keeps ordinary tickets, and queues low in the counter's order, from starving.
"""

import re
import unicodedata
from collections.abc import Sequence

import msgspec

from kiosk.catalogue import Centre, Counter, PriorityMode, PriorityRule

MINUTE_MS = 60_000
EPOCH_MARKS = "XYZ"
"""Of the numbers of a journal that began again on the same day."""
MACHINE_MARKS = "KLMNPQRSTUV"
"""Of the numbers that a machine gives by itself. None of them is a mark of an epoch, so that
"AKX" is K's second epoch and nothing else; and each is said and read without doubt."""


FIGURES = 3
"""At least so many on every paper."""
MOST_FIGURES = 5
MOST_MARKS = 6
_TELEX = dict(zip("\u0301\u0300\u0309\u0303\u0323", "SFRXJ", strict=True))
_VNI = dict(zip("\u0301\u0300\u0309\u0303\u0323\u0302\u031b\u0306", "12345678", strict=True))


class Waiting(msgspec.Struct, frozen=True):
    """A waiting ticket. `since_ms`: when it was issued; `reserved`: a counter's number or 0;
    `slot_ms`: when the slot begins that its holder booked, 0 without a booking."""

    ticket: str
    number: str
    queue: str
    priority: bool
    since_ms: int
    reserved: int = 0
    slot_ms: int = 0


class BookedCalls(msgspec.Struct, frozen=True):
    """How booked numbers are woven in: one in `one_in`. `recent`: whether each of the counter's
    latest calls today was one, in its slot, newest first."""

    one_in: int = 2
    recent: tuple[bool, ...] = ()


NOBODY_BOOKED = BookedCalls()


def number_of(prefix: str, mark: str, n: int) -> str:
    """The number people see: letter of the queue, marks, at least three figures."""
    return f"{prefix}{mark}{n:0{FIGURES}d}"


def number_in(typed: str, centre: Centre) -> str:
    """A number as somebody typed it off a paper, as it is printed; empty where the centre and its
    machines can have given none like it.

    Figures may lack their zeros. A Vietnamese input method left on makes "Á005" of AS005 (Telex),
    "Á00" of A100 (VNI); both are understood.
    """
    found = re.fullmatch(
        rf"([A-Z])({re.escape(centre.facts.kiosk_mark)}[{MACHINE_MARKS}{EPOCH_MARKS}]{{0,{MOST_MARKS}}})"
        rf"([0-9]{{1,{MOST_FIGURES}}})",
        _as_keyed(typed),
    )
    prefixes = {each.prefix for each in centre.queues}
    if found is None or found[1] not in prefixes or not int(found[3]):
        return ""
    return number_of(found[1], found[2], int(found[3]))


def _as_keyed(typed: str) -> str:
    """The keys that were pressed, without what an input method made of them."""
    letters = unicodedata.normalize("NFD", re.sub(r"[\s.-]", "", typed)).upper()
    keys = _TELEX if len(re.sub(r"[^0-9]", "", letters)) >= FIGURES else _VNI
    return "".join(keys.get(each, each) for each in letters)


def letters_of(count: int, alphabet: str) -> str:
    """The so-manieth mark: of "XYZ" X, Y, Z, XX, XY …; empty for 0."""
    mark, left = "", count
    while left > 0:
        left, letter = divmod(left - 1, len(alphabet))
        mark = alphabet[letter] + mark
    return mark


def next_ticket(
    waiting: Sequence[Waiting],
    counter: Counter,
    rule: PriorityRule,
    recent: Sequence[bool],
    now_ms: int,
    booked: BookedCalls = NOBODY_BOOKED,
) -> Waiting | None:
    """The next ticket for a counter, or None when nobody waits for it.

    `recent`: whether each of the counter's latest calls today was a priority ticket, newest first.
    """
    mine = [each for each in waiting if each.reserved == counter.number]
    if mine:
        return min(mine, key=_age)
    open_to_all = [each for each in waiting if not each.reserved and each.queue in counter.queues]
    starving = [
        each for each in open_to_all if now_ms - each.since_ms >= rule.starve_minutes * MINUTE_MS
    ]
    if starving:
        return min(starving, key=_age)
    first = [each for each in open_to_all if each.priority]
    in_slot = [each for each in open_to_all if not each.priority and _in_slot(each, now_ms)]
    others = [each for each in open_to_all if not each.priority and not _in_slot(each, now_ms)]
    if first and _priority_due(rule, recent):
        return min(first, key=_age)
    if in_slot and not any(booked.recent[: booked.one_in - 1]):
        return min(in_slot, key=lambda each: (each.slot_ms, *_age(each)))
    if others:
        return min(others, key=lambda each: (counter.queues.index(each.queue), *_age(each)))
    return min(first + in_slot, key=_age, default=None)


def upcoming(
    waiting: Sequence[Waiting],
    counter: Counter,
    rule: PriorityRule,
    recent: Sequence[bool],
    now_ms: int,
    booked: BookedCalls = NOBODY_BOOKED,
    most: int = 1000,
) -> list[Waiting]:
    """The line in the order in which this counter would call it if nothing changed.

    At most `most` tickets: a console shows a page of them.
    """
    line: list[Waiting] = []
    left, called = list(waiting), list(recent)
    while len(line) < most and (found := next_ticket(left, counter, rule, called, now_ms, booked)):
        line.append(found)
        left.remove(found)
        called.insert(0, found.priority)
        held = booked.recent[: booked.one_in]
        booked = BookedCalls(booked.one_in, (_in_slot(found, now_ms), *held))
    return line


def _priority_due(rule: PriorityRule, recent: Sequence[bool]) -> bool:
    return rule.mode is PriorityMode.STRICT or not any(recent[: rule.one_in - 1])


def _in_slot(each: Waiting, now_ms: int) -> bool:
    """Also when the slot is over: its holder was there in time, and waits because others took
    longer."""
    return 0 < each.slot_ms <= now_ms


def _age(each: Waiting) -> tuple[int, str]:
    return each.since_ms, each.ticket
