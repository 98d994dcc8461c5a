"""Every counter screen in a sample state, for pictures and for the tests that measure them.

    for sample in counter_screens("vi"):
        show(view, sample, panel)

The words come from the same functions as at a real counter, over an invented morning.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import msgspec

from kiosk import config
from kiosk.bootstrap import SAMPLE
from kiosk.calendars import Due, OffKind
from kiosk.calendars.days import DayOff
from kiosk.catalogue import Centre
from kiosk.desk import CounterView, DossierAtCounter, Person
from kiosk.desk.looks import CounterDay, CounterState, LineRow, Serving
from kiosk.forms import Copy, Media, edition_of
from kiosk.words import words
from printing.pages import PageSetter
from ui.engine import QML
from ui.gallery import Sample
from ui.viewmodels import counter_day_texts, counter_devices, counter_options, counter_texts
from ui.viewmodels.counter_dossier_form import DossierForm, mistakes
from ui.viewmodels.counter_dossier_texts import actions_of, facts_of, state_text
from ui.viewmodels.counter_draft import draft
from ui.viewmodels.counter_papers import KINDS, PaperList
from ui.viewmodels.counter_preview import as_address
from ui.viewmodels.counter_receive_texts import form_shown
from ui.viewmodels.desktop import CALM, WRONG

FOLDER = QML / "Kiosk" / "counter"
NOW = datetime.fromisoformat("2026-11-23T09:42:12+07:00")
LAND = "1.013831"
COUNTER = 4


@cache
def sample_centre() -> Centre:
    """The centre that is shipped as a sample."""
    return config.load(SAMPLE)


def counter_screens(language: str = "vi") -> list[Sample]:
    """All screens of the counter, in the order of the walk."""
    table = {name: dict(each) for name, each in words(language).tables("counter").items()}
    return [
        _sign_in(table, "sign-in", error=""),
        _sign_in(table, "sign-in-wrong", error=words(language).text("answers.refused.wrong_pin")),
        _console(language, "console-free", _morning(serving=False)),
        _console(language, "console-empty", _morning(serving=False, waiting=0)),
        _console(language, "console-serving", _morning()),
        _console(language, "console-late", _morning(minutes=48), told=True),
        _console(language, "console-park", _morning(), choice="park"),
        _console(language, "console-transfer", _morning(), choice="transfer"),
        _console(language, "console-break", _morning(serving=False, state="break")),
        _console(language, "console-trouble", _morning(trouble=True), told=True),
        _receive(language, "receive", _form(phone="0900000000")),
        _receive(language, "receive-wrong", _form(phone="090")),
        _receive(language, "receive-empty", DossierForm()),
        _dossier(language, "dossier-empty", ""),
        _dossier(language, "dossier", "processing"),
        _dossier(language, "dossier-apology", "processing", mode="apology"),
        _dossier(language, "dossier-result", "finished", mode="result"),
    ]


def _sign_in(table: Mapping[str, Any], name: str, *, error: str) -> Sample:
    people = [
        {"code": each.code, "name": each.name}
        for each in sample_centre().staff
        if not each.counters or COUNTER in each.counters
    ]
    state = {
        "words": table["sign_in"],
        "hint": table["sign_in"]["badge"],
        "people": people,
        "chosen": people[0]["code"],
        "length": 0 if error else 3,
        "error": error,
        "working": False,
    }
    return Sample(name, QML / "Kiosk" / "desktop" / "SignInScreen.qml", state)


def _console(
    language: str, name: str, view: CounterView, *, choice: str = "", told: bool = False
) -> Sample:
    spoken, centre = words(language), sample_centre()
    known = counter_texts.serving_facts(spoken, centre, view)
    late = bool(view.serving) and NOW - view.serving.called > timedelta(minutes=15)  # type: ignore[union-attr]
    panel = None
    if choice == "park":
        panel = counter_options.park_choice(spoken, known["number"])
    elif choice:
        panel = counter_options.transfer_choice(spoken, centre, view)
    state = "serving" if view.serving else "break" if view.state == "break" else "free"
    sentence = ""
    if told:
        key = "not_printed" if view.troubles else "printed_two"
        why = spoken.text("paper.trouble.paper_out") if view.troubles else ""
        sentence = spoken.text(f"counter.said.{key}", code="Q4-261123-0007", why=why)
    return Sample(
        name,
        FOLDER / "ConsoleScreen.qml",
        {
            **_frame(language, view),
            "words": dict(spoken.section("counter", "console")),
            "choiceWords": dict(spoken.section("counter", "choice")),
            "name": centre.counter[COUNTER].name[language],
            "state_": state,
            "serving": known,
            "ahead": counter_texts.ahead_facts(spoken, centre, view),
            "pause": counter_texts.pause_text(spoken, view) if view.state == "break" else "",
            "elapsed": counter_texts.elapsed_text(view.serving.called, NOW) if view.serving else "",
            "late": late,
            "busy": "",
            "tab": "waiting",
            "counts": {"waiting": view.waiting_count, "parked": 2, "missed": 3},
            "rows": counter_texts.line_rows(spoken, centre, view.waiting, NOW, first=True),
            "chosen": "",
            "note": counter_texts.priority_note(spoken, centre, view),
            "choosing": panel is not None,
            "choiceTitle": panel.title if panel else "",
            "options": panel.shown() if panel else [],
            "facts": counter_day_texts.day_facts(spoken, view),
            "ratings": counter_day_texts.rating_facts(spoken, view),
            "counters": counter_day_texts.counter_rows(spoken, view),
            "mood": WRONG if view.troubles else CALM,
            "sentence": sentence,
        },
    )


def _receive(language: str, name: str, form: DossierForm) -> Sample:
    spoken, centre = words(language), sample_centre()
    papers = PaperList()
    papers.fill(centre.procedure.get(form.procedure))
    papers.receiveAll()
    due = Due(
        datetime.fromisoformat("2026-12-08T09:48:00+07:00"),
        NOW,
        (
            DayOff(datetime.fromisoformat("2026-11-24T00:00:00+07:00").date(), OffKind.HOLIDAY),
            DayOff(datetime.fromisoformat("2026-11-28T00:00:00+07:00").date(), OffKind.WEEKEND),
        ),
    )
    known = form.procedure in centre.procedure
    found = mistakes(form, centre, (1, 1)) if known else {}
    page = _slip(form, papers, due) if known else ""
    frame = _frame(language, _morning())
    return Sample(
        name,
        FOLDER / "ReceiveScreen.qml",
        {
            **frame,
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


def _dossier(language: str, name: str, state: str, *, mode: str = "") -> Sample:
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
    )
    return Sample(
        name,
        FOLDER / "DossierScreen.qml",
        {
            **_frame(language, _morning()),
            "words": dict(spoken.section("counter", "dossier")),
            "number": "B105",
            "elapsed": "03:12",
            "mode": mode,
            "typed": {"code": found.code if state else "", "note": "", "due": "", "factor": ""},
            "errors": {},
            "code": found.code if state else "",
            "state_": state_text(spoken, state) if state else "",
            "facts": facts_of(spoken, centre, found) if state else [],
            "actions": actions_of(spoken, found) if state else [],
            "busy": False,
            "mood": CALM,
            "sentence": "",
        },
    )


def _frame(language: str, view: CounterView) -> dict[str, Any]:
    spoken, centre = words(language), sample_centre()
    return {
        "title": spoken.text("counter.console.counter", number=COUNTER),
        "official": centre.official["CB04"].name,
        "time": f"{NOW:%H:%M}",
        "lights": counter_devices.bar_notes(spoken, centre, view.troubles),
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


def _morning(
    *,
    serving: bool = True,
    minutes: float = 6.2,
    waiting: int = 12,
    state: str = "open",
    trouble: bool = False,
) -> CounterView:
    centre = sample_centre()
    queue = centre.queue_of(centre.procedure[LAND]).code
    codes = [each.code for each in centre.procedures if centre.queue_of(each).code == queue]
    group = centre.priority_groups[0].code
    row = LineRow(
        ticket="", number="", queue=queue, procedure=LAND, priority="", dossier="", since=NOW
    )
    rows = tuple(
        msgspec.structs.replace(
            row,
            ticket=f"t{at}",
            number=f"B{106 + at}",
            procedure=codes[at % len(codes)],
            priority=group if at == 2 else "",
            since=NOW - timedelta(minutes=18 - at * 1.4),
        )
        for at in range(waiting)
    )
    visit = Serving(
        ticket="t",
        number="B105",
        procedure=LAND,
        queue=queue,
        priority="",
        dossier="",
        issued=NOW - timedelta(minutes=minutes + 24),
        called=NOW - timedelta(minutes=minutes),
        received_dossiers=(),
    )
    return CounterView(
        counter=COUNTER,
        official="CB04",
        state=state,
        reason="short" if state == "break" else "",
        until=NOW + timedelta(minutes=15) if state == "break" else None,
        serving=visit if serving else None,
        waiting=rows,
        waiting_count=waiting,
        parked=(),
        missed=(),
        day=CounterDay(served=14, median_seconds=540, missed=2, dossiers=11, asked=14, answered=9),
        counters=tuple(_other(number) for number in range(1, 7)),
        troubles={"K1": "paper_out"} if trouble else {},
        now=NOW,
    )


def _other(number: int) -> CounterState:
    away = number == 6
    return CounterState(
        number=number,
        state="break" if away else "closed" if number == 1 else "open",
        official="",
        serving="" if away or number == 3 else f"A{40 + number:03d}",
        procedure="",
        since=NOW - timedelta(minutes=5 * number),
        until=NOW + timedelta(minutes=18) if away else None,
        reason="",
    )
