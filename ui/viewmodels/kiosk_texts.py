"""What the kiosk's screens say where words meet figures: pure functions, tested without a window.

QML gets finished sentences; here they are made from the centre, the desk's answers and the words
of one language.
"""

from datetime import datetime
from typing import Any

from kiosk.answers import Lobby, QueueState, Reason, TicketPlace
from kiosk.bookings import Slot
from kiosk.catalogue import Centre, PaperNeeded, Procedure
from kiosk.papers import legal_time
from kiosk.waits import Band
from kiosk.words import Words
from ui.viewmodels.place import clock_text, later_text, money_text

Row = dict[str, Any]


def hours_text(spoken: Words, lobby: Lobby) -> str:
    """Under the welcome: until when numbers are given. A centre that never closes says no hour."""
    if not lobby.open:
        return spoken.text("kiosk.welcome.closed")
    if lobby.closes_at is None or lobby.closes_at.date() != lobby.now.date():
        return spoken.text("kiosk.welcome.open")
    return spoken.text("kiosk.welcome.open_until", time=clock_text(spoken, lobby.closes_at))


def paper_notice(spoken: Words, centre: Centre, lobby: Lobby) -> str:
    """Said before a number is taken, while no printer of the kiosk prints; else empty."""
    mine = [each.code for each in centre.devices if (each.kind, each.place) == ("printer", "kiosk")]
    down = [code for code in mine if lobby.troubles.get(code, "paper_low") != "paper_low"]
    told = lobby.open and down and down == mine
    return spoken.text("kiosk.welcome.no_paper") if told else ""


def closed_text(spoken: Words, lobby: Lobby) -> str:
    """On the first tile while closed: when to come back."""
    if lobby.open:
        return ""
    if lobby.opens_at is None:
        return spoken.text("kiosk.welcome.closed")
    when = later_text(spoken, lobby.opens_at, lobby.now)
    return spoken.text("kiosk.welcome.closed_until", when=when)


def reason_text(spoken: Words, state: QueueState | None, now: datetime) -> str:
    """Why a queue gives no number now, and when it does again; empty while it is open."""
    if state is None or state.open:
        return ""
    kind = "quota_used" if state.reason is Reason.QUOTA_USED else "closed"
    if state.until is None:
        return spoken.text(f"kiosk.field.{kind}")
    return spoken.text(f"kiosk.field.{kind}_until", when=later_text(spoken, state.until, now))


def field_rows(spoken: Words, centre: Centre, lobby: Lobby) -> list[Row]:
    """The fields with the letter of their numbers. A field is closed when all it offers is."""
    rows = []
    for field in centre.fields:
        queues = {field.queue} | {
            centre.queue_of(each).code for each in centre.procedures if each.field == field.code
        }
        states = [lobby.queues[code] for code in queues if code in lobby.queues]
        shut = bool(states) and not any(state.open for state in states)
        reason = reason_text(spoken, lobby.queues.get(field.queue), lobby.now) if shut else ""
        letter = centre.queue[field.queue].prefix
        rows.append(_row(field.code, field.name[spoken.language], letter, reason))
    return rows


def procedure_rows(spoken: Words, centre: Centre, lobby: Lobby, field: str) -> list[Row]:
    """The procedures of a field, by their short names where the centre has one."""
    return [
        _row(
            each.code,
            (each.short or each.name)[spoken.language],
            "",
            reason_text(spoken, lobby.queues.get(centre.queue_of(each).code), lobby.now),
        )
        for each in centre.procedures
        if each.field == field
    ]


def _row(code: str, words: str, letter: str, reason: str) -> Row:
    return {
        "code": code,
        "letter": letter,
        "words": words,
        "available": not reason,
        "reason": reason,
    }


def papers_head(spoken: Words, procedure: Procedure) -> str:
    """Over the papers: bring these, bring none, or the official will say."""
    if procedure.papers is None:
        return spoken.text("kiosk.procedure.papers_unknown")
    return spoken.text(f"kiosk.procedure.{'papers' if procedure.papers else 'no_papers'}")


def paper_text(spoken: Words, paper: PaperNeeded) -> str:
    """One paper: its name, its kind and, where more than one, how many."""
    name = paper.name[spoken.language]
    kind = spoken.text(f"kiosk.procedure.kind_{paper.kind}") if paper.kind else ""
    count = spoken.text("kiosk.procedure.count", count=paper.count) if paper.count > 1 else ""
    inside = ", ".join(part for part in (kind, count) if part)
    # the law's own name often says the kind already
    if not inside or (not count and kind.lower() in name.lower()):
        return name
    return f"{name} ({inside})"


def fee_text(spoken: Words, procedure: Procedure) -> str:
    """The fee, or that there is none, or that the official will say."""
    if procedure.fee_vnd is None:
        return spoken.text("kiosk.procedure.fee_unknown")
    if procedure.fee_vnd == 0:
        return spoken.text("kiosk.procedure.fee_none")
    return money_text(spoken, procedure.fee_vnd)


def term_text(spoken: Words, procedure: Procedure) -> str:
    """The legal time, or that the official will say."""
    return legal_time(procedure.legal_time, spoken.language) or spoken.text(
        "kiosk.procedure.term_unknown"
    )


def waiting_facts(
    spoken: Words,
    ahead: int,
    wait: Band | None,
    where: str,
    counters: tuple[int, ...],
    slot: Slot | None = None,
) -> list[Row]:
    """People ahead and expected wait, or the booked slot, in which nobody is ahead by having come
    earlier; where to sit, counters; what is not known has no row."""
    people = spoken.text("kiosk.ticket.ahead_count", count=ahead)
    facts = [("ahead", people if ahead else spoken.text("kiosk.ticket.ahead_none"))]
    if slot:
        facts = [("slot", slot.text)]
    elif wait:
        kind = "wait_band" if wait.low else "wait_short"
        facts.append(("wait", spoken.text(f"kiosk.ticket.{kind}", low=wait.low, high=wait.high)))
    if where:
        facts.append(("where", where))
    if counters:
        facts.append(("counter", counters_text(spoken, counters)))
    return [{"label": spoken.text(f"kiosk.ticket.{key}"), "value": value} for key, value in facts]


def counters_text(spoken: Words, counters: tuple[int, ...]) -> str:
    """ "5, 6 hoặc 7"."""
    *first, last = (str(number) for number in counters)
    either = spoken.text("kiosk.ticket.or")
    return f"{', '.join(first)} {either} {last}" if first else last


def place_facts(spoken: Words, centre: Centre, place: TicketPlace) -> list[Row]:
    """What is worth knowing of a ticket in its state."""
    if place.state != "waiting":
        return []
    where = centre.queue[place.queue].wait_in[spoken.language]
    return waiting_facts(spoken, place.ahead, place.wait, where, place.counters, place.slot)


def help_text(spoken: Words, centre: Centre) -> str:
    """Where a person is, and the number to call where there is one (it is never divided)."""
    desk = centre.facts.guidance[spoken.language]
    hotline = centre.facts.hotline.replace(" ", "\u00a0")
    if hotline:
        return spoken.text("kiosk.help.hotline", desk=desk, hotline=hotline)
    return spoken.text("kiosk.help.desk", desk=desk)
