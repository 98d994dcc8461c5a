"""The register of complaints in words: pure, no Qt."""

from datetime import date, datetime
from typing import Any

import msgspec

from kiosk.catalogue import Centre
from kiosk.desk.complaint_facts import Comment, Complaint, ComplaintRegister
from kiosk.desk.complaints import PENDING
from kiosk.words import Words
from ui.viewmodels.counter_receive_texts import plain
from ui.viewmodels.desktop import ATTENTION, CALM, WRONG

Row = dict[str, Any]
DAY = "%d/%m/%Y"
MOST_OPTIONS = 7
STATES = ("pending", "upheld", "not_upheld")
MOODS = {"pending": ATTENTION, "upheld": WRONG, "not_upheld": CALM}


class ComplaintForm(msgspec.Struct, frozen=True):
    """What is typed of a new complaint; the day as people write it. `whom`: an official's code
    where it is about a person, else a queue's, or empty: the process as a whole."""

    happened: str = ""
    way: str = "counter"
    about: str = "process"
    whom: str = ""
    text: str = ""


def register_rows(spoken: Words, centre: Centre, register: ComplaintRegister) -> list[Row]:
    """One row a complaint, pending ones first."""
    return [_row(spoken, centre, each, register.now) for each in register.complaints]


def count_rows(spoken: Words, register: ComplaintRegister) -> list[Row]:
    """How many stand where; pending apart from the settled."""
    return [
        {
            "label": spoken.text(f"manager.complaints.{state}"),
            "value": register.counts.get(state, 0),
        }
        for state in STATES
    ]


def comment_rows(spoken: Words, centre: Centre, comments: tuple[Comment, ...]) -> list[Row]:
    """Comments of ratings that may become complaints: a day, a level, reasons, words."""
    language = spoken.language
    levels = {each.score: each.name[language] for each in centre.rating.levels}
    reasons = {each.code: each.name[language] for each in centre.rating.reasons}
    return [
        {
            "origin": each.origin,
            "head": f"{each.day:{DAY}} · {levels.get(each.score, each.score)}",
            "reasons": ", ".join(reasons.get(code, code) for code in each.reasons),
            "text": each.text,
        }
        for each in comments
    ]


def form_mistakes(spoken: Words, form: ComplaintForm, today: date) -> dict[str, str]:
    """What is missing of a new complaint, by field, in the order of the form."""
    found = {}
    happened = day_of(form.happened)
    if happened is None:
        found["happened"] = "wrong_day"
    elif happened > today:
        found["happened"] = "not_yet"
    if form.about == "person" and not form.whom:
        found["whom"] = "whom"
    if not form.text.strip():
        found["text"] = "no_text"
    return {name: spoken.text(f"manager.complaints.{key}") for name, key in found.items()}


def whom_options(spoken: Words, centre: Centre, about: str, typed: str) -> list[Row]:
    """Officials or queues whose name or code has what was typed."""
    language, wanted = spoken.language, plain(typed)
    if about == "person":
        known = [(each.code, each.name) for each in centre.staff]
    else:
        known = [("", spoken.text("manager.complaints.of_process"))]
        known += [(each.code, each.name[language]) for each in centre.queues]
    fitting = [(code, name) for code, name in known if wanted in plain(f"{code} {name}")]
    return [{"code": code, "name": name} for code, name in fitting[:MOST_OPTIONS]]


def whom_text(spoken: Words, centre: Centre, form: ComplaintForm) -> str:
    """The chosen official or queue in words."""
    if form.about == "person":
        official = centre.official.get(form.whom)
        return official.name if official else ""
    queue = centre.queue.get(form.whom)
    return queue.name[spoken.language] if queue else spoken.text("manager.complaints.of_process")


def day_of(text: str) -> date | None:
    """A day as "23/11/2026"; None if it is not so written."""
    try:
        return datetime.strptime(text.strip(), DAY).date()  # noqa: DTZ007 - a day, not a moment
    except ValueError:
        return None


def _row(spoken: Words, centre: Centre, one: Complaint, now: datetime) -> Row:
    say = spoken.section("manager", "complaints")
    late = one.state == PENDING and one.due.date() < now.date()
    due = spoken.text(f"manager.complaints.{'late' if late else 'due'}", day=f"{one.due:{DAY}}")
    settled = ""
    if one.settled:
        settled = spoken.text("manager.complaints.settled", day=f"{one.settled:{DAY}}")
    return {
        "complaint": one.complaint,
        "entry": str(one.entry),
        "about": _about(spoken, centre, one),
        "facts": f"{one.happened:{DAY}} · {say[f'way_{one.way}']}",
        "text": one.text or say["erased"],
        "pending": one.state == PENDING,
        "state": say[one.state],
        "mood": MOODS[one.state],
        "when": due if one.state == PENDING else settled,
        "late": late,
        "reason": one.reason,
        "settledAs": "" if one.state == PENDING else one.state,
    }


def _about(spoken: Words, centre: Centre, one: Complaint) -> str:
    if one.about == "person":
        known = centre.official.get(one.official)
        return spoken.text(
            "manager.complaints.of_person", name=known.name if known else one.official
        )
    queue = centre.queue.get(one.queue)
    if queue:
        return spoken.text("manager.complaints.of_queue", name=queue.name[spoken.language])
    return spoken.text("manager.complaints.of_process")
