"""What may stand only once: codes, numbers, letters, languages, days."""

from collections.abc import Iterator

from kiosk.config.findings import Finding, Given
from kiosk.config.toml_lines import Place

_UNIQUE = (
    ("procedures.toml", "field", "code"),
    ("procedures.toml", "procedure", "code"),
    ("queues.toml", "queue", "code"),
    ("queues.toml", "queue", "prefix"),
    ("counters.toml", "counter", "number"),
    ("staff.toml", "official", "code"),
    ("staff.toml", "official", "badge"),
    ("priority.toml", "group", "code"),
    ("rating.toml", "level", "score"),
    ("rating.toml", "reason", "code"),
    ("announcements.toml", "announcement", "language"),
    ("devices.toml", "device", "code"),
    ("dossiers.toml", "dossier", "code"),
)
_ONE_OF_A_KIND = ("results", "guidance")


def check(given: Given) -> Iterator[Finding]:
    """The second and every later use of a value, with the line of the first."""
    for file, table, key in _UNIQUE:
        first: dict[object, Place] = {}
        for place, row in given.rows(file, table):
            value = row.get(key)
            if isinstance(value, str | int) and value != "":
                yield from _again(first, file, (*place, key), value)
    kinds: dict[object, Place] = {}
    for place, row in given.rows("queues.toml", "queue"):
        if row.get("kind") in _ONE_OF_A_KIND:
            yield from _again(kinds, "queues.toml", (*place, "kind"), row["kind"])
    for place, row in given.rows("counters.toml", "counter"):
        queues = row.get("queues")
        seen: dict[object, Place] = {}
        for number, queue in enumerate(queues if isinstance(queues, list) else []):
            if isinstance(queue, str):
                yield from _again(seen, "counters.toml", (*place, "queues", number), queue)
    yield from _days(given)


def _days(given: Given) -> Iterator[Finding]:
    """One day may be decided once for the doors and once for the deadlines."""
    decided: dict[object, Place] = {}
    for place, row in given.rows("hours.toml", "override"):
        said = row.get("calendars", "both")
        for calendar in ("opening", "deadlines") if said == "both" else (said,):
            key = (str(row.get("date")), str(calendar))
            if key in decided:
                values = {"value": row.get("date")}
                yield Finding("hours.toml", (*place, "date"), "unique.again", values, decided[key])
                break
            decided[key] = (*place, "date")


def _again(first: dict[object, Place], file: str, place: Place, value: object) -> Iterator[Finding]:
    if value in first:
        yield Finding(file, place, "unique.again", {"value": value}, first[value])
    else:
        first[value] = place
