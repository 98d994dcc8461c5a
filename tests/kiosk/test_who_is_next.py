"""Who is next: priority is woven in, and nobody starves."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.catalogue import Counter, PriorityMode, PriorityRule, Text
from kiosk.tickets import (
    EPOCH_MARKS,
    MACHINE_MARKS,
    MINUTE_MS,
    BookedCalls,
    Waiting,
    next_ticket,
    number_in,
    number_of,
    upcoming,
)
from tests.small_centre import small_centre

COUNTER = Counter(2, Text("Tổng hợp"), ("A", "B"))
NOW = 10_000 * MINUTE_MS
CENTRE = small_centre()
STRICT = PriorityRule(PriorityMode.STRICT, 5, 60)
WOVEN = PriorityRule(PriorityMode.INTERLEAVED, 5, 60)


def waiting(
    number: str,
    minutes: float = 0,
    *,
    priority: bool = False,
    queue: str = "A",
    kept: int = 0,
    slot: float | None = None,
) -> Waiting:
    """`slot`: so many minutes ago the booked slot began."""
    slot_ms = 0 if slot is None else NOW - int(slot * MINUTE_MS)
    return Waiting(number, number, queue, priority, NOW - int(minutes * MINUTE_MS), kept, slot_ms)


def called(line: list[Waiting], rule: PriorityRule, recent: tuple[bool, ...] = ()) -> str | None:
    found = next_ticket(line, COUNTER, rule, recent, NOW)
    return found.number if found else None


def test_nobody_waits() -> None:
    assert called([], WOVEN) is None
    assert called([waiting("C1", queue="C")], WOVEN) is None


def test_the_oldest_of_the_first_queue_comes_first() -> None:
    line = [waiting("B1", 30, queue="B"), waiting("A2", 10), waiting("A1", 20)]
    assert called(line, WOVEN) == "A1"


def test_strict_priority_always_comes_first() -> None:
    line = [waiting("A1", 20), waiting("A2", 5, priority=True)]
    assert called(line, STRICT, (True, True, True)) == "A2"


def test_woven_priority_comes_once_in_five() -> None:
    line = [waiting(f"A{n}", 50 - n) for n in range(9)]
    line += [waiting(f"P{n}", 9 - n, priority=True) for n in range(3)]
    order = [each.number[0] for each in upcoming(line, COUNTER, WOVEN, (), NOW)]
    assert "".join(order) == "PAAAAPAAAAPA"


def test_priority_waits_for_nobody_when_only_priority_waits() -> None:
    assert called([waiting("P1", 1, priority=True)], WOVEN, (True,)) == "P1"


def test_who_has_waited_an_hour_is_passed_by_nobody() -> None:
    line = [waiting("P1", 59, priority=True), waiting("B1", 60, queue="B"), waiting("A1", 59)]
    assert called(line, STRICT) == "B1"


def test_who_was_sent_here_is_next_and_nobody_elses() -> None:
    line = [waiting("A1", 30), waiting("X1", 1, queue="C", kept=2), waiting("X2", 40, kept=3)]
    assert called(line, STRICT) == "X1"
    line.pop(1)
    assert called(line, STRICT) == "A1"


def test_a_booked_number_comes_first_in_its_slot_and_in_its_turn_before() -> None:
    line = [waiting("A1", 30), waiting("A2", 20, slot=-1), waiting("A3", 10), waiting("A4", slot=0)]
    assert [each.number for each in upcoming(line, COUNTER, WOVEN, (), NOW)] == [
        *("A4", "A1", "A2", "A3")
    ]


def test_of_booked_numbers_the_earlier_slot_comes_first_whoever_came_first() -> None:
    line = [waiting("A1", 25, slot=1), waiting("B1", 5, slot=20, queue="B")]
    assert called(line, WOVEN) == "B1"


def test_booked_numbers_are_woven_in_and_priority_is_where_it_was() -> None:
    line = [waiting(f"A{n}", 50 - n) for n in range(6)]
    line += [waiting(f"H{n}", 9 - n, slot=5) for n in range(4)]
    line += [waiting(f"P{n}", 9 - n, priority=True) for n in range(2)]
    order = [each.number[0] for each in upcoming(line, COUNTER, WOVEN, (), NOW)]
    assert "".join(order) == "PHAHAPHAHAAA"
    rule = BookedCalls(4, (False, True))
    order = [each.number[0] for each in upcoming(line[:10], COUNTER, WOVEN, (), NOW, rule)]
    assert "".join(order) == "AAHAAAHAHH"


def test_booked_numbers_wait_for_nobody_when_only_they_wait() -> None:
    line = [waiting("H1", 5, slot=3), waiting("H2", 4, slot=3)]
    recent = BookedCalls(2, (True,))
    found = upcoming(line, COUNTER, WOVEN, (), NOW, recent)
    assert [each.number for each in found] == ["H1", "H2"]


tickets = st.lists(
    st.tuples(
        st.integers(0, 200),
        st.booleans(),
        st.sampled_from("ABC"),
        st.sampled_from((0, 0, 0, 2, 3)),
        st.sampled_from((None, None, None, -20, 0, 40)),
    ),
    max_size=30,
).map(
    lambda rows: [
        waiting(f"{n:03d}", minutes, priority=priority, queue=queue, kept=kept, slot=slot)
        for n, (minutes, priority, queue, kept, slot) in enumerate(rows)
    ]
)
rules = st.builds(
    PriorityRule, st.sampled_from(PriorityMode), st.integers(2, 8), st.integers(1, 120)
)
recents = st.lists(st.booleans(), max_size=8)


def eligible(line: list[Waiting]) -> list[Waiting]:
    return [
        each
        for each in line
        if each.reserved == 2 or (not each.reserved and each.queue in COUNTER.queues)
    ]


@settings(deadline=None, derandomize=True)
@given(tickets, rules, recents)
def test_whoever_may_be_called_is_called_sooner_or_later_and_once(
    line: list[Waiting], rule: PriorityRule, recent: list[bool]
) -> None:
    order = upcoming(line, COUNTER, rule, recent, NOW)
    assert sorted(each.ticket for each in order) == sorted(each.ticket for each in eligible(line))


@settings(deadline=None, derandomize=True)
@given(tickets, rules, recents)
def test_nobody_passes_somebody_who_starves(
    line: list[Waiting], rule: PriorityRule, recent: list[bool]
) -> None:
    found = next_ticket(line, COUNTER, rule, recent, NOW)
    starving = [
        each
        for each in eligible(line)
        if not each.reserved and NOW - each.since_ms >= rule.starve_minutes * MINUTE_MS
    ]
    if found and starving and not found.reserved:
        assert found.since_ms == min(each.since_ms for each in starving)


@settings(deadline=None, derandomize=True)
@given(tickets, rules)
def test_among_equals_the_older_number_is_never_passed(
    line: list[Waiting], rule: PriorityRule
) -> None:
    order = upcoming(line, COUNTER, rule, (), NOW)
    for at, later in enumerate(order):
        for earlier in order[:at]:
            same = (earlier.queue, earlier.priority, earlier.reserved, earlier.slot_ms) == (
                later.queue,
                later.priority,
                later.reserved,
                later.slot_ms,
            )
            assert not same or earlier.since_ms <= later.since_ms


@settings(deadline=None, derandomize=True)
@given(st.integers(2, 8), st.integers(1, 30), st.integers(1, 30))
def test_woven_priority_is_at_least_and_at_most_one_in_n_while_both_wait(
    one_in: int, ordinary: int, priority: int
) -> None:
    line = [waiting(f"A{n:02d}", 40 - n) for n in range(ordinary)]
    line += [waiting(f"P{n:02d}", 40 - n, priority=True) for n in range(priority)]
    rule = PriorityRule(PriorityMode.INTERLEAVED, one_in, 60)
    order = [each.priority for each in upcoming(line, COUNTER, rule, (), NOW)]
    both = min(len(order) - order[::-1].index(False), len(order) - order[::-1].index(True))
    for at in range(both - one_in + 1):
        assert sum(order[at : at + one_in]) == 1


@settings(deadline=None, derandomize=True)
@given(st.integers(2, 8), st.integers(1, 30), st.integers(1, 30))
def test_booked_numbers_are_at_least_and_at_most_one_in_n_while_others_wait(
    one_in: int, ordinary: int, booked: int
) -> None:
    line = [waiting(f"A{n:02d}", 40 - n) for n in range(ordinary)]
    line += [waiting(f"H{n:02d}", 40 - n, slot=n) for n in range(booked)]
    found = upcoming(line, COUNTER, WOVEN, (), NOW, BookedCalls(one_in))
    order = [each.slot_ms > 0 for each in found]
    both = min(len(order) - order[::-1].index(False), len(order) - order[::-1].index(True))
    for at in range(both - one_in + 1):
        assert sum(order[at : at + one_in]) == 1


@settings(deadline=None, derandomize=True)
@given(tickets, rules, st.integers(2, 8), st.integers(0, 29))
def test_nobody_starves_however_many_bookings_come(
    line: list[Waiting], rule: PriorityRule, one_in: int, chosen: int
) -> None:
    """A walk-in is called at last, though at each call two more come who booked; and who has waited
    long is passed by none of them."""
    waits = [each for each in eligible(line) if not each.slot_ms]
    if not waits:
        return
    me = waits[chosen % len(waits)]
    now, held, booked = NOW, list(line), BookedCalls(one_in)
    recent: list[bool] = []
    for turn in range(10_000):
        found = next_ticket(held, COUNTER, rule, recent, now, booked)
        assert found is not None
        if found is me:
            return
        old = now - me.since_ms >= rule.starve_minutes * MINUTE_MS
        assert found.reserved or not old or found.since_ms <= me.since_ms
        held.remove(found)
        recent.insert(0, found.priority)
        booked = BookedCalls(one_in, (0 < found.slot_ms <= now, *booked.recent[:one_in]))
        now += 4 * MINUTE_MS
        held += [Waiting(f"H{turn}{n}", "", "A", False, now, 0, now) for n in (1, 2)]
    raise AssertionError("starved")


def test_a_number_has_at_least_three_figures() -> None:
    assert number_of("A", "", 7) == "A007"
    assert number_of("A", "2", 1234) == "A21234"


@given(
    st.sampled_from("AB"),
    st.text(MACHINE_MARKS, max_size=2),
    st.text(EPOCH_MARKS, max_size=2),
    st.integers(1, 99_999),
)
def test_every_number_that_is_given_is_read_as_it_is_printed(
    prefix: str, machine: str, epoch: str, n: int
) -> None:
    number = number_of(prefix, machine + epoch, n)
    assert number_in(number, CENTRE) == number
    assert number_in(f" {number.lower()} ", CENTRE) == number
    assert number_in(f"{prefix}{machine}{epoch}{n}", CENTRE) == number


def test_what_an_input_method_made_of_a_number_is_read_as_it_was_keyed() -> None:
    for keyed, number in (
        ("Á005", "AS005"),
        ("Ã001", "AX001"),
        ("Ả123", "AR123"),
        ("Á00", "A100"),
        ("Â12", "A612"),
    ):
        assert number_in(keyed, CENTRE) == number


def test_what_can_be_on_no_paper_is_no_number() -> None:
    for typed in ("", "A", "001", "A000", "Z001", "AW12", "A0001234", "A١٢", "H00.14-261112-0042"):
        assert number_in(typed, CENTRE) == ""
