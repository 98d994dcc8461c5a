"""From what the desk answered to the facts of a paper: pure, no printer in sight."""

from datetime import datetime
from typing import TypedDict

from kiosk.answers import DossierChanged, TicketTaken
from kiosk.catalogue import Centre, LegalTime, PaperKind, TimeUnit
from kiosk.desk.dossier_facts import DossierAtCounter, HandedOver
from kiosk.forms import (
    ApologyFacts,
    ControlSlipFacts,
    HandOver,
    PaperLine,
    ReceiptFacts,
    RefusalFacts,
    ResultReceiptFacts,
    StoppedFacts,
    SupplementFacts,
    TicketFacts,
)
from kiosk.words import words

ROWS, LEAST_BLANK = 4, 2  # of a control slip


def ticket_facts(ticket: TicketTaken, centre: Centre) -> TicketFacts:
    """The paper of a number, in the language the person chose."""
    purpose = purpose_of(ticket, centre, ticket.language)
    purpose_vi = purpose_of(ticket, centre, "vi")
    group = next((each for each in centre.priority_groups if each.code == ticket.priority), None)
    return TicketFacts(
        centre=centre.facts.name[ticket.language],
        number=ticket.number,
        purpose=purpose,
        counters=tuple(str(number) for number in ticket.counters),
        ahead=ticket.ahead,
        issued_at=ticket.issued_at,
        qr=ticket_qr(ticket.token, centre),
        wait_in=ticket.wait_in,
        wait=(ticket.wait.low, ticket.wait.high) if ticket.wait and not ticket.slot else None,
        priority=group.name[ticket.language] if group else "",
        purpose_vi=purpose_vi if purpose_vi != purpose else "",
        board=ticket.board,
        slot=ticket.slot.text if ticket.slot else "",
    )


def ticket_qr(token: str, centre: Centre) -> str:
    """What a ticket's code holds: its page on a phone, or the bare token where there is none."""
    return f"{centre.facts.tickets_url}{token}"


def purpose_of(ticket: TicketTaken, centre: Centre, language: str) -> str:
    """What a number is for: the procedure, else the field, else the queue."""
    procedure = centre.procedure.get(ticket.procedure)
    if procedure:
        return (procedure.short or procedure.name)[language]
    field = centre.field.get(ticket.field)
    return (field or centre.queue[ticket.queue]).name[language]


def legal_time(time: LegalTime | None, language: str = "vi") -> str:
    """A legal time in words; empty where it is not known."""
    if time is None:
        return ""
    if time.unit is TimeUnit.SAME_DAY:
        return words(language).text("answers.units.same_day")
    return words(language).text(f"answers.units.{time.unit}", count=time.value)


def receipt_facts(dossier: DossierAtCounter, centre: Centre, lookup: str = "") -> ReceiptFacts:
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả. `lookup` is known only when it is first printed."""
    person, procedure = dossier.person, centre.procedure[dossier.procedure]
    url, pay = centre.facts.lookup_url, centre.pay
    return ReceiptFacts(
        **_head(dossier, centre, dossier.received),
        received_at=dossier.received,
        papers=tuple(
            PaperLine(each.name, PaperKind(each.kind) if each.kind else None, each.count)
            for each in dossier.papers
        ),
        due_at=dossier.due,
        due_expected=dossier.due_expected,
        qr=f"{url}{dossier.code}" if url else dossier.code,
        lookup_code=lookup,
        lookup_url=url,
        submitter=person.submitter if person else "",
        id_number=person.id_number if person else "",
        sets=dossier.sets,
        legal_time=legal_time(procedure.legal_time),
        collect_at=dossier.result_place,
        fee_vnd=dossier.fee_vnd,
        payment=dossier.payment,
        payment_to=f"{pay.owner}, {pay.account}" if pay and dossier.payment else "",
        fee_confirmed_at=dossier.fee_confirmed,
        book=dossier.book,
        entry=f"{dossier.entry:04d}" if dossier.entry else "",
    )


def change_facts(
    dossier: DossierAtCounter, change: DossierChanged, centre: Centre, note: str, now: datetime
) -> SupplementFacts | RefusalFacts | ApologyFacts | StoppedFacts | ResultReceiptFacts:
    """The paper that goes with a change of state; `note` is what the official wrote."""
    head = _head(dossier, centre, now)
    contact = centre.facts.hotline
    if change.form == "supplement":
        lines = tuple(line.strip() for line in note.splitlines() if line.strip())
        return SupplementFacts(**head, missing=lines, reason=note, contact=contact)
    if change.form == "refusal":
        return RefusalFacts(**head, reason=note, contact=contact)
    if change.form == "apology":
        return ApologyFacts(
            **head,
            received_at=dossier.received,
            promised_at=dossier.due or dossier.received,
            reason=note,
            new_due_at=change.due or now,
            contact=contact,
        )
    if change.form == "stopped":
        return StoppedFacts(**head, received_at=dossier.received, reason=note, contact=contact)
    name = dossier.person.name if dossier.person else ""
    return ResultReceiptFacts(**head, collector=name, returned_at=now, note=note)


def control_facts(dossier: DossierAtCounter, centre: Centre, now: datetime) -> ControlSlipFacts:
    """Phiếu kiểm soát: every hand-over so far, and rows to be filled in by hand.

    The office that handles it is the first one it was given to. Whether a stage was in time is
    left to be written: its own time limit is not known here.
    """
    passed = dossier.hand_overs
    return ControlSlipFacts(
        **_head(dossier, centre, now),
        received_at=dossier.received,
        due_at=dossier.due,
        due_expected=dossier.due_expected,
        handling_office=passed[0].receiver_office if passed else "",
        hand_overs=tuple(_stage(each, centre) for each in passed),
        blank_rows=max(LEAST_BLANK, ROWS - len(passed)),
    )


def _stage(passed: HandedOver, centre: Centre) -> HandOver:
    official = centre.official.get(passed.official)
    here = official.name if official else passed.official
    return HandOver(
        giver=here if not passed.giver_office else passed.colleague,
        giver_office=passed.giver_office or centre.facts.name["vi"],
        receiver=here if not passed.receiver_office else passed.colleague,
        receiver_office=passed.receiver_office or centre.facts.name["vi"],
        at=passed.at,
    )


class _Head(TypedDict):
    authority: str
    centre: str
    place: str
    issued_at: datetime
    applicant: str
    procedure: str
    code: str
    provisional: bool
    address: str
    phone: str
    email: str
    official: str


def _head(dossier: DossierAtCounter, centre: Centre, issued_at: datetime) -> _Head:
    person, official = dossier.person, centre.official.get(dossier.official)
    return {
        "authority": centre.facts.authority,
        "centre": centre.facts.name["vi"],
        "place": centre.facts.locality,
        "issued_at": issued_at,
        "applicant": person.name if person else "",
        "procedure": centre.procedure[dossier.procedure].name["vi"],
        "code": dossier.code,
        "provisional": dossier.provisional,
        "address": person.address if person else "",
        "phone": person.phone if person else "",
        "email": person.email if person else "",
        "official": official.name if official else "",
    }
