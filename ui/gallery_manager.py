"""Every manager screen in a sample state; see `ui.gallery_counter`."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl

from kiosk.desk import HallView
from kiosk.desk.looks import CounterState, HourWaiting, LineRow
from kiosk.figures import counted
from kiosk.reports import RatingGroup
from kiosk.words import words
from ui.engine import QML
from ui.gallery import Sample
from ui.gallery_counter_morning import NOW, sample_centre
from ui.gallery_manager_complaints import complaints, indicators, past
from ui.gallery_manager_upkeep import upkeep_states, waiting_notes
from ui.viewmodels import counter_devices, manager_hall_texts
from ui.viewmodels.counter_receive_texts import date_text
from ui.viewmodels.desktop import CALM, WRONG
from ui.viewmodels.manager_ratings_texts import figures, table_rows
from ui.viewmodels.place import number_text

FOLDER = QML / "Kiosk" / "manager"
GIVEN = ((7, 22, 20), (8, 31, 34), (9, 27, 26), (10, 0, 24), (11, 0, 12), (13, 0, 18), (14, 0, 15))
ANSWERS = (
    (36, {5: 14, 4: 11, 3: 2, 2: 1}),
    (33, {5: 9, 4: 12, 3: 4, 2: 1, 1: 1}),
    (35, {5: 17, 4: 9, 3: 1}),
    (6, {5: 2, 1: 1}),
    (14, {5: 3, 4: 3, 3: 1, 2: 2}),
    (17, {5: 2, 4: 3, 3: 3, 2: 2, 1: 1}),
)
"""By counter: asked, and how often each score."""
PENDING = frozenset({"CB02"})


def manager_screens(language: str = "vi") -> list[Sample]:
    """All screens of the manager's place."""
    table = {name: dict(each) for name, each in words(language).tables("manager").items()}
    people = [
        {"code": each.code, "name": each.name} for each in sample_centre().staff if each.manager
    ]
    sign_in = {
        "words": table["sign_in"],
        "hint": table["sign_in"]["hint"],
        "people": people,
        "chosen": "",
        "length": 0,
        "error": "",
        "working": False,
    }
    desktop = QML / "Kiosk" / "desktop" / "SignInScreen.qml"
    ratings, register = FOLDER / "RatingsScreen.qml", FOLDER / "ComplaintsScreen.qml"
    judged, export = FOLDER / "IndicatorsScreen.qml", FOLDER / "ExportScreen.qml"
    pages = [
        ("sign-in", "signIn", desktop, sign_in),
        ("now", "now", FOLDER / "NowScreen.qml", _now(language)),
        ("now-told", "now", FOLDER / "NowScreen.qml", _now(language, waiting_notes(language))),
        ("ratings", "ratings", ratings, _ratings(language, "counter")),
        ("services", "ratings", ratings, _ratings(language, "service")),
        ("officials", "ratings", ratings, _ratings(language, "official")),
        ("complaints", "complaints", register, complaints(language, "")),
        ("complaint-settled", "complaints", register, complaints(language, "settled")),
        ("complaint-form", "complaints", register, complaints(language, "form")),
        ("comments", "complaints", register, complaints(language, "comments")),
        ("indicators", "indicators", judged, indicators(language)),
        ("indicators-none", "indicators", judged, indicators(language, empty=True)),
        ("export", "export", export, _export(language, "")),
        ("exporting", "export", export, _export(language, "running")),
        ("export-failed", "export", export, _export(language, "failed")),
        ("past-exports", "export", export, _export(language, "") | {"looking": True}),
        *(
            (name, "upkeep", FOLDER / "UpkeepScreen.qml", state)
            for name, state in upkeep_states(language)
        ),
    ]
    return [_framed(language, *each) for each in pages]


def _framed(language: str, name: str, page: str, file: Path, properties: dict[str, Any]) -> Sample:
    """A page under the plate it is seen with."""
    spoken = words(language)
    frame = {
        "words": dict(spoken.section("manager", "bar")),
        "centre": sample_centre().facts.name[language],
        "date": date_text(spoken, NOW),
        "time": f"{NOW:%H:%M}",
        "page": page,
        "pending": 2,
        "file": QUrl.fromLocalFile(str(file)),
        "properties": properties,
    }
    return Sample(f"manager-{name}", FOLDER / "ManagerPicture.qml", frame)


