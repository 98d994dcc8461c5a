"""Evidence of a rating is believed as it was made, and no other way."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from kiosk import chain
from kiosk.answers import Called, TicketTaken
from kiosk.bootstrap.evidence import evidence_of
from kiosk.desk import Desk
from kiosk.errors import StoreTrouble
from kiosk.events import RatingGiven, encode
from kiosk.keys import DeviceKey
from sync import evidence
from sync.evidence import Evidence, Link, Verdict, check
from tests.desk_at_work import HandClock, desk_at_work
from tests.small_centre import BIRTH, small_centre
from tests.sync.model_server import SERVER, ModelServer
from tests.sync.test_uplink import PUBLIC, Centre

SCORE = 4
Forge = Callable[[Evidence], Evidence]


def rated(desk: Desk, score: int = SCORE) -> str:
    """The id of a ticket that was served and rated."""
    desk.take_ticket(procedure=BIRTH)
    desk.sign_in_by_command(counter=1)
    called = desk.call_next(counter=1)
    assert isinstance(called, Called)
    desk.finish(counter=1)
    desk.rate(rating=desk.question(counter=1).rating, score=score)
    return called.ticket


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    with desk_at_work(tmp_path / "data", small_centre(), HandClock()) as desk:
        yield Centre(desk, ModelServer())


def shown(centre: Centre, ticket: str) -> Evidence:
    found = evidence.read(evidence_of(centre.desk.store.path.parent, ticket))
    assert found is not None
    return found


@pytest.fixture
def proof(centre: Centre) -> Evidence:
    """A rating in the midst of a day, both before and behind it receipts."""
    centre.numbers(3)
    centre.run(centre.arrived)
    centre.numbers(2)
    ticket = rated(centre.desk)
    centre.numbers(2)
    centre.run(centre.arrived)
    centre.run(lambda: centre.uplink.status.backlog == 0)
    found = shown(centre, ticket)
    assert len(found.stretches) == 2
    return found


def test_a_rating_that_nobody_touched_is_intact(proof: Evidence) -> None:
    checked = check(proof, [PUBLIC])
    assert checked.verdict is Verdict.INTACT
    assert checked.rating is not None
    assert checked.rating.score == SCORE


def test_in_the_first_batch_one_stretch_is_enough(centre: Centre) -> None:
    ticket = rated(centre.desk)
    centre.run(centre.arrived)
    found = shown(centre, ticket)
    assert len(found.stretches) == 1
    assert check(found, [PUBLIC]).verdict is Verdict.INTACT


def test_it_shows_nothing_of_anybody_else(proof: Evidence) -> None:
    bodies = [link.body for stretch in proof.stretches for link in stretch.links if link.body]
    assert len(bodies) == 2
    assert {link.kind for each in proof.stretches for link in each.links if link.body} == {
        "journal_started",
        "rating_given",
    }


def test_a_server_that_nobody_knows_is_told(proof: Evidence) -> None:
    assert check(proof, []).verdict is Verdict.UNKNOWN_KEY
    assert check(proof, [b"x" * 32]).verdict is Verdict.UNKNOWN_KEY


def test_what_the_server_has_not_signed_for_is_cut_off(centre: Centre) -> None:
    centre.numbers(2)
    centre.run(centre.arrived)
    last = centre.journal.chains()[0][2]
    ticket = rated(centre.desk)
    checked = check(shown(centre, ticket), [PUBLIC])
    assert (checked.verdict, checked.after) == (Verdict.CUT_OFF, last)


def of_rating(proof: Evidence) -> int:
    return proof.seq - proof.stretches[1].from_seq


def with_links(proof: Evidence, links: tuple[Link, ...], **more: object) -> Evidence:
    first, second = proof.stretches
    other = msgspec.structs.replace(second, links=links, **more)
    return msgspec.structs.replace(proof, stretches=(first, other))


def better_score(proof: Evidence, key: DeviceKey | None = None) -> Evidence:
    """Five instead of four, with its hash made right; signed again where the forger has the key."""
    links = list(proof.stretches[1].links)
    at = of_rating(proof)
    given = check(proof, [PUBLIC]).rating
    assert given is not None
    body = encode(RatingGiven(call=given.call, score=5, where=given.where))
    links[at] = msgspec.structs.replace(
        links[at], body=body, body_hash=chain.body_hash(body), signature=b"s" * 64
    )
    forged = with_links(proof, tuple(links))
    if key:
        signature = key.sign(list(evidence._chained(forged, forged.stretches[1]))[at].digest)
        links[at] = msgspec.structs.replace(links[at], signature=signature)
        forged = with_links(proof, tuple(links))
    return forged


def body_only(proof: Evidence) -> Evidence:
    links = list(proof.stretches[1].links)
    at = of_rating(proof)
    body = (links[at].body or b"").replace(b"4", b"5")
    links[at] = msgspec.structs.replace(links[at], body=body)
    return with_links(proof, tuple(links))


def unsigned(proof: Evidence) -> Evidence:
    links = list(proof.stretches[1].links)
    at = of_rating(proof)
    links[at] = msgspec.structs.replace(links[at], signature=None)
    return with_links(proof, tuple(links))


def without_one(proof: Evidence) -> Evidence:
    links = proof.stretches[1].links
    return with_links(proof, (*links[:1], *links[2:]))


def one_more(proof: Evidence) -> Evidence:
    links = proof.stretches[1].links
    return with_links(proof, (links[0], *links))


def swapped(proof: Evidence) -> Evidence:
    first, second, *rest = proof.stretches[1].links
    return with_links(proof, (second, first, *rest))


def cut_at_the_end(proof: Evidence) -> Evidence:
    return with_links(proof, proof.stretches[1].links[:-1])


def another_key_announced(proof: Evidence) -> Evidence:
    first, second = proof.stretches
    started = msgspec.structs.replace(first.links[0], body=b"{}")
    other = msgspec.structs.replace(first, links=(started, *first.links[1:]))
    return msgspec.structs.replace(proof, stretches=(other, second))


def first_stretch_left_out(proof: Evidence) -> Evidence:
    return msgspec.structs.replace(proof, stretches=proof.stretches[1:])


def server_forges_its_receipt(proof: Evidence) -> Evidence:
    """The server itself changes a rating: its receipts fit, the device's signature does not."""
    forged = better_score(proof)
    stretch = forged.stretches[1]
    last = list(evidence._chained(forged, stretch))[-1]
    message = evidence.receipt_message(forged.log, forged.epoch, last.seq, last.hash, 1)
    receipt = evidence.Signed(last.seq, 1, SERVER.sign(message))
    return with_links(forged, stretch.links, receipt=receipt)


