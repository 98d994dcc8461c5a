"""Facts of a form → what its Typst template reads: words, times in words, and the QR."""

import unicodedata
from datetime import date, datetime

import msgspec

from kiosk.amounts import LARGEST, in_words
from kiosk.forms import (
    ControlSlipFacts,
    Copy,
    FormEdition,
    FormFacts,
    ReceiptFacts,
    TicketFacts,
)
from kiosk.words import DEFAULT_LANGUAGE, Words, words
from printing.qr import qr_svg

Page = dict[str, object]
"""What a template gets as JSON: see `assets/forms/README.md`."""


def page_of(
    facts: FormFacts,
    edition: FormEdition,
    *,
    language: str = DEFAULT_LANGUAGE,
    copy: Copy | None = None,
    reprint: int = 0,
) -> Page:
    """One copy of a form as plain values. `reprint` counts from 1; 0 is the first print."""
    said = words(language)
    page: Page = {
        "language": language,
        "title": edition.title.get(language, edition.title[DEFAULT_LANGUAGE]),
        "words": _table(said, edition),
        "facts": _plain(msgspec.to_builtins(facts, builtin_types=(datetime, date)), said),
        "copy": said.text(f"paper.common.copy_{copy.value}") if copy else "",
        "reprint": said.text("paper.common.reprint", count=reprint) if reprint else "",
        "qr": None,
    }
    if language != DEFAULT_LANGUAGE:
        page["words_vi"] = _table(words(DEFAULT_LANGUAGE), edition)
    if isinstance(facts, TicketFacts):
        page["ahead"], page["wait"] = _ahead(facts, said), _wait(facts, said)
    if isinstance(facts, ReceiptFacts):
        page["payment"] = _qr(facts.payment) if facts.payment else None
        page["fee_in_words"] = _in_words(facts.fee_vnd or 0, language)
    if text := _qr_text(facts):
        page["qr"] = _qr(text)
    return page


def _table(said: Words, edition: FormEdition) -> dict[str, str]:
    return {**said.section("paper", "common"), **said.section("paper", edition.words)}


def _in_words(amount: int, language: str) -> str:
    """With a capital, as it stands alone; empty where there is nothing to say."""
    if not 0 < amount <= LARGEST:
        return ""
    said = in_words(amount, language)
    return said[0].upper() + said[1:]


def _qr(text: str) -> Page:
    svg, modules = qr_svg(text)
    return {"svg": svg, "modules": modules, "text": text}


def _qr_text(facts: FormFacts) -> str:
    if isinstance(facts, TicketFacts):
        return facts.qr
    if isinstance(facts, ReceiptFacts | ControlSlipFacts):
        return facts.qr or facts.code
    return ""


def _ahead(facts: TicketFacts, said: Words) -> str:
    if facts.slot:
        return ""
    if not facts.ahead:
        return said.text("paper.ticket.ahead_none")
    return said.text("paper.ticket.ahead_count", count=facts.ahead)


def _wait(facts: TicketFacts, said: Words) -> str:
    if facts.wait is None:
        return ""
    low, high = facts.wait
    key = "wait_band" if 0 < low < high else "wait_under"
    return said.text(f"paper.ticket.{key}", low=low, high=high)


def _plain(value: object, said: Words) -> object:
    """Text composed (NFC: a decomposed accent would print beside its letter), times in words."""
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case datetime():
            return _moment(value, said)
        case date():
            return _day(value, said)
        case dict():
            return {key: _plain(each, said) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each, said) for each in value]
        case _:
            return value


def _day(day: date, said: Words) -> dict[str, str]:
    common = said.section("paper", "common")
    parts = {"day": f"{day.day:02}", "year": f"{day.year:04}"}
    return {
        "weekday": common[f"weekday_{day.isoweekday()}"],
        "date": common["date"].format(**parts, month=f"{day.month:02}"),
        "day": common["day"].format(**parts, month=common[f"month_{day.month}"]),
    }


def _moment(moment: datetime, said: Words) -> dict[str, str]:
    common = said.section("paper", "common")
    clock = {"hour": f"{moment.hour:02}", "minute": f"{moment.minute:02}"}
    return {
        **_day(moment.date(), said),
        "clock": common["clock"].format(**clock),
        "at": common["at"].format(**clock),
    }
