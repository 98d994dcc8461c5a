"""Fields and procedures: what people come for, what they bring, what it costs and takes."""

from enum import StrEnum

import msgspec

from kiosk.catalogue.text import Text


class PaperKind(StrEnum):
    """How a paper of a dossier is handed in (domain.md §1.3: bản chính, chứng thực, photo)."""

    ORIGINAL = "original"
    CERTIFIED = "certified"
    COPY = "copy"
    FORM = "form"
    SHOWN = "shown"


class TimeUnit(StrEnum):
    """The unit of a legal time."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    HOURS = "hours"
    SAME_DAY = "same_day"


class PaperNeeded(msgspec.Struct, frozen=True):
    """One line of the papers to bring; `kind` None: not known."""

    name: Text
    kind: PaperKind | None = None
    count: int = 1


class LegalTime(msgspec.Struct, frozen=True):
    """How long the law gives; `value` 0 with `SAME_DAY`."""

    value: int
    unit: TimeUnit


class Field(msgspec.Struct, frozen=True):
    """A field of administration (lĩnh vực) as the kiosk lists it; `queue` is a queue's code."""

    code: str
    name: Text
    queue: str


class Procedure(msgspec.Struct, frozen=True):
    """An administrative procedure (thủ tục hành chính).

    `papers` None: not known, `()`: none needed. `fee_vnd` None: the official will say.
    `usual_minutes`: when the counter's clock turns amber. `example`: facts not certain.
    """

    code: str
    name: Text
    field: str
    short: Text | None = None
    papers: tuple[PaperNeeded, ...] | None = None
    fee_vnd: int | None = None
    legal_time: LegalTime | None = None
    cutoff_15h: bool = False
    usual_minutes: int = 15
    queue: str | None = None
    note: str = ""
    example: bool = False
