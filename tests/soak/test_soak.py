"""P3, P4: the short form of `make soak`, and that what compares paper with the server can see."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.soak.evidence import Evidence, Slip, Stored
from tests.soak.oracle import faults
from tests.soak.run import soak

HUB, KIOSK = "a" * 8, "b" * 8
TROUBLE_SECONDS, PATIENCE_SECONDS = 5.0, 60.0


def test_through_bad_lines_and_deaths_no_number_is_missing_and_none_is_there_twice(
    tmp_path: Path,
) -> None:
    outcome = soak(tmp_path, "gate 1", TROUBLE_SECONDS, PATIENCE_SECONDS)
    assert not outcome.faults, "\n".join((*outcome.figures, *outcome.faults))


def issued(log: str, seq: int, number: str, **more: Any) -> Stored:
    body = {"ticket": f"id of {number}", "number": number, "token": f"code of {number}"}
    return Stored(log, 1, seq, "ticket_issued", 1, {**body, "paper": "kiosk", **more})


def kept(log: str, seq: int, kind: str, **body: Any) -> Stored:
    return Stored(log, 1, seq, kind, 1, body)


@pytest.fixture
def evidence() -> Evidence:
    """A001 of the hub, AK001 of a kiosk alone, A002 that may not be out, and a rating."""
    ends = {(HUB, 1): (7, b"end"), (KIOSK, 1): (1, b"other")}
    return Evidence(
        slips=[
            Slip("kiosk 1", "code of A001", b"A001"),
            Slip("kiosk 1", "code of AK001", b"AK001"),
        ],
        told={
            "kiosk 1": [
                {
                    "number": "A001",
                    "token": "code of A001",
                    "ticket": "id of A001",
                    "request": "r",
                },
            ],
            "counter 2": [{"called": "id of A001", "number": "A001", "here": 2, "alone": False}],
            "rater 2": [{"thanked": "service", "score": 5}],
        },
        deaths={"kiosk 1": 1},
        stored=[
            kept(HUB, 1, "machine_enrolled", machine="of kiosk 1"),
            issued(HUB, 2, "A001"),
            kept(HUB, 3, "slip_printed", slip="id of A001"),
            kept(HUB, 4, "rating_given", call="service", score=5),
            kept(HUB, 5, "ticket_adopted", ticket="id of AK001", number="AK001", instead_of=""),
            issued(HUB, 6, "A002"),
            kept(HUB, 7, "slip_sending", slip="id of A002"),
            issued(KIOSK, 1, "AK001"),
        ],
        ends=ends,
        ends_there=dict(ends),
    )


def test_what_is_whole_has_no_fault(evidence: Evidence) -> None:
    assert faults(evidence) == []


def lost_at_the_server(found: Evidence) -> None:
    del found.stored[1]


def a_chain_that_is_behind(found: Evidence) -> None:
    found.ends[HUB, 1] = (8, b"later")


def another_chain(found: Evidence) -> None:
    found.ends_there[HUB, 1] = (7, b"forged")


def the_paper_twice(found: Evidence) -> None:
    found.slips.append(found.slips[0])


def the_number_on_two_papers(found: Evidence) -> None:
    found.slips[1] = msgspec.structs.replace(found.slips[1], number=b"A001")


def a_paper_of_nobody(found: Evidence) -> None:
    found.slips.append(Slip("kiosk 2", "made up", b"A009"))


def too_many_spoilt(found: Evidence) -> None:
    found.slips += [Slip("kiosk 1", "", b"")] * 2


def no_paper(found: Evidence) -> None:
    del found.slips[0]


def a_paper_that_still_waits(found: Evidence) -> None:
    found.stored[6] = kept(HUB, 7, "slip_failed", slip="id of A002", state="failed")


def never_taken_in(found: Evidence) -> None:
    found.stored[4] = kept(HUB, 5, "lobby")


def taken_in_twice(found: Evidence) -> None:
    found.stored[3] = msgspec.structs.replace(found.stored[4], seq=4)


def the_number_again(found: Evidence) -> None:
    found.stored[5].body["number"] = "A001"


def told_otherwise(found: Evidence) -> None:
    found.told["kiosk 1"][0]["number"] = "A005"


def one_touch_two_numbers(found: Evidence) -> None:
    again = {"number": "A002", "token": "code of A002", "ticket": "id of A002", "request": "r"}
    found.told["kiosk 1"].append(again)


def told_and_withdrawn(found: Evidence) -> None:
    found.stored[4].body["instead_of"] = "id of A001"


def called_by_two(found: Evidence) -> None:
    found.told["counter 3"] = [{**found.told["counter 2"][0], "here": 3}]


def no_rating(found: Evidence) -> None:
    found.stored[3] = kept(HUB, 4, "lobby")


def another_rating(found: Evidence) -> None:
    found.stored[3].body["score"] = 1


def the_rating_twice(found: Evidence) -> None:
    found.stored[6] = msgspec.structs.replace(found.stored[3], seq=7)


def laid_aside(found: Evidence) -> None:
    found.aside = 1


@pytest.mark.parametrize(
    "fault",
    [
        lost_at_the_server,
        a_chain_that_is_behind,
        another_chain,
        the_paper_twice,
        the_number_on_two_papers,
        a_paper_of_nobody,
        too_many_spoilt,
        no_paper,
        a_paper_that_still_waits,
        never_taken_in,
        taken_in_twice,
        the_number_again,
        told_otherwise,
        one_touch_two_numbers,
        told_and_withdrawn,
        called_by_two,
        no_rating,
        another_rating,
        the_rating_twice,
        laid_aside,
    ],
)
def test_p14_whatever_is_missing_or_double_is_told(
    evidence: Evidence, fault: Callable[[Evidence], None]
) -> None:
    fault(evidence)
    assert faults(evidence)
