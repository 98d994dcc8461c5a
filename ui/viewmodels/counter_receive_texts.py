"""What the reception screen says of a form, its due day and its procedure: pure, no Qt."""

import unicodedata
from datetime import datetime
from typing import Any

from kiosk.calendars import Due, OffKind
from kiosk.catalogue import Centre, Procedure
from kiosk.papers import legal_time
from kiosk.words import Words
from ui.viewmodels.counter_dossier_form import DossierForm
from ui.viewmodels.counter_texts import name_within

SHOWN = 8
LONGEST_IN_FIELD = 60


def form_shown(
    spoken: Words, centre: Centre, form: DossierForm, due: Due | None, query: str | None
) -> dict[str, Any]:
    """Every field's text, and the lines under them. `query`: what is being typed to find another
    procedure, None while nobody searches."""
    known = centre.procedure.get(form.procedure)
    name = name_within(known, spoken.language, LONGEST_IN_FIELD) if known else ""
    expected = not form.due.strip() and due is not None
    return {
        "known": known is not None,
        "procedure": name if query is None else query,
        "procedure_hint": spoken.text("counter.receive.procedure_hint", code=form.procedure)
        if known
        else spoken.text("counter.receive.procedure_empty"),
        "code": form.code,
        "name": form.name,
        "id_number": form.id_number,
        "phone": form.phone,
        "address": form.address,
        "owner": form.owner,
        "sets": form.sets,
        "fee": form.fee,
        "term": (known and legal_time(known.legal_time, spoken.language))
        or spoken.text("counter.receive.term_unknown"),
        "due": form.due or (due_text(spoken, due.at) if due else ""),
        "expected": expected,
        "due_note": due_note(spoken, due) if due and expected else "",
        "place": form.place or centre.facts.result_place,
    }


def due_text(spoken: Words, moment: datetime) -> str:
    """ "09:48 Thứ Ba 08/12/2026"."""
    return f"{moment:%H:%M} {date_text(spoken, moment)}"


def date_text(spoken: Words, moment: datetime) -> str:
    """ "Thứ Ba 08/12/2026"."""
    weekday = spoken.text(f"kiosk.when.weekday_{moment.isoweekday()}")
    return f"{weekday} {moment:%d/%m/%Y}"


def due_note(spoken: Words, due: Due) -> str:
    """What the count passed over: "Bỏ qua 24/11 và cuối tuần."."""
    days = [f"{off.date:%d/%m}" for off in due.skipped if off.kind is not OffKind.WEEKEND]
    if any(off.kind is OffKind.WEEKEND for off in due.skipped):
        days.append(spoken.text("counter.receive.weekend"))
    listed = list(dict.fromkeys(days))
    if not listed:
        return ""
    first, last = ", ".join(listed[:-1]), listed[-1]
    joined = spoken.text("counter.receive.and", first=first, last=last) if first else last
    return spoken.text("counter.receive.skipped", days=joined)


def suggestion_rows(centre: Centre, typed: str, language: str) -> list[dict[str, str]]:
    """The procedures that fit what was typed, for QML."""
    return [
        {"code": each.code, "name": each.name[language]}
        for each in found_procedures(centre, typed, language)
    ]


def found_procedures(centre: Centre, typed: str, language: str) -> list[Procedure]:
    """Procedures by code or by any words of their name, with or without marks; those whose name
    begins so come first."""
    wanted = plain(typed).split()
    begins: list[Procedure] = []
    holds: list[Procedure] = []
    for each in centre.procedures:
        names = [each.name["vi"], each.name[language], each.short["vi"] if each.short else ""]
        texts = [plain(text) for text in (each.code, *names) if text]
        if all(any(word in text for text in texts) for word in wanted):
            start = wanted and any(text.startswith(wanted[0]) for text in texts)
            (begins if start else holds).append(each)
    return [*begins, *holds][:SHOWN]


def plain(text: str) -> str:
    """Small letters without marks: "Đăng ký" → "dang ky"."""
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(char for char in apart if not unicodedata.combining(char))
