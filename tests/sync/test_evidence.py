"""Evidence of a rating is believed as it was made, and no other way."""

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from kiosk import chain, keys
from kiosk.answers import Called, TicketTaken
from kiosk.bootstrap.evidence import evidence_of
from kiosk.desk import Desk
from kiosk.device_word import word_for_rating
from kiosk.errors import StoreTrouble
from kiosk.events import RatingGiven, encode
from kiosk.keys import DeviceKey
from sync import evidence
from sync.checkpoints import NOTHING, Checkpoint, Leaf, Witnessed, leaf_of, message
from sync.evidence import Evidence, Link, Verdict, check
from sync.kept_checkpoints import KeptCheckpoints
from sync.merkle import Tree
from tests.desk_at_work import HandClock, desk_at_work
from tests.small_centre import BIRTH, small_centre
from tests.sync.model_server import SERVER, ModelServer
from tests.sync.test_uplink import PUBLIC, Centre

SCORE = 4
Forge = Callable[[Evidence], Evidence]


def rated(desk: Desk, score: int = SCORE, rater: DeviceKey | None = None) -> str:
    """The id of a ticket that was served and rated; at a machine of its own where it has a key."""
    desk.take_ticket(procedure=BIRTH)
    desk.sign_in_by_command(counter=1)
    called = desk.call_next(counter=1)
    assert isinstance(called, Called)
    desk.finish(counter=1)
    asked = desk.question(counter=1)
    word = word_for_rating(rater, asked.call, asked.rating, score, 7) if rater else None
    desk.rate(rating=asked.rating, score=score, word=word)
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


def test_a_rating_of_a_rater_is_intact_and_one_that_its_hub_changed_is_altered(
    centre: Centre, tmp_path: Path
) -> None:
    """The hub wrote it down itself, so its chain, its signature and the server's receipt fit."""
    rater = keys.make(tmp_path / "rater.key", os.urandom)
    honest = rated(centre.desk, rater=rater)
    forged = rated_otherwise(centre.desk, rater)
    centre.run(centre.arrived)
    centre.run(lambda: centre.uplink.status.backlog == 0)
    checked = check(shown(centre, honest), [PUBLIC])
    assert checked.verdict is Verdict.INTACT
    assert checked.rating is not None
    assert checked.rating.key == rater.public.hex()
    assert check(shown(centre, forged), [PUBLIC]).verdict is Verdict.ALTERED


def rated_otherwise(desk: Desk, rater: DeviceKey) -> str:
    """A hub that writes another score than the rater signed."""
    desk.take_ticket(procedure=BIRTH)
    called = desk.call_next(counter=1)
    assert isinstance(called, Called)
    desk.finish(counter=1)
    asked = desk.question(counter=1)
    word = word_for_rating(rater, asked.call, asked.rating, 1, 7)
    event = RatingGiven(
        call=asked.call,
        score=5,
        where="rater",
        token=asked.rating,
        at_ms=word.at_ms,
        key=word.key,
        signed=word.signature,
    )
    desk.store.run(lambda tx: tx.append(event))
    return called.ticket


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


def witnessed(centre: Centre, *, rewritten: bool = False) -> Checkpoint:
    """The model server's checkpoint over this centre's chain and another's, kept by the centre."""
    log, epoch, last = centre.journal.chains()[-1]
    own = centre.journal.hash_at(log, epoch, last) or b""
    end = b"x" * 32 if rewritten else own
    tree = Tree([leaf_of("another", 1, 9, b"o" * 32), leaf_of(log, epoch, last, end)])
    unsigned = Checkpoint(
        n=1, day="2026-11-23", size=2, root=tree.root.hex(), before=NOTHING.hex(), made_ms=5,
        signature="0" * 128,
    )  # fmt: skip
    word = SERVER.sign(message(unsigned)).hex()
    made = msgspec.structs.replace(unsigned, signature=word)
    proof = tuple(each.hex() for each in tree.proof(1))
    leaf = Leaf(epoch=epoch, seq=last, hash=end.hex(), index=1, proof=proof)
    told = Witnessed(newest=1, checkpoint=made, leaves=(leaf,))
    KeptCheckpoints(centre.desk.store, log).keep(told)
    return made


@pytest.mark.parametrize("later", [0, 3])
def test_under_a_checkpoint_it_lies_with_the_whole_chain(centre: Centre, later: int) -> None:
    """Also where the server signed for it long before the day's end."""
    centre.numbers(3)
    centre.run(centre.arrived)
    ticket = rated(centre.desk)
    centre.run(centre.arrived)
    centre.numbers(later)
    centre.run(centre.arrived)
    made = witnessed(centre)
    found = shown(centre, ticket)
    checked = check(found, [PUBLIC])
    assert (checked.verdict, checked.checkpoint) == (Verdict.INTACT, made)
    assert len(found.stretches) == (3 if later else 2)
    bodies = [link.body for each in found.stretches[1:] for link in each.links if link.body]
    assert len(bodies) == 1


def test_centre_and_server_together_cannot_make_another_past_under_the_checkpoint(
    centre: Centre,
) -> None:
    """They sign the rewritten rating and its receipt; every other centre holds the day's root."""
    centre.numbers(3)
    centre.run(centre.arrived)
    ticket = rated(centre.desk)
    centre.run(centre.arrived)
    witnessed(centre)
    proof = shown(centre, ticket)
    own = centre.desk.store.path.parent / "device.key"
    forged = better_score(proof, DeviceKey(own.read_bytes()[:32], b""))
    stretch = forged.stretches[1]
    last = list(evidence._chained(forged, stretch))[-1]
    signed = evidence.receipt_message(forged.log, forged.epoch, last.seq, last.hash, 1)
    receipt = evidence.Signed(last.seq, 1, SERVER.sign(signed))
    both = with_links(forged, stretch.links, receipt=receipt)
    assert check(msgspec.structs.replace(both, anchor=None), [PUBLIC]).verdict is Verdict.INTACT
    assert check(both, [PUBLIC]).verdict is Verdict.ALTERED


def test_an_anchor_of_another_chain_or_another_server_is_altered(centre: Centre) -> None:
    centre.numbers(2)
    ticket = rated(centre.desk)
    centre.run(centre.arrived)
    witnessed(centre)
    proof = shown(centre, ticket)
    assert proof.anchor is not None
    leaf, point = proof.anchor.leaf, proof.anchor.checkpoint
    for anchor in (
        evidence.Anchor(point, msgspec.structs.replace(leaf, seq=leaf.seq - 1)),
        evidence.Anchor(point, msgspec.structs.replace(leaf, epoch=leaf.epoch + 1)),
        evidence.Anchor(point, msgspec.structs.replace(leaf, index=0)),
        evidence.Anchor(msgspec.structs.replace(point, day="2026-11-24"), leaf),
    ):
        wrong = msgspec.structs.replace(proof, anchor=anchor)
        assert check(wrong, [PUBLIC]).verdict is Verdict.ALTERED


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
