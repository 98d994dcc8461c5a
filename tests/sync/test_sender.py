"""What each answer means; nothing is skipped or deleted for one."""

import pytest

from sync.replies import Ack, Expect, Fork, No
from sync.sender import HOUR_MS, Heard, Verdict, judge

OWN = {0: b"\x00" * 32, **{seq: bytes([seq]) * 32 for seq in range(1, 9)}}
SENT_TO = 6


def verdict(heard: Heard, *, genuine: bool = True) -> Verdict:
    return judge(heard, OWN.get, SENT_TO, lambda _: genuine)


def ack(seq: int, head: bytes | None = None, pace_ms: int = 0) -> Heard:
    digest = OWN.get(seq, b"?") if head is None else head
    reply = Ack(ack_seq=seq, head=digest.hex(), received_ms=1, receipt="00", pace_ms=pace_ms)
    return Heard(status=200, reply=reply)


def expect(seq: int, head: bytes) -> Heard:
    return Heard(status=409, reply=Expect(expect=seq, head=head.hex()))


def test_what_is_signed_for_is_done_with() -> None:
    told = verdict(ack(6, pace_ms=200))
    assert (told.acked, told.wait_ms, told.trouble) == (6, 200, "")
    assert told.proof is not None


def test_a_server_may_know_more_than_this_batch() -> None:
    assert verdict(ack(8)).acked == 8


def test_a_part_that_was_taken_is_kept_and_the_rest_sent_again_later() -> None:
    told = verdict(ack(4))
    assert (told.acked, told.wait_ms) == (4, None)


@pytest.mark.parametrize(
    "heard",
    [ack(6, head=b"x" * 32), ack(9, head=OWN[6]), ack(0), ack(-1, head=OWN[1])],
    ids=["another hash", "more than there is", "nothing", "less than nothing"],
)
def test_a_receipt_for_something_else_is_not_believed(heard: Heard) -> None:
    assert verdict(heard) == Verdict(trouble="strange_answer", wait_ms=HOUR_MS)


def test_a_receipt_with_a_wrong_signature_is_not_believed() -> None:
    assert verdict(ack(6), genuine=False).trouble == "strange_answer"


def test_who_expects_an_earlier_event_gets_it_at_once() -> None:
    assert verdict(expect(3, OWN[2])) == Verdict(acked=2, wait_ms=0)
    assert verdict(expect(1, OWN[0])) == Verdict(acked=0, wait_ms=0)


@pytest.mark.parametrize("heard", [expect(3, OWN[1]), expect(20, OWN[1]), expect(0, OWN[0])])
def test_who_expects_what_this_chain_never_had_has_another(heard: Heard) -> None:
    assert verdict(heard) == Verdict(trouble="fork", wait_ms=HOUR_MS)


def test_a_fork_is_told_and_nothing_is_sent_over_it() -> None:
    told = verdict(Heard(status=422, reply=Fork(at=3, head="00")))
    assert told == Verdict(trouble="fork", wait_ms=HOUR_MS)


@pytest.mark.parametrize(
    ("status", "trouble"),
    [(400, "not_taken"), (401, "not_enrolled"), (403, "revoked"), (426, "update_needed")],
)
def test_what_people_must_mend_is_told_and_tried_once_an_hour(status: int, trouble: str) -> None:
    told = verdict(Heard(status=status, reply=No(sentence="no")))
    assert told == Verdict(trouble=trouble, wait_ms=HOUR_MS)


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_says_when_it_wants_to_be_asked_again(status: int) -> None:
    assert verdict(Heard(status=status, retry_after_ms=7_000)) == Verdict(wait_ms=7_000)
    assert verdict(Heard(status=status)).wait_ms is None


@pytest.mark.parametrize("status", [200, 204, 302, 400, 404, 409, 422, 500, 502])
def test_a_page_of_a_proxy_says_nothing(status: int) -> None:
    assert verdict(Heard(status=status)) == Verdict()


def test_too_much_for_a_proxy_or_the_line_is_halved() -> None:
    assert verdict(Heard(status=413)) == Verdict(smaller=True)
    assert verdict(Heard(status=0)) == Verdict(smaller=True)
