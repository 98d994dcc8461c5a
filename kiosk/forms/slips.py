"""Facts of the queue ticket and of the papers a counter prints (domain.md §1.3)."""

import msgspec

from kiosk.catalogue import PaperKind
from kiosk.forms.kinds import BlankRows, Count, FormFacts, Moment, QrText


class TicketFacts(FormFacts, frozen=True, kw_only=True):
    """A queue number. It is not one of the forms of the law and says so.

    `purpose` is in the language of the ticket, `purpose_vi` the Vietnamese one for staff where
    that is another language. `wait` is a band in minutes; None leaves the row out, and so does
    an empty `wait_in`. `qr` is what the code holds, exactly. `board`: the mark of a number that
    its counter calls by a board, because the hub was away; empty: by the centre's screens. `slot`:
    the booked time ("08:30–09:00"), in which nobody is ahead by having come earlier.
    """

    centre: str
    number: str
    purpose: str
    counters: tuple[str, ...]
    ahead: Count
    issued_at: Moment
    qr: QrText
    wait_in: str = ""
    wait: tuple[int, int] | None = None
    priority: str = ""
    purpose_vi: str = ""
    board: str = ""
    slot: str = ""


class PaperLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of what was handed in; `kind` None: not said."""

    name: str
    kind: PaperKind | None = None
    count: Count = 1


class CounterFacts(FormFacts, frozen=True, kw_only=True):
    """What the head of every counter form says.

    `authority` is the line above `centre`; `place` the locality before the date; `code` the
    dossier's code, `provisional` while the one-stop system has not given one. `official` is
    printed under the place for the signature.
    """

    authority: str
    centre: str
    place: str
    issued_at: Moment
    applicant: str
    procedure: str
    code: QrText = ""
    provisional: bool = False
    number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    official: str = ""


class ReceiptFacts(CounterFacts, frozen=True, kw_only=True):
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả.

    `qr` is the code or the look-up address; empty: the code. `due_at` None leaves dots;
    `due_expected` while the day is our own estimate ("dự kiến"). `fee_vnd` None: not known.
    `payment` is what a payment QR holds while the fee waits to be confirmed, `payment_to` the
    account in words; `fee_confirmed_at` when somebody saw the money.
    `submitter` only where somebody else hands in. `legal_time` in words ("05 ngày làm việc").
    """

    received_at: Moment
    papers: tuple[PaperLine, ...]
    due_at: Moment | None = None
    due_expected: bool = True
    qr: QrText = ""
    lookup_code: str = ""
    lookup_url: str = ""
    submitter: str = ""
    id_number: str = ""
    sets: Count = 1
    legal_time: str = ""
    collect_at: str = ""
    fee_vnd: Count | None = None
    fee_note: str = ""
    payment: QrText = ""
    payment_to: str = ""
    fee_confirmed_at: Moment | None = None
    book: str = ""
    entry: str = ""


class SupplementFacts(CounterFacts, frozen=True, kw_only=True):
    """Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ: `missing` are the papers to add or put right."""

    missing: tuple[str, ...]
    reason: str
    contact: str = ""
    until: Moment | None = None


class RefusalFacts(CounterFacts, frozen=True, kw_only=True):
    """Phiếu từ chối tiếp nhận giải quyết hồ sơ."""

    reason: str
    contact: str = ""


class ApologyFacts(CounterFacts, frozen=True, kw_only=True):
    """Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết: late, why, and the new day.

    `signer_title` stands over the signature ("GIÁM ĐỐC TRUNG TÂM").
    """

    received_at: Moment
    promised_at: Moment
    reason: str
    new_due_at: Moment
    contact: str = ""
    signer_title: str = ""


class StoppedFacts(CounterFacts, frozen=True, kw_only=True):
    """Thông báo dừng giải quyết hồ sơ."""

    received_at: Moment
    reason: str
    next_step: str = ""
    contact: str = ""
    signer_title: str = ""


class HandOver(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One passing on of a dossier: who gave, who took, when; `result` once that stage is done."""

    giver: str
    giver_office: str
    receiver: str
    receiver_office: str
    at: Moment
    result: str = ""
    note: str = ""


class ControlSlipFacts(CounterFacts, frozen=True, kw_only=True):
    """Phiếu kiểm soát quá trình giải quyết hồ sơ; its QR is scanned at each hand-over.

    `blank_rows` are left to be filled in by hand.
    """

    received_at: Moment
    due_at: Moment | None = None
    due_expected: bool = True
    qr: QrText = ""
    handling_office: str = ""
    coordinating_offices: tuple[str, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()
    blank_rows: BlankRows = 4


class ResultReceiptFacts(CounterFacts, frozen=True, kw_only=True):
    """Giấy biên nhận trả kết quả: what was handed out, to whom."""

    collector: str
    returned_at: Moment
    collector_id: str = ""
    result_kind: str = ""
    result_number: str = ""
    result_abstract: str = ""
    note: str = ""
