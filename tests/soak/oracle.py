"""Is everything that people hold and heard at the server, once, and nothing else? Pure.

Each fault is a sentence that says what is missing or double, and where.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from tests.soak.evidence import Evidence, Stored

MAY_BE_OUT = ("slip_sending", "uncertain")
NOT_WANTED = "given_up"


def faults(evidence: Evidence) -> list[str]:
    """Empty: none missing, none twice."""
    return [
        *_journals(evidence),
        *_paper(evidence),
        *_numbers(evidence),
        *_missing_paper(evidence),
        *_calls(evidence),
        *_ratings(evidence),
    ]


def unsure(evidence: Evidence) -> int:
    """Papers of which a person is told that they may not have come, and which did not."""
    out = {each.token for each in evidence.slips}
    became = _became(evidence.stored)
    return sum(
        became[ticket] in MAY_BE_OUT and body["token"] not in out
        for ticket, body in _issued(evidence.stored).items()
        if body["paper"]
    )


def _journals(evidence: Evidence) -> Iterator[str]:
    for chain, end in evidence.ends.items():
        there = evidence.ends_there.get(chain, (0, b""))
        if there != end:
            log, epoch = chain
            yield f"journal {log[:8]}/{epoch} ends at {end[0]} here and at {there[0]} at the server"
    for log, epoch in evidence.ends_there:
        count = [each.seq for each in evidence.stored if (each.log, each.epoch) == (log, epoch)]
        last = evidence.ends_there[log, epoch][0]
        if count != list(range(1, last + 1)):
            yield f"the server has {len(count)} events of {log[:8]}/{epoch}, which ends at {last}"
    if evidence.aside:
        yield f"{evidence.aside} events or forks lie aside at the server"


def _paper(evidence: Evidence) -> Iterator[str]:
    """None twice, none that nobody knows."""
    tokens = Counter(each.token for each in evidence.slips if each.token)
    yield from (f"paper {token} came {n} times" for token, n in tokens.items() if n > 1)
    drawn = defaultdict(set)
    for each in evidence.slips:
        if each.token:
            drawn[each.number].add(each.token)
    for same in drawn.values():
        if len(same) > 1:
            yield f"one number stands on papers {sorted(same)}"
    spoilt = Counter(each.printer for each in evidence.slips if not each.token)
    for printer, n in spoilt.items():
        if n > evidence.deaths.get(printer, 0):
            deaths = evidence.deaths.get(printer, 0)
            yield f"{n} unreadable papers at {printer}, which died {deaths} times"
    known = {body["token"] for body in _issued(evidence.stored).values()}
    yield from (f"paper {token} is not at the server" for token in tokens.keys() - known)


def _numbers(evidence: Evidence) -> Iterator[str]:
    """What was told is at the server as it was told, once."""
    issued = _issued(evidence.stored)
    tickets = Counter(each.body["ticket"] for each in _of(evidence, "ticket_issued"))
    yield from (f"ticket {ticket} was issued {n} times" for ticket, n in tickets.items() if n > 1)
    adopted = {each.body["ticket"] for each in _of(evidence, "ticket_adopted")}
    taken_in = Counter(  # a hub's successor takes in what that had not told it of
        (each.body["ticket"], each.log, each.epoch) for each in _of(evidence, "ticket_adopted")
    )
    yield from (
        f"ticket {ticket} was taken in {n} times" for (ticket, *_), n in taken_in.items() if n > 1
    )
    hubs = {each.log for each in _of(evidence, "machine_enrolled")}
    for each in _of(evidence, "ticket_issued"):
        if each.log not in hubs and each.body["ticket"] not in adopted:
            yield f"{each.body['number']} of {each.log[:8]} was never taken in by the hub"
    same = defaultdict(set)
    for each in _of(evidence, "ticket_issued"):
        same[each.session if each.log in hubs else "own", each.body["number"]].add(
            each.body["ticket"]
        )
    for (_, number), of in same.items():
        if len(of) > 1:
            yield f"number {number} belongs to {len(of)} tickets"
    withdrawn = {each.body.get("instead_of") for each in _of(evidence, "ticket_adopted")}
    touched: dict[str, str] = {}
    for place, told in evidence.told.items():
        for each in told:
            if "number" not in each or "request" not in each:
                continue
            number = each["number"]
            if touched.setdefault(each["request"], number) != number:
                yield f"{place}: one touch had {touched[each['request']]} and {number}"
            there = issued.get(each["ticket"])
            if there is None:
                yield f"{place} was told {number}, which is not at the server"
            elif (there["number"], there["token"]) != (number, each["token"]):
                yield f"{place} was told {number}, which is {there['number']} at the server"
            elif each["ticket"] in withdrawn:
                yield f"{place} was told {number}, which was withdrawn"


def _missing_paper(evidence: Evidence) -> Iterator[str]:
    """What did not come stands somewhere as not come."""
    out = {each.token for each in evidence.slips}
    became = _became(evidence.stored)
    for ticket, body in _issued(evidence.stored).items():
        state = became[ticket]
        if body["paper"] and body["token"] not in out and state not in (*MAY_BE_OUT, NOT_WANTED):
            yield f"no paper of {body['number']} though it is {state} at the server"


def _calls(evidence: Evidence) -> Iterator[str]:
    """Nobody is called by two counters that both had the hub."""
    where = defaultdict(set)
    for told in evidence.told.values():
        for each in told:
            if "called" in each and not each["alone"]:
                where[each["number"]].add(each["here"])
    for number, counters in where.items():
        if len(counters) > 1:
            yield f"{number} was called to counters {sorted(counters)}"


def _ratings(evidence: Evidence) -> Iterator[str]:
    given = defaultdict(list)
    said = set()
    for each in _of(evidence, "rating_given"):
        if each.eid and each.eid in said:
            continue  # said again by a hub's successor, under its own id
        said.add(each.eid)
        given[each.body["call"]].append(each.body["score"])
    for place, told in evidence.told.items():
        for each in told:
            if "thanked" in each and given[each["thanked"]] != [each["score"]]:
                there = given[each["thanked"]]
                yield f"{place} thanked for {each['score']}, at the server: {there}"
    for call, scores in given.items():
        if len(scores) > 1:
            yield f"service {call} has {len(scores)} ratings"


def _of(evidence: Evidence, kind: str) -> Iterator[Stored]:
    return (each for each in evidence.stored if each.kind == kind)


def _issued(stored: list[Stored]) -> dict[str, dict[str, Any]]:
    """By ticket."""
    plain = {"paper": ""}
    return {
        each.body["ticket"]: plain | each.body for each in stored if each.kind == "ticket_issued"
    }


def _became(stored: list[Stored]) -> defaultdict[str, str]:
    """What is on record of a paper: the newest word."""
    became: defaultdict[str, str] = defaultdict(lambda: "queued")
    words = {"slip_sending", "slip_printed", "slip_failed", "slip_given_up", "slip_retried"}
    for each in stored:
        if each.kind in words:
            state = each.body.get("state", each.kind)
            became[each.body["slip"]] = NOT_WANTED if each.kind == "slip_given_up" else state
    return became
