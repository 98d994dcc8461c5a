"""The manager's page of configuration and hub in sample states; see `ui.gallery_counter`."""

from datetime import timedelta
from typing import Any

from kiosk.upkeep import BundleLook, HubLook, UpkeepLook
from kiosk.words import words
from ui.gallery_counter_morning import NOW
from ui.viewmodels import manager_upkeep_texts as texts
from ui.viewmodels.desktop import CALM

WAITING = BundleLook(
    waiting=42,
    since=NOW - timedelta(hours=13),
    changes=("forms", "procedures", "queues", "wording"),
    current=41,
)
AT_HUB = HubLook(role="hub", standby="http://192.168.1.11:7010")
STANDBY = HubLook(role="standby", following=True, copied=NOW - timedelta(seconds=2))
AWAY = HubLook(role="standby", following=True, away_seconds=95, copied=NOW - timedelta(minutes=2))
BACK = BundleLook(current=41, back=42, reason="did_not_work")


def upkeep_states(language: str) -> list[tuple[str, dict[str, Any]]]:
    """Names and properties."""
    states: list[tuple[str, BundleLook, HubLook, dict[str, Any]]] = [
        ("upkeep", BundleLook(), HubLook(), {}),
        ("upkeep-waiting", WAITING, AT_HUB, {}),
        ("upkeep-take", WAITING, AT_HUB, {"asking": "bundle", "pin": "1234"}),
        ("upkeep-taken", _wanted(), AT_HUB, {"sentence": "taken"}),
        ("upkeep-back", BACK, AT_HUB, {}),
        ("upkeep-standby", BundleLook(current=41), STANDBY, {}),
        ("upkeep-away", BundleLook(current=41), AWAY, {}),
        ("upkeep-promote", BundleLook(current=41), AWAY, {"asking": "hub"}),
        (
            "upkeep-promote-early",
            BundleLook(current=41),
            STANDBY,
            {"asking": "hub", "pin": "1234", "sure": True, "error": "promote_early"},
        ),
        ("upkeep-not-following", BundleLook(), HubLook(role="standby", away_seconds=300), {}),
        (
            "upkeep-promoting",
            BundleLook(current=41),
            HubLook(role="promoting", following=True),
            {},
        ),
        ("upkeep-promoted", BundleLook(current=41), HubLook(role="hub"), {"sentence": "promoted"}),
    ]
    return [(name, _state(language, bundle, hub, how)) for name, bundle, hub, how in states]


def waiting_notes(language: str) -> list[dict[str, Any]]:
    """What the live look says of it."""
    return texts.notes(words(language), UpkeepLook(bundle=WAITING, hub=AWAY))


def _wanted() -> BundleLook:
    return BundleLook(waiting=42, since=WAITING.since, changes=("queues",), wanted=True, current=41)


def _state(language: str, bundle: BundleLook, hub: HubLook, how: dict[str, Any]) -> dict[str, Any]:
    spoken = words(language)
    said = {
        name: spoken.text(f"manager.upkeep.{how[name]}") if name in how else ""
        for name in ("error", "sentence")
    }
    return {
        "words": dict(spoken.section("manager", "upkeep")),
        "bundle": texts.bundle_part(spoken, bundle),
        "hub": texts.hub_part(spoken, hub),
        "waiting": bundle.waiting,
        "asking": "",
        "sure": False,
        "pin": "",
        "working": False,
        "mood": CALM,
        **how,
        **said,
    }
