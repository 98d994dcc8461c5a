"""Whether a centre as a whole makes sense: somebody manages it, the scale has levels."""

from collections.abc import Iterator

from kiosk.config.findings import Finding, Given, text

_SECOND_FACTORS = ("lookup", "phone_tail", "id_tail")
_NEEDED_BY_STATE = {"supplement": "missing", "fee_due": "fee_vnd"}
_LISTS = (
    ("procedures.toml", "field"),
    ("procedures.toml", "procedure"),
    ("queues.toml", "queue"),
    ("counters.toml", "counter"),
    ("staff.toml", "official"),
    ("announcements.toml", "announcement"),
    ("screens.toml", "panel"),
)


def check(given: Given) -> Iterator[Finding]:
    """Lists that are empty, a staff without a manager, dossiers nobody could look up."""
    for file, table in _LISTS:
        if given.tables.get(file, {}).get(table) == []:
            yield Finding(file, (table,), "sense.empty_list", {"name": table})
    for place, row in given.rows("counters.toml", "counter"):
        if row.get("queues") == []:
            yield Finding("counters.toml", (*place, "queues"), "sense.no_queues")
    yield from _staff(given)
    yield from _rating(given)
    yield from _dossiers(given)


def _staff(given: Given) -> Iterator[Finding]:
    officials = given.rows("staff.toml", "official")
    if officials and not any(row.get("manager") is True for _, row in officials):
        yield Finding("staff.toml", ("official",), "sense.no_manager")


def _rating(given: Given) -> Iterator[Finding]:
    levels = given.tables.get("rating.toml", {}).get("level")
    if isinstance(levels, list) and not 2 <= len(levels) <= 5:
        yield Finding("rating.toml", ("level",), "sense.levels")
    asking = any(row.get("asks_reasons") is True for _, row in given.rows("rating.toml", "level"))
    if asking and given.tables["rating.toml"].get("reason") == []:
        yield Finding("rating.toml", ("reason",), "sense.no_reasons")


def _dossiers(given: Given) -> Iterator[Finding]:
    file = "dossiers.toml"
    for place, row in given.rows(file, "dossier"):
        if not any(text(row, key) for key in _SECOND_FACTORS):
            yield Finding(file, place, "sense.no_second_factor")
        needed = _NEEDED_BY_STATE.get(text(row, "state"))
        if needed and not row.get(needed):
            yield Finding(file, (*place, "state"), f"sense.{needed}_needed")
        received, promised = row.get("received"), row.get("promised")
        if type(received) is type(promised) and received and promised and promised < received:
            yield Finding(file, (*place, "promised"), "sense.promised_before_received")
