"""The configuration of a centre: a folder of TOML files → one frozen `Centre`.

One file per topic (`kiosk/config/files.py` lists them); each setting is explained at the head of
its file in the sample centre, `assets/sample`. A wrong folder is answered with every mistake at
once, by file, line and what was expected, before the doors open.
"""

from pathlib import Path
from typing import Any

from kiosk.catalogue import Centre, Hours
from kiosk.config.checks import CHECKS
from kiosk.config.files import CENTRAL, FILES, WEEKDAYS
from kiosk.config.findings import Finding, Given
from kiosk.config.reading import Source
from kiosk.config.shape import Shaping
from kiosk.errors import ConfigError, Mistake
from kiosk.words import in_every_language

__all__ = ["CENTRAL", "load"]


def load(folder: Path, over: Path | None = None) -> Centre:
    """The centre that a folder describes. `over`: a folder whose files stand for those of the same
    name, where a bundle of the central office was taken.

    Raises `ConfigError` with every mistake found, ordered by file and line.
    """
    if not folder.is_dir():
        raise ConfigError([Mistake(folder, 0, _sentence("file.no_folder", {}))])
    source = Source(folder, over)
    findings = list(source.findings)
    read: dict[str, Any] = {}
    for file, wanted in FILES.items():
        shaping = Shaping(file)
        if file in source.tables:
            read[file] = shaping.build(wanted, source.tables[file])
        findings += shaping.findings
    given = Given(source.tables)
    for check in CHECKS:
        findings += check(given)
    if findings:
        raise ConfigError(_mistakes(findings, source))
    return _centre(read)


def _centre(read: dict[str, Any]) -> Centre:
    hours = read["hours.toml"]
    days = [getattr(hours, day) for day in WEEKDAYS]
    devices, dossiers = read.get("devices.toml"), read.get("dossiers.toml")
    return Centre(
        facts=read["centre.toml"].centre,
        pay=read["centre.toml"].pay,
        retention=read["centre.toml"].retention,
        bookings=read["centre.toml"].bookings,
        fields=read["procedures.toml"].field,
        procedures=read["procedures.toml"].procedure,
        queues=read["queues.toml"].queue,
        counters=read["counters.toml"].counter,
        staff=read["staff.toml"].official,
        hours=tuple(Hours(at, day.open, day.tickets) for at, day in enumerate(days)),
        open_on_holidays=hours.open_on_holidays,
        deadline=hours.deadline,
        overrides=hours.override,
        priority=read["priority.toml"].rule,
        priority_groups=read["priority.toml"].group,
        rating=read["rating.toml"],
        announcements=read["announcements.toml"].announcement,
        panels=read["screens.toml"].panel,
        times=read["screens.toml"].times,
        devices=devices.device if devices else (),
        dossiers=dossiers.dossier if dossiers else (),
    )


def _mistakes(findings: list[Finding], source: Source) -> list[Mistake]:
    order = {name: at for at, name in enumerate(FILES)}
    told: dict[tuple[int, str, int, str], Mistake] = {}
    for finding in findings:
        line = source.line(finding.file, finding.place)
        values = dict(finding.values)
        if finding.earlier is not None:
            values["line"] = source.line(finding.file, finding.earlier)
        sentence = _sentence(finding.words, values)
        key = (order.get(finding.file, len(order)), finding.file, line, sentence)
        told[key] = Mistake(source.path(finding.file), line, sentence)
    return [told[key] for key in sorted(told)]


def _sentence(key: str, values: dict[str, object]) -> str:
    """What was expected, in every language we have, Vietnamese first."""
    shown = {name: _shown(value) for name, value in values.items()}
    return in_every_language(f"config.{key}", **shown)


def _shown(value: object) -> str:
    """A value in a sentence: on one line, and not longer than a line."""
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:57]}…"