def _now(language: str, told: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    spoken, centre, view = words(language), sample_centre(), _hall()
    return {
        "words": dict(spoken.section("manager", "now")),
        "ratingWords": dict(spoken.section("manager", "ratings")),
        "waiting": view.waiting,
        "facts": manager_hall_texts.hall_facts(spoken, view),
        "hours": manager_hall_texts.hour_bars(view),
        "hoursNote": manager_hall_texts.hours_note(spoken, view),
        "counters": manager_hall_texts.counter_tiles(spoken, centre, view),
        "devices": [
            *told,
            *counter_devices.hall_notes(spoken, centre, view.troubles, view.unsure),
        ],
        "old": "",
        **_table(language, "counter"),
        "note": spoken.text("manager.now.note", n=centre.rating.minimum_n),
    }


def _ratings(language: str, by: str) -> dict[str, Any]:
    spoken = words(language)
    return {
        "words": dict(spoken.section("manager", "ratings")),
        "by": by,
        "day": date_text(spoken, NOW),
        "isToday": by == "counter",
        "copied": by != "counter",
        **_table(language, by),
        "note": spoken.text("manager.now.note", n=sample_centre().rating.minimum_n),
    }


def _table(language: str, by: str) -> dict[str, Any]:
    spoken, centre = words(language), sample_centre()
    scale = [level.score for level in centre.rating.levels]
    keys = [str(each.number) for each in centre.counters]
    if by == "service":
        keys = [each.code for each in centre.procedures[:18]]
    if by == "official":
        keys = [each.code for each in centre.staff if not each.manager]
    groups = [
        RatingGroup(key, _label(key), counted(*ANSWERS[at % len(ANSWERS)], scale, 5), 0, 0)
        for at, key in enumerate(keys)
    ]
    if by == "service":
        groups.sort(key=lambda each: -each.figures.asked)
    scores = {score: sum(each.get(score, 0) for _, each in ANSWERS) for score in scale}
    total = counted(sum(asked for asked, _ in ANSWERS), scores, scale, 5)
    return {
        "summary": spoken.text(
            "manager.ratings.summary",
            asked=total.asked,
            answered=total.answered,
            unanswered=total.unanswered,
        ),
        "levels": [level.name[language] for level in centre.rating.levels],
        "rows": table_rows(spoken, centre, groups, by, PENDING),
        "total": figures(spoken, centre, total),
        "sortedBy": "asked" if by == "service" else "",
        "downwards": True,
    }


def _label(key: str) -> str:
    known = sample_centre().official.get(key)
    return known.name if known else key


def _export(language: str, how: str) -> dict[str, Any]:
    spoken = words(language)
    sentence = ""
    if how == "running":
        done, of = (number_text(spoken, each) for each in (42_000, 100_000))
        sentence = spoken.text("manager.export.running", done=done, of=of)
    elif how:
        sentence = spoken.text(
            "manager.export.failed",
            why=spoken.text("exports.command.not_written_full", file="/media/usb/phieu.xlsx"),
        )
    return {
        "words": dict(spoken.section("manager", "export")),
        "form": {
            "what": "tickets" if how == "failed" else "ratings",
            "since": "23/11/2026",
            "until": "22/11/2026" if how == "failed" else "23/11/2026",
            "format": "xlsx",
            "formats": ["xlsx", "csv", "pdf"],
            "folder": "/home/manager/Documents",
        },
        "errors": {"until": spoken.text("manager.export.wrong_order")} if how == "failed" else {},
        "running": how == "running",
        "progress": 0.42,
        "mood": WRONG if how == "failed" else CALM,
        "sentence": sentence,
        "pastWords": dict(spoken.section("manager", "past")),
        "past": past(language),
    }


def _hall() -> HallView:
    longest = LineRow(
        ticket="t",
        number="E007",
        queue="social",
        procedure="",
        priority="",
        dossier="",
        since=NOW - timedelta(minutes=41),
    )
    return HallView(
        waiting=27,
        longest_wait=longest,
        median_wait_seconds=840,
        served=191,
        hours=tuple(
            HourWaiting(hour=hour, given=given, usual=usual) for hour, given, usual in GIVEN
        ),
        counters=tuple(_counter(number) for number in range(1, 7)),
        troubles={"K1": ("paper_out", NOW - timedelta(minutes=2))},
        queues={},
        now=NOW,
    )


def _counter(number: int) -> CounterState:
    state = {3: "closed", 6: "break"}.get(number, "open")
    return CounterState(
        number=number,
        state=state,
        official="",
        serving=f"A{44 + number:03d}" if state == "open" and number != 5 else "",
        procedure=sample_centre().procedures[0].code,
        since=NOW - timedelta(minutes=31 if number == 4 else 6),
        until=NOW + timedelta(minutes=18) if state == "break" else None,
        reason="",
    )
