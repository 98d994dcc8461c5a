"""Who is next: priority is woven in, and nobody starves."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.catalogue import Counter, PriorityMode, PriorityRule, Text
from kiosk.tickets import (
    EPOCH_MARKS,
    MACHINE_MARKS,
    MINUTE_MS,
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
    number: str, minutes: float = 0, *, priority: bool = False, queue: str = "A", kept: int = 0
) -> Waiting:
    return Waiting(number, number, queue, priority, NOW - int(minutes * MINUTE_MS), kept)


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


tickets = st.lists(
    st.tuples(
        st.integers(0, 200), st.booleans(), st.sampled_from("ABC"), st.sampled_from((0, 0, 0, 2, 3))
    ),
    max_size=30,
).map(
    lambda rows: [
        waiting(f"{n:03d}", minutes, priority=priority, queue=queue, kept=kept)
        for n, (minutes, priority, queue, kept) in enumerate(rows)
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
            same = (earlier.queue, earlier.priority, earlier.reserved) == (
                later.queue,
                later.priority,
                later.reserved,
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
