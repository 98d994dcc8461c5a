"""What the manager's page of configuration and hub says: pure, no Qt."""

from datetime import datetime
from typing import Any

from kiosk.clock import VIETNAM
from kiosk.upkeep import AWAY_SECONDS, BundleLook, HubLook, UpkeepLook
from kiosk.words import Words
from ui.viewmodels.desktop import ATTENTION, CALM, WRONG

Row = dict[str, Any]
MINUTE = 60


def bundle_part(spoken: Words, look: BundleLook) -> Row:
    """The configuration's column: `notices` (words, mood), `facts` (label, value), whether it may
    be taken now."""
    notices = [_note(_in_use(spoken, look), CALM)]
    if look.back:
        why = spoken.text(f"manager.upkeep.back_{look.reason}")
        notices.append(_note(_say(spoken, "back", version=look.back, why=why), WRONG))
    facts = []
    if look.waiting:
        key = "wanted" if look.wanted else "waiting"
        notices.append(_note(_say(spoken, key, version=look.waiting), ATTENTION))
        since = look.since and _moment(spoken, look.since)
        facts = [
            _fact(spoken, "since", since or ""),
            _fact(spoken, "changes", _changes(spoken, look.changes)),
        ]
        if look.not_before:
            facts.append(_fact(spoken, "not_before", _moment(spoken, look.not_before)))
    return {
        "notices": notices,
        "facts": facts,
        "ready": bool(look.waiting) and not look.wanted and not look.on_trial,
    }


def hub_part(spoken: Words, look: HubLook) -> Row:
    """The hub's column; `ready`: this machine could take its place."""
    if look.role == "alone":
        return {"notices": [_note(_say(spoken, "alone"), CALM)], "facts": [], "ready": False}
    if look.role == "promoting":
        words = _say(spoken, "promoting" if look.following else "not_following")
        return {"notices": [_note(words, ATTENTION)], "facts": [], "ready": False}
    if look.role == "hub":
        standby = look.standby or _say(spoken, "no_standby")
        return {
            "notices": [_note(_say(spoken, "is_hub"), CALM)],
            "facts": [_fact(spoken, "standby", standby)],
            "ready": False,
        }
    notices = [_note(_say(spoken, "is_standby"), CALM)]
    if not look.following:
        notices.append(_note(_say(spoken, "not_following"), WRONG))
    facts = [_fact(spoken, "hub", _away(spoken, look.away_seconds))]
    if look.copied:
        facts.append(_fact(spoken, "copied", _moment(spoken, look.copied)))
    return {"notices": notices, "facts": facts, "ready": look.following}


def notes(spoken: Words, look: UpkeepLook) -> list[Row]:
    """What is told quietly beside the devices of the live look."""
    found = []
    bundle, hub = look.bundle, look.hub
    if bundle.waiting and not bundle.wanted:
        found.append(_note(_say(spoken, "waiting_note", version=bundle.waiting), ATTENTION))
    if bundle.back:
        found.append(_note(_say(spoken, "back_note", version=bundle.back), ATTENTION))
    if hub.role == "standby" and hub.away_seconds >= AWAY_SECONDS:
        count = int(hub.away_seconds)
        found.append(_note(_say(spoken, "hub_away_note", count=count), WRONG))
    return found


def _in_use(spoken: Words, look: BundleLook) -> str:
    if not look.current:
        return _say(spoken, "own")
    return _say(spoken, "on_trial" if look.on_trial else "current", version=look.current)


def _changes(spoken: Words, names: tuple[str, ...]) -> str:
    said = [_say(spoken, f"file_{each}") for each in names]
    return ", ".join(said) or _say(spoken, "nothing")


def _away(spoken: Words, seconds: float) -> str:
    if not seconds:
        return _say(spoken, "hub_well")
    if seconds < 2 * MINUTE:
        return _say(spoken, "hub_away", count=int(seconds))
    return _say(spoken, "hub_away_long", count=int(seconds / MINUTE))


def _moment(spoken: Words, at: datetime) -> str:
    here = at.astimezone(VIETNAM)
    return _say(spoken, "since_value", time=f"{here:%H:%M}", date=f"{here:%d/%m}")


def _fact(spoken: Words, label: str, value: str) -> Row:
    return {"label": _say(spoken, label), "value": value}


def _note(words: str, mood: int) -> Row:
    return {"words": words, "mood": mood}


def _say(spoken: Words, name: str, **values: object) -> str:
    return spoken.text(f"manager.upkeep.{name}", **values)
