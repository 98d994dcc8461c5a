"""Trouble for a while, then none; then everything must come together by itself."""

import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from kiosk.data_directory import verify
from kiosk.errors import StoreTrouble
from tests.soak.chaos import FAULTS
from tests.soak.evidence import Evidence
from tests.soak.hall import STANDBY, Hall
from tests.soak.oracle import faults, unsure

A_BUG = ("Traceback (most recent call last)", "a bug of ours")
HUBS = ("hub", STANDBY)
LONGEST_CALM_SECONDS = 2.0
"""Between one trouble and the next, at most."""


class Outcome(msgspec.Struct, frozen=True):
    """`faults`: empty where it went well; `figures`: what happened, in one line each."""

    faults: list[str]
    figures: list[str]


def soak(
    folder: Path,
    seed: str,
    trouble_seconds: float,
    patience_seconds: float,
    server_url: str | None = None,
    say: Callable[[str], None] = lambda _: None,
    *,
    windows: bool = False,
    standby: bool = False,
) -> Outcome:
    """One centre through `trouble_seconds` of bad lines and deaths, and then as long as it needs to
    be whole again, at most `patience_seconds`."""
    chance = random.Random(seed)
    with Hall(folder, seed, server_url, windows=windows, standby=standby) as hall:
        started = time.monotonic()
        happened, gone = _trouble(hall, chance, started + trouble_seconds, say)
        for process in hall.processes.values():
            if not process.runs:
                process.start()
        for line in hall.lines.values():
            line.fault = ""
        healed = time.monotonic()
        gone += _works_again(hall, healed + patience_seconds)
        hall.quiet()
        found, evidence = _come_together(hall, healed + patience_seconds, say)
        took = time.monotonic() - healed
        hall.end()
    for name, journal in hall.journals().items():
        report = verify(journal)
        if not report.intact:
            found.append(f"the journal of {name} is not intact: {report}")
    for each in hall.processes.values():
        found += _bugs(each.name, each.log)
    return Outcome([*gone, *found], _figures(hall, evidence, happened, took))


def _trouble(
    hall: Hall, chance: random.Random, until: float, say: Callable[[str], None]
) -> tuple[int, list[str]]:
    """Kills and bad lines, each mended after a moment: how many there were, and who ended without
    being killed (and is started again, as a supervisor does)."""
    mending: list[tuple[float, Callable[[], None]]] = []
    happened, began = 0, time.monotonic()
    gone: list[str] = []
    names, lines = sorted(hall.processes), sorted(hall.lines)
    succession = _succession(hall, began, until, say) if hall.standby else iter(())
    while (now := time.monotonic()) < until:
        next(succession, None)
        for each in [each for each in mending if each[0] <= now]:
            mending.remove(each)
            each[1]()
        for each in hall.processes.values():
            if each.ended_by_itself():
                gone.append(f"{each.name} ended by itself: {each.log.read_text()[-500:]}")
                each.start()
        at = f"{now - began:5.1f} s "
        if chance.random() < 0.4:
            process = hall.processes[chance.choice(names)]
            if process.runs and not (hall.standby and process.name in HUBS):
                process.end(signal.SIGKILL)
                say(f"{at}{process.name} killed")
                mending.append((now + chance.choice((0.1, 1.0, 5.0)), process.start))
                happened += 1
        else:
            name, fault = chance.choice(lines), chance.choice(FAULTS)
            line = hall.lines[name]
            if not line.fault:
                line.fault = fault
                say(f"{at}line of {name}: {fault}")
                well = now + chance.choice((0.5, 3.0, 8.0))
                mending.append((well, lambda line=line: setattr(line, "fault", "")))
                happened += 1
        time.sleep(chance.random() * LONGEST_CALM_SECONDS)
    for _, mend in mending:
        mend()
    return happened, gone


def _succession(
    hall: Hall, began: float, until: float, say: Callable[[str], None]
) -> Iterator[None]:
    """The hub dies, after a third of the time, a person promotes the standby, and after another
    third the old one is switched on again; both are killed now and then otherwise."""
    part = (until - began) / 3
    while time.monotonic() < began + part:
        yield
    hall.processes["hub"].end(signal.SIGKILL)
    hall.promote()
    say(f"{time.monotonic() - began:5.1f} s the hub is dead, the standby promoted")
    killed = began + 1.5 * part
    while time.monotonic() < began + 2 * part:
        yield
        if time.monotonic() > killed:
            killed = until
            hall.processes[STANDBY].end(signal.SIGKILL)
            hall.processes[STANDBY].start()
            say(f"{time.monotonic() - began:5.1f} s the new hub killed")
    hall.processes["hub"].start()
    say(f"{time.monotonic() - began:5.1f} s the old hub is switched on again")


def _works_again(hall: Hall, until: float) -> list[str]:
    """Without anybody's doing: a visit goes on from number to rating."""
    before = hall.thanked()
    while hall.thanked() == before:
        if time.monotonic() > until:
            return ["nobody was thanked for a rating after all was well again"]
        time.sleep(0.2)
    return []


def _come_together(
    hall: Hall, until: float, say: Callable[[str], None]
) -> tuple[list[str], Evidence]:
    """The faults that are left when none is left, or patience."""
    while True:
        try:
            evidence = hall.evidence()
            found = faults(evidence)
        except StoreTrouble as away:
            found = [str(away)]
        if not found or time.monotonic() > until:
            return found, evidence
        say(f"{len(found)} left, such as: {found[0]}")
        time.sleep(1.0)


def _bugs(name: str, log: Path) -> list[str]:
    text = log.read_text(encoding="utf-8", errors="replace")
    return [f"{name} says: {text[text.index(each) :][:3000]}" for each in A_BUG if each in text]


def _figures(hall: Hall, evidence: Evidence, happened: int, took: float) -> list[str]:
    told = [each for place in evidence.told.values() for each in place]
    deaths = ", ".join(f"{each.name} {each.deaths}" for each in hall.processes.values())
    alone = sum(each.kind == "ticket_adopted" for each in evidence.stored)
    return [
        f"{happened} troubles; killed: {deaths}",
        f"{sum('request' in each for each in told)} touches answered, "
        f"{sum(bool(each.token) for each in evidence.slips)} papers, "
        f"{sum(not each.token for each in evidence.slips)} spoilt, "
        f"{unsure(evidence)} told as perhaps not out; {alone} numbers given without the hub",
        f"{sum('called' in each for each in told)} calls, "
        f"{sum('finished' in each for each in told)} finished, "
        f"{sum('thanked' in each for each in told)} ratings thanked for",
        f"{len(evidence.stored)} events at the server, whole {took:.0f} s after the last trouble",
    ]


def tell(outcome: Outcome) -> int:
    """On standard output; the exit code."""
    for each in (*outcome.figures, *outcome.faults):
        print(each)
    print("FAILED" if outcome.faults else "none missing, none twice")
    sys.stdout.flush()
    return bool(outcome.faults)
