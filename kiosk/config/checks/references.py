"""What one table says of another must be there, and everything must lead somewhere."""

from collections.abc import Iterator

from kiosk.config.findings import Finding, Given, text
from kiosk.config.toml_lines import Place
from kiosk.forms.kinds import REPORTS, FormKind

# file, table, key that refers → file, table, key that is meant
_REFERENCES = (
    ("procedures.toml", "field", "queue", "queues.toml", "queue", "code"),
    ("procedures.toml", "procedure", "queue", "queues.toml", "queue", "code"),
    ("procedures.toml", "procedure", "field", "procedures.toml", "field", "code"),
    ("counters.toml", "counter", "queues", "queues.toml", "queue", "code"),
    ("staff.toml", "official", "counters", "counters.toml", "counter", "number"),
    ("dossiers.toml", "dossier", "procedure", "procedures.toml", "procedure", "code"),
)

_SLIPS = set(FormKind) - REPORTS
_WANTED_AT = {"kiosk": {FormKind.TICKET}, "counter": _SLIPS - {FormKind.TICKET}}
"""The papers of a place: without a printer for one of them, it would wait for ever."""


def check(given: Given) -> Iterator[Finding]:
    """Codes that nobody knows; queues without a counter, fields without a procedure."""
    for file, table, key, target_file, target, target_key in _REFERENCES:
        known = given.known(target_file, target, target_key)
        for place, row in given.rows(file, table):
            for where, value in _values(row.get(key), (*place, key)):
                if known is not None and value not in known:
                    names = {"value": value, "file": target_file}
                    yield Finding(file, where, f"reference.{target}", names)
    yield from _queues_of_fields(given)
    yield from _served(given)
    yield from _filled(given)
    yield from _printers(given)


def _values(found: object, place: Place) -> Iterator[tuple[Place, object]]:
    if isinstance(found, list):
        for number, each in enumerate(found):
            yield from _values(each, (*place, number))
    elif isinstance(found, str | int) and not isinstance(found, bool):
        yield place, found


def _queues_of_fields(given: Given) -> Iterator[Finding]:
    """Procedures wait in queues of their kind, not where results are handed out."""
    special = {
        text(row, "code")
        for _, row in given.rows("queues.toml", "queue")
        if row.get("kind") in ("results", "guidance")
    }
    for table in ("field", "procedure"):
        for place, row in given.rows("procedures.toml", table):
            queue = text(row, "queue")
            if queue and queue in special:
                values = {"value": queue}
                yield Finding("procedures.toml", (*place, "queue"), "reference.kind", values)


def _served(given: Given) -> Iterator[Finding]:
    """Whoever takes a number of a queue must be called by somebody."""
    if given.known("counters.toml", "counter", "number") is None:
        return
    served: set[object] = set()
    for place, row in given.rows("counters.toml", "counter"):
        served |= {value for _, value in _values(row.get("queues"), place)}
    for place, row in given.rows("queues.toml", "queue"):
        code = text(row, "code")
        if code and code not in served:
            yield Finding("queues.toml", (*place, "code"), "reference.unserved", {"value": code})


def _filled(given: Given) -> Iterator[Finding]:
    """A field on the first screen must lead to a procedure."""
    used = {text(row, "field") for _, row in given.rows("procedures.toml", "procedure")}
    for place, row in given.rows("procedures.toml", "field"):
        code = text(row, "code")
        if code and code not in used:
            yield Finding("procedures.toml", (*place, "code"), "reference.no_procedure")


def _printers(given: Given) -> Iterator[Finding]:
    """Forms that are none, stand-ins that do not print, papers with nowhere to go."""
    file = "devices.toml"
    printers = [
        (place, row) for place, row in given.rows(file, "device") if row.get("kind") == "printer"
    ]
    codes = {text(row, "code") for _, row in printers}
    for place, row in printers:
        for where, form in _values(row.get("forms"), (*place, "forms")):
            if form not in _SLIPS:
                names = {"value": form, "choices": ", ".join(sorted(_SLIPS))}
                yield Finding(file, where, "reference.form", names)
        fallback = text(row, "fallback")
        if fallback and fallback == text(row, "code"):
            yield Finding(file, (*place, "fallback"), "reference.own_fallback")
        elif fallback and fallback not in codes:
            values = {"value": fallback, "file": file}
            yield Finding(file, (*place, "fallback"), "reference.printer", values)
    for at, wanted in _WANTED_AT.items():
        here = [(place, row) for place, row in printers if row.get("place") == at]
        if not here or not all(row.get("forms") for _, row in here):
            continue
        named = {form for _, row in here for _, form in _values(row["forms"], ())}
        if missing := wanted - named:
            values = {"place": at, "forms": ", ".join(sorted(missing))}
            yield Finding(file, (*here[0][0], "forms"), "reference.no_printer", values)
