"""Which layout a form has on a day, and facts that come from outside."""

from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest

from kiosk.errors import ConfigError
from kiosk.forms import (
    FACTS,
    REPORTS,
    FormKind,
    Media,
    TicketFacts,
    edition_for,
    edition_of,
    kind_of_facts,
    load_editions,
    read_facts,
    shipped_editions,
)
from tests.printing.samples import PLAIN, RECEIPT, TICKET, TODAY

OLD_DAY = date(2020, 6, 1)


def test_every_form_has_a_layout_for_today() -> None:
    for kind in FormKind:
        media = Media.PAGE if kind in REPORTS else Media.ROLL
        assert edition_for(kind, TODAY, media).kind is kind


def test_the_day_of_reception_chooses_the_receipt() -> None:
    assert edition_for(FormKind.RECEIPT, OLD_DAY, Media.ROLL).id == "receipt-2018"
    assert edition_for(FormKind.RECEIPT, TODAY, Media.ROLL).id == "receipt-2025"
    last, first = date(2025, 9, 14), date(2025, 9, 15)
    assert edition_for(FormKind.RECEIPT, last, Media.PAGE).id == "receipt-2018"
    assert edition_for(FormKind.RECEIPT, first, Media.PAGE).id == "receipt-2025"


def test_a_receipt_printed_again_keeps_the_layout_it_was_received_under() -> None:
    received = datetime.fromisoformat("2020-06-01T09:00:00+07:00")
    old = msgspec.structs.replace(RECEIPT, received_at=received)
    assert edition_of(old, Media.ROLL).id == "receipt-2018"
    assert edition_of(RECEIPT, Media.ROLL, basis="receipt-2018").id == "receipt-2018"
    basis = "Thông tư 01/2018/TT-VPCP"
    assert edition_of(RECEIPT, Media.ROLL, basis=basis).id == "receipt-2018"


def test_form_numbers_of_2018_and_2025_differ_and_are_only_data() -> None:
    old = edition_for(FormKind.CONTROL, OLD_DAY, Media.PAGE)
    new = edition_for(FormKind.CONTROL, TODAY, Media.PAGE)
    assert (old.number, new.number) == ("Mẫu số 05", "Mẫu số 06")


def test_a_form_that_nobody_compared_with_the_law_says_so() -> None:
    of_the_law = [each for each in shipped_editions() if each.legal_basis]
    assert of_the_law
    assert all("check against the official PDF" in each.check for each in of_the_law)


def test_no_layout_for_a_day_is_said_with_form_day_and_media() -> None:
    with pytest.raises(ConfigError, match=r"'stopped'.*'page' valid on 01/06/2020"):
        edition_for(FormKind.STOPPED, OLD_DAY, Media.PAGE)
    with pytest.raises(ConfigError, match="under 'receipt-1999'"):
        edition_for(FormKind.RECEIPT, TODAY, Media.ROLL, basis="receipt-1999")


def test_every_mistake_in_the_list_of_forms_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "forms.toml"
    file.write_text(
        """
[[form]]
id = "a"
kind = "tickett"
title = { vi = "Phiếu" }
effective_from = 2026-01-01
media = ["roll"]
template = "a.typ"
words = "ticket"

[[form]]
id = "b"
kind = "ticket"
title = { en = "Ticket" }
effective_from = 2026-01-01
media = ["roll"]
template = "missing.typ"
words = "ticket"
""",
        encoding="utf-8",
    )
    with pytest.raises(ConfigError) as caught:
        load_editions(file)
    told = [(each.line, each.expected.split(":")[0]) for each in caught.value.mistakes]
    assert told == [
        (2, "Invalid enum value 'tickett' - at `$.kind`"),
        (11, "title.vi"),
        (11, "a template file beside it"),
    ]


def test_a_list_that_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "forms.toml"
    file.write_text('[[form]]\nid = "a\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_editions(file)
    assert caught.value.mistakes[0].line == 2


@pytest.mark.parametrize("kind", list(FormKind))
def test_facts_survive_json(kind: FormKind) -> None:
    facts = PLAIN[kind]
    assert read_facts(kind, msgspec.json.encode(facts)) == facts
    assert kind_of_facts(facts) is kind


def test_every_form_knows_its_facts() -> None:
    assert set(FACTS) == set(FormKind)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (b'{"number": "A1"}', r"\$\.purpose: this field is missing"),
        (b"\xff\xfe", "malformed"),
        (
            msgspec.json.encode(TICKET).replace(b"+07:00", b""),
            r"\$\.issued_at: a wrong value .*timezone",
        ),
        (
            msgspec.json.encode(TICKET).replace(b'"ahead":7', b'"ahead":-1'),
            r"\$\.ahead: a wrong value",
        ),
        (
            msgspec.json.encode(TICKET).replace(b'"ahead"', b'"aheadd"'),
            r"\$\.aheadd: this form has no",
        ),
    ],
)
def test_wrong_facts_name_the_field(wrong: bytes, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        read_facts(FormKind.TICKET, wrong)


def test_every_mistake_in_the_facts_is_told_at_once_with_its_place() -> None:
    facts = msgspec.json.decode(msgspec.json.encode(RECEIPT))
    del facts["applicant"]
    facts["colour"] = "red"
    facts["due_at"] = "tomorrow"
    facts["sets"] = "two"
    facts["papers"][1] |= {"kind": "stolen", "count": -1}
    facts["papers"][2] = "a paper"
    with pytest.raises(ConfigError) as caught:
        read_facts(FormKind.RECEIPT, msgspec.json.encode(facts))
    told = [each.expected.split(":")[0] for each in caught.value.mistakes]
    assert sorted(told) == [
        "$.applicant", "$.colour", "$.due_at", "$.papers[1].count", "$.papers[1].kind",
        "$.papers[2]", "$.sets",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", list(FormKind))
def test_no_facts_are_refused_without_a_place_that_is_wrong(kind: FormKind) -> None:
    facts = msgspec.json.decode(msgspec.json.encode(PLAIN[kind]))
    for name in facts:
        with pytest.raises(ConfigError, match=rf"\$\.{name}"):
            read_facts(kind, msgspec.json.encode(facts | {name: {"what": "nobody expects"}}))


def test_facts_do_not_change_once_made() -> None:
    with pytest.raises(AttributeError):
        TICKET.number = "B106"  # type: ignore[misc]
    assert isinstance(TICKET, TicketFacts)
