"""What each place may wish when it asks from another machine, and with which arguments.

A rule stands for an argument that a place may not choose freely: it gets what was sent (None where
nothing was) and answers what is meant, or raises `NotYours`. So a counter speaks for its own number
only, and papers are wanted and made at the machine that asks: its spool has a place of its own
(`Asker.spot`), beside the plain "kiosk" that any kiosk prints.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from kiosk.answers import Refused
from kiosk.desk import Desk
from kiosk.desk.machines import is_machine
from kiosk.desk.slip_facts import SlipRow


class NotYours(Exception):
    """This place may not wish that."""


class Asker(msgspec.Struct, frozen=True):
    """A machine whose signature held, and the place it was let in for; `counter`: 0 for none."""

    machine: str
    place: str
    counter: int = 0

    @property
    def spot(self) -> str:
        """Where its own papers wait: "counter@3", "kiosk@1a2b3c"."""
        return f"{self.place}@{self.counter or self.machine[:6]}"


Rule = Callable[[Asker, Any, Desk], Any]


def own_counter(asker: Asker, sent: Any, _desk: Desk) -> Any:
    """The number of the counter it stands at."""
    if sent != asker.counter:
        raise NotYours
    return sent


def own_place(asker: Asker, _sent: Any, _desk: Desk) -> str:
    """Its kind of place, whatever it says."""
    return asker.place


def own_spot(asker: Asker, _sent: Any, _desk: Desk) -> str:
    """Its own spool, or its own count of tries, whatever it says."""
    return asker.spot


def own_spot_if_any(asker: Asker, sent: Any, _desk: Desk) -> str:
    """The same, where a paper is wanted at all."""
    return asker.spot if sent else ""


def own_spots(asker: Asker, _sent: Any, _desk: Desk) -> tuple[str, ...]:
    """What waits for this machine, and for any of its kind."""
    return asker.spot, asker.place


def own_device(asker: Asker, sent: Any, _desk: Desk) -> str:
    """Every machine's "K1" is another printer."""
    return f"{sent}@{asker.spot}"


def own_slip(asker: Asker, sent: Any, desk: Desk) -> Any:
    """A paper that waits here or came out here."""
    row = desk.slip(slip=str(sent))
    if not isinstance(row, Refused) and row.place not in own_spots(asker, None, desk):
        raise NotYours
    return sent


def own_word(asker: Asker, sent: Any, _desk: Desk) -> Any:
    """Signed by the machine that asks, where a citizen touched it."""
    if sent is None or not is_machine(asker.machine, sent.key):
        raise NotYours
    return sent


def at_a_kiosk(_asker: Asker, _sent: Any, _desk: Desk) -> str:
    """Visitors' papers come out where visitors are."""
    return "kiosk"


LOOKING = frozenset({own_slip})
"""Rules that ask the desk themselves, and so wait for it."""

Wishes = Mapping[str, Mapping[str, Rule]]

OF_ALL: Wishes = {"device_state": {"device": own_device}, "give_up_waiting": {}}
"""Any place has a reader, a printer or a voice; what nobody answered is closed by whoever looks."""

PRINTING: Wishes = {
    "waiting_slips": {"places": own_spots},
    "interrupted_slips": {"device": own_device},
    "begin_slip": {"slip": own_slip, "device": own_device},
    "slip_printed": {"slip": own_slip},
    "slip_failed": {"slip": own_slip},
    "hold_slip": {"slip": own_slip},
    "slip": {"slip": own_slip},
}

BY_COUNTER = (
    *("sign_in", "sign_in_badge", "sign_out", "console"),
    *("call_next", "call_ticket", "recall", "miss", "park", "transfer", "finish"),
    *("start_break", "end_break", "receive_dossier", "change_dossier", "hand_over"),
    *("confirm_fee", "withdraw_fee_confirmation"),
)
"""What names its counter."""

ROLES: Mapping[str, Wishes] = {
    "kiosk": {
        **OF_ALL,
        **PRINTING,
        "lobby": {},
        "take_ticket": {"place": own_place, "print_at": own_spot_if_any},
        "reprint_ticket": {"print_at": own_spot},
        "ticket": {},
        "ticket_place": {},
        "look_up": {"place": own_spot},
        "find_booking": {"place": own_spot},
        "check_in": {"place": own_place, "print_at": own_spot_if_any},
        "rate": {"where": own_place, "word": own_word},
        "explain_rating": {},
    },
    "counter": {
        **OF_ALL,
        **PRINTING,
        **{name: {"counter": own_counter} for name in BY_COUNTER},
        "find_dossier": {},
        "due": {},
        "ticket": {},
        "ticket_place": {},
        "times_printed": {},
        "order_slip": {"place": own_spot},
        "reprint_ticket": {"print_at": at_a_kiosk},
        "retry_slip": {},
    },
    "rater": {
        **OF_ALL,
        "question": {"counter": own_counter},
        "rate": {"where": own_place, "word": own_word},
        "explain_rating": {},
        "decline_rating": {},
    },
    "board": {**OF_ALL, "board": {}},
    "manager": {
        **OF_ALL,
        "admit_manager": {},
        "hall": {},
        "complaints": {},
        "comments": {},
        "record_complaint": {},
        "record_comment": {},
        "settle_complaint": {},
        "figures_exported": {},
        "slips": {},
        "slip": {},
        "retry_slip": {},
        "give_up_slip": {},
    },
    "standby": {},
}

AT_THE_HUB_ALONE = frozenset(
    {
        "live",  # for the central server
        "sign_in_by_command",  # opens a counter without a PIN
        "erase_outlived",
        "offer_enrolment",  # a machine must not let machines in
        "enrol_machine",  # has a door of its own, where nobody is known yet
        "revoke_machine",
        "machines",
        "name_standby",  # has a door of its own, as have machines' journals
        "standby",
        "begin_as_hub",
        "old_hub_returned",
    }
)


def looks(asker: Asker, name: str) -> bool:
    """Whether `allowed` waits for the desk."""
    return not LOOKING.isdisjoint(ROLES.get(asker.place, {}).get(name, {}).values())


def allowed(asker: Asker, name: str, parts: Mapping[str, Any], desk: Desk) -> dict[str, Any]:
    """The arguments as this place may mean them. Raises `NotYours`."""
    rules = ROLES.get(asker.place, {}).get(name)
    if rules is None:
        raise NotYours
    return {**parts, **{each: rule(asker, parts.get(each), desk) for each, rule in rules.items()}}


def told_to(asker: Asker, answer: Any) -> Any:
    """An answer in the words of the place that asked: its own spool and devices by their plain
    names, and of other machines only what their kind of place is told."""
    if isinstance(answer, tuple):
        return tuple(told_to(asker, each) for each in answer)
    if isinstance(answer, SlipRow):
        return msgspec.structs.replace(
            answer, place=answer.place.partition("@")[0], device=answer.device.partition("@")[0]
        )
    troubles = getattr(answer, "troubles", None)
    if troubles is None:
        return answer
    seen = {
        code.partition("@")[0]: reason
        for code, reason in troubles.items()
        if _concerns(asker, code.partition("@")[2])
    }
    return msgspec.structs.replace(answer, troubles=seen)


def _concerns(asker: Asker, spot: str) -> bool:
    """Its own devices, and those of other kinds of places; not those of another of its kind."""
    return spot in ("", asker.spot) or spot.partition("@")[0] != asker.place
