"""Which layout a form has: editions with their legal basis and dates, read from a data file.

The numbers of the law's forms have shifted before (05 of 2018 is 06 of 2025), so titles, numbers
and dates are data and a centre may correct them (domain.md §1.3, §10).
"""

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from kiosk.decoding import typed
from kiosk.errors import ConfigError, Mistake
from kiosk.forms.kinds import FormKind, Media

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "forms"
_list = [FOLDER / "forms.toml"]
"""The list of editions that holds."""


class FormEdition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One layout of one form, valid from `effective_from` to `effective_to` (both included).

    `id` is what a dossier remembers; `title` by language; `number` as the law's appendix has it;
    `paper` the sheet it goes on unless asked otherwise; `template` a Typst file beside the list;
    `words` its table in `paper.toml`; `check` says what nobody has yet compared with the official
    text.
    """

    id: str
    kind: FormKind
    title: dict[str, str]
    template: str
    words: str
    media: tuple[Media, ...]
    effective_from: date
    effective_to: date | None = None
    paper: Literal["a5", "a4"] = "a5"
    number: str = ""
    legal_basis: str = ""
    check: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether this layout is valid on `day`."""
        return self.effective_from <= day and (self.effective_to or day) >= day


def load_editions(
    file: Path = FOLDER / "forms.toml", templates: Path | None = None
) -> tuple[FormEdition, ...]:
    """All editions of a list (`[[form]]` tables). Raises `ConfigError` with every mistake in it.

    `templates`: their folder, unless it is the list's own.
    """
    text = file.read_text(encoding="utf-8")
    try:
        tables = msgspec.toml.decode(text, type=dict[str, list[dict[str, object]]])
    except msgspec.DecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found.group(1)) if found else 0
        raise ConfigError([Mistake(file, line, f"TOML tables named [[form]]: {error}")]) from error
    lines = [n for n, each in enumerate(text.splitlines(), 1) if each.strip() == "[[form]]"]
    editions: list[FormEdition] = []
    mistakes: list[Mistake] = []
    for line, table in zip(lines, tables.get("form", []), strict=True):
        try:
            edition = typed(table, FormEdition)
        except msgspec.ValidationError as error:
            mistakes.append(Mistake(file, line, str(error)))
            continue
        editions.append(edition)
        if "vi" not in edition.title:
            mistakes.append(Mistake(file, line, "title.vi: the Vietnamese title"))
        if not ((templates or file.parent) / edition.template).is_file():
            mistakes.append(Mistake(file, line, f"a template file beside it: {edition.template}"))
        if any(each.id == edition.id for each in editions[:-1]):
            mistakes.append(Mistake(file, line, f"an id of its own, not again {edition.id!r}"))
    if mistakes:
        raise ConfigError(mistakes)
    return tuple(editions)


@cache
def shipped_editions() -> tuple[FormEdition, ...]:
    """The editions in `assets/forms`, or those that a bundle brought, read once."""
    return load_editions(_list[0], FOLDER)


def lay_over(file: Path | None) -> None:
    """This list of editions holds from now on, with our templates; None: ours."""
    wanted = [file or FOLDER / "forms.toml"]
    if wanted != _list:
        _list[:] = wanted
        shipped_editions.cache_clear()


def check_list(file: Path, day: date) -> None:
    """Raises `ConfigError` where a list is wrong, or leaves a form that we have without a layout
    on `day`."""
    editions = load_editions(file, FOLDER)
    for ours in load_editions():
        if ours.holds_on(day):
            for media in ours.media:
                edition_for(ours.kind, day, media, editions=editions)


def edition_for(
    kind: FormKind,
    on: date,
    media: Media,
    *,
    basis: str = "",
    editions: tuple[FormEdition, ...] | None = None,
) -> FormEdition:
    """The layout of a form: for a dossier, `on` is the day it was received.

    `basis`, an edition's id or legal basis, wins over the day: a dossier keeps the form it was
    received under. Of several that hold, the one that began last. Raises `ConfigError` naming
    form, day and media where there is none.
    """
    known = shipped_editions() if editions is None else editions
    fitting = [
        each
        for each in known
        if each.kind is kind
        and media in each.media
        and (basis in {each.id, each.legal_basis} if basis else each.holds_on(on))
    ]
    if not fitting:
        wanted = f"under {basis!r}" if basis else f"valid on {on:%d/%m/%Y}"
        expected = f"a [[form]] of kind {kind.value!r} for media {media.value!r} {wanted}"
        raise ConfigError([Mistake(FOLDER / "forms.toml", 0, expected)])
    return max(fitting, key=lambda each: each.effective_from)
