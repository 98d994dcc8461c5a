"""The pictures of receiving a dossier, of what is done with one, and of handing it over."""

from datetime import datetime, timedelta
from typing import Any

from kiosk.answers import FeeState
from kiosk.calendars import Due, OffKind
from kiosk.calendars.days import DayOff
from kiosk.desk import DossierAtCounter, Person
from kiosk.desk.dossier_facts import HandedOver
from kiosk.forms import Copy, Media, edition_of
from kiosk.words import words
from printing.pages import PageSetter
from ui.gallery import Sample
from ui.gallery_counter_morning import COUNTER, FOLDER, LAND, NOW, frame, morning, sample_centre
from ui.gallery_kiosk_facts import PAYMENT
from ui.viewmodels.counter_dossier_form import DossierForm, mistakes
from ui.viewmodels.counter_dossier_texts import (
    HAND_OVER,
    actions_of,
    facts_of,
    hand_over_words,
    state_text,
)
from ui.viewmodels.counter_draft import draft
from ui.viewmodels.counter_papers import KINDS, PaperList
from ui.viewmodels.counter_preview import as_address
from ui.viewmodels.counter_receive_texts import form_shown
from ui.viewmodels.desktop import CALM

OFFICE = "Chi nhánh Văn phòng đăng ký đất đai"


def receive_screens(language: str) -> list[Sample]:
    """A dossier is received."""
    return [
        _receive(language, "receive", _form(phone="0900000000")),
        _receive(language, "receive-wrong", _form(phone="090")),
        _receive(language, "receive-empty", DossierForm()),
    ]


def dossier_screens(language: str) -> list[Sample]:
    """A dossier is found; something is done with it."""
    return [
        _dossier(language, "dossier-empty", ""),
        _dossier(language, "dossier-wanted", "", mode=HAND_OVER),
        _dossier(language, "dossier", "processing"),
        _dossier(language, "dossier-apology", "processing", mode="apology"),
        _dossier(language, "dossier-result", "finished", mode="result"),
        _dossier(language, "dossier-give", "received", mode=HAND_OVER),
        _dossier(language, "dossier-take-back", "processing", mode=HAND_OVER, away=True),
    ]


def _receive(language: str, name: str, form: DossierForm) -> Sample:
    spoken, centre = words(language), sample_centre()
    papers = PaperList()
    papers.fill(centre.procedure.get(form.procedure))
    papers.receiveAll()
    due = Due(
        datetime.fromisoformat("2026-12-04T09:42:00+07:00"),
        NOW,
        (
            DayOff(datetime.fromisoformat("2026-11-24T00:00:00+07:00").date(), OffKind.HOLIDAY),
            DayOff(datetime.fromisoformat("2026-11-28T00:00:00+07:00").date(), OffKind.WEEKEND),
        ),
    )
    known = form.procedure in centre.procedure
    found = mistakes(form, centre, (1, 1), NOW) if known else {}
    page = _slip(form, papers, due) if known else ""
    return Sample(
        name,
        FOLDER / "ReceiveScreen.qml",
        {
            **frame(language, morning()),
            "words": dict(spoken.section("counter", "receive")),
            "number": "B105",
            "elapsed": "12:08",
            "form": form_shown(spoken, centre, form, due if known else None, None),
            "errors": {key: spoken.text(f"counter.receive.{each}") for key, each in found.items()},
            "suggestions": [],
            "papers": papers,
            "kinds": [spoken.text(f"counter.kinds.{kind or 'unknown'}") for kind in KINDS],
            "received": len(papers.received()),
            "expected": papers.expected(),
            "preview": page,
            "sheet": True,
            "busy": False,
            "mood": CALM,
            "sentence": "",
        },
    )


def _slip(form: DossierForm, papers: PaperList, due: Due) -> str:
    facts = draft(
        sample_centre(),
        form,
        papers.received(),
        counter=COUNTER,
        official="CB04",
        now=NOW,
        due=due.at,
    )
    if facts is None:
        return ""
    edition = edition_of(facts, Media.PAGE)
    return as_address(PageSetter().sheets(facts, edition, dpi=99, copy=Copy.CUSTOMER)[0])


def _dossier(language: str, name: str, state: str, *, mode: str = "", away: bool = False) -> Sample:
    spoken, centre = words(language), sample_centre()
    found = DossierAtCounter(
        code="H00.14-261109-0004",
        state=state,
        procedure=LAND,
        received=NOW - timedelta(days=14),
        due=NOW + timedelta(days=3),
        due_expected=True,
        papers=(),
        sets=1,
        fee_vnd=100_000,
        result_place=centre.facts.result_place,
        missing="",
        book="2026",
        entry=18,
        provisional=False,
        official="CB04",
        person=Person("Trần Thị Bé", phone="0900000000"),
        hand_overs=(HandedOver("", OFFICE, "CB04", "", NOW - timedelta(days=13)),) if away else (),
        offices=(OFFICE,),
        usual_office=OFFICE,
        fee=FeeState.DUE,
        payment=PAYMENT,
    )
    return Sample(
        name,
        FOLDER / "DossierScreen.qml",
        {
            **frame(language, morning()),
            "words": dict(spoken.section("counter", "dossier")),
            "number": "B105",
            "elapsed": "03:12",
            "mode": mode,
            "handOverWords": dict(spoken.section("counter", "hand_over")),
            "query": found.code if state else "",
            "queryError": "",
            "typed": {"note": "", "due": "", "factor": ""},
            "handOver": _hand_over(language, found),
            "errors": {},
            "code": found.code if state else "",
            "state_": state_text(spoken, state) if state else "",
            "facts": facts_of(spoken, centre, found) if state else [],
            "actions": actions_of(spoken, found) if state else [],
            "feeAction": spoken.text("counter.dossier.do_confirm_fee") if state else "",
            "payment": found.payment if state else "",
            "busy": False,
            "mood": CALM,
            "sentence": "",
        },
    )


def _hand_over(language: str, dossier: DossierAtCounter) -> dict[str, Any]:
    return {
        "office": OFFICE,
        "colleague": "",
        "error": "",
        "labels": hand_over_words(words(language), dossier),
    }


def _form(phone: str) -> DossierForm:
    return DossierForm(
        procedure=LAND,
        name="Trần Thị Bé",
        id_number="000190000002",
        phone=phone,
        address="12 Đường Hoa, phường Mẫu",
        fee="100.000",
    )
