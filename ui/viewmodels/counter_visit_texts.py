"""What a counter's console says of the visit, of who is next and of a break: pure, no Qt."""

from datetime import datetime
from typing import Any

from kiosk.catalogue import Centre
from kiosk.desk import CounterView
from kiosk.desk.looks import LineRow, Serving
from kiosk.words import Words
from ui.viewmodels.counter_texts import full_purpose, group_name, key_or_text, tag_of

Row = dict[str, Any]


def serving_facts(spoken: Words, centre: Centre, view: CounterView) -> Row:
    """The visit at the counter; empty when nobody is."""
    serving = view.serving
    if serving is None:
        return {}
    waited = max(0, int((serving.called - serving.issued).total_seconds() // 60))
    parts = [spoken.text("counter.console.taken", time=f"{serving.issued:%H:%M}", count=waited)]
    dossiers = serving.received_dossiers or ((serving.dossier,) if serving.dossier else ())
    parts.append(
        spoken.text("counter.console.dossiers_line", codes=", ".join(dossiers))
        if dossiers
        else spoken.text("counter.console.no_dossier")
    )
    known = centre.procedure.get(serving.procedure)
    return {
        "number": serving.number,
        "words": full_purpose(centre, serving.procedure, serving.queue, spoken.language),
        "line": " ".join(parts),
        "tag": _tag(spoken, centre, serving),
        "usual": known.usual_minutes if known else 0,
    }


def ahead_facts(spoken: Words, centre: Centre, view: CounterView) -> Row:
    """The true next one; empty when nobody waits."""
    if not view.waiting:
        return {}
    row = view.waiting[0]
    return {
        "number": row.number,
        "words": full_purpose(centre, row.procedure, row.queue, spoken.language),
        "tag": _tag(spoken, centre, row),
    }


def _tag(spoken: Words, centre: Centre, row: Serving | LineRow) -> str:
    group = group_name(centre, row.priority, spoken.language) if row.priority else ""
    return tag_of(spoken, group, row.slot)


def pause_text(spoken: Words, view: CounterView) -> str:
    """Why the counter pauses, and until when if that was said."""
    reason = key_or_text(spoken, "break", view.reason)
    if view.until is None:
        return reason
    return f"{reason}, {spoken.text('counter.console.until', time=f'{view.until:%H:%M}')}"


def elapsed_text(since: datetime, now: datetime) -> str:
    """ "06:12", hours before it where there are some."""
    seconds = max(0, int((now - since).total_seconds()))
    hours, rest = divmod(seconds, 3600)
    return (
        f"{hours}:{rest // 60:02d}:{rest % 60:02d}"
        if hours
        else f"{rest // 60:02d}:{rest % 60:02d}"
    )


def is_late(centre: Centre, view: CounterView, now: datetime) -> bool:
    """Past the procedure's usual time."""
    serving = view.serving
    known = centre.procedure.get(serving.procedure) if serving else None
    if serving is None or known is None:
        return False
    return (now - serving.called).total_seconds() >= known.usual_minutes * 60


def own_dossier(view: CounterView | None) -> str:
    """The dossier of the visit at the counter, where it is plain which one; else ""."""
    serving = view.serving if view else None
    if serving is None:
        return ""
    codes = serving.received_dossiers or ((serving.dossier,) if serving.dossier else ())
    return codes[0] if len(codes) == 1 else ""