FORGERIES: dict[str, Forge] = {
    "the score in the body": body_only,
    "body and hash": better_score,
    "the device's word taken away": unsigned,
    "an event dropped": without_one,
    "an event inserted": one_more,
    "two events swapped": swapped,
    "the tail cut": cut_at_the_end,
    "another key": another_key_announced,
    "no beginning": first_stretch_left_out,
    "rewritten at the server": server_forges_its_receipt,
}


@pytest.mark.parametrize("what", FORGERIES)
def test_a_forgery_is_altered(proof: Evidence, what: str) -> None:
    assert check(FORGERIES[what](proof), [PUBLIC]).verdict is Verdict.ALTERED


def test_a_centre_that_rewrites_and_signs_again_cannot_have_the_servers_receipt(
    centre: Centre, proof: Evidence
) -> None:
    own = centre.desk.store.path.parent / "device.key"
    key = DeviceKey(own.read_bytes()[:32], b"")
    assert check(better_score(proof, key), [PUBLIC]).verdict is Verdict.ALTERED


def test_two_stretches_that_contradict_each_other_are_altered(
    centre: Centre, proof: Evidence
) -> None:
    """Somebody at the centre lays a rewritten end beside the true one."""
    own = centre.desk.store.path.parent / "device.key"
    forged = better_score(proof, DeviceKey(own.read_bytes()[:32], b"")).stretches[1]
    other = msgspec.structs.replace(forged, receipt=None)
    both = msgspec.structs.replace(proof, stretches=(*proof.stretches, other))
    assert check(both, [PUBLIC]).verdict is Verdict.ALTERED


def test_with_its_receipt_cut_away_it_is_not_intact(proof: Evidence) -> None:
    stretches = (proof.stretches[0], msgspec.structs.replace(proof.stretches[1], receipt=None))
    checked = check(msgspec.structs.replace(proof, stretches=stretches), [PUBLIC])
    assert (checked.verdict, checked.after) == (
        Verdict.CUT_OFF,
        proof.stretches[0].links and len(proof.stretches[0].links),
    )


def test_no_flipped_bit_passes(proof: Evidence) -> None:
    chance = random.Random(7)
    whole = msgspec.json.encode(proof)
    good = check(proof, [PUBLIC])
    for _ in range(1500):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        found = evidence.read(bytes(data))
        if found is not None and found != proof:
            checked = check(found, [PUBLIC])
            assert checked.verdict is not Verdict.INTACT, bytes(data)
            assert checked != good


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b"[" * 100_000, b'{"format":2}'])
def test_what_is_no_evidence_is_none(data: bytes) -> None:
    assert evidence.read(data) is None


def test_a_ticket_that_was_not_rated_has_none(centre: Centre) -> None:
    ticket = centre.desk.take_ticket(procedure=BIRTH)
    assert isinstance(ticket, TicketTaken)
    with pytest.raises(StoreTrouble, match=ticket.ticket):
        evidence_of(centre.desk.store.path.parent, ticket.ticket)
