"""How printers and readers are, in few words, for staff: the counter's bar, the manager's map."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from kiosk.catalogue import Centre, Device
from kiosk.desk.looks import Conflict
from kiosk.words import Words
from ui.viewmodels.desktop import ATTENTION, CALM, WRONG

Note = dict[str, object]
MILD = ("paper_low", "overheated", "busy", "phrase_missing", "wedge_id_card")
"""Nobody must come at once."""
VOICE = "voice"


def trouble_text(spoken: Words, reason: str) -> str:
    """A stable word ("paper_out") in words ("hết giấy")."""
    key = f"counter.devices.{reason}"
    known = reason.isidentifier() and spoken.has(key)
    return spoken.text(key if known else "counter.devices.printer")


def device_name(spoken: Words, device: Device | None, code: str) -> str:
    """ "Máy in K1"."""
    if code == VOICE:
        return spoken.text("counter.devices.name_voice")
    kind = device.kind if device and device.kind in {"printer", "reader"} else "device"
    return spoken.text(f"counter.devices.name_{kind}", code=code)


def paper_notes(spoken: Words, unsure: Sequence[str]) -> list[Note]:
    """Papers of today that may be out or not, one note for all of them."""
    if not unsure:
        return []
    words = spoken.text("counter.devices.unsure", count=len(unsure), which=unsure[0])
    return [{"words": words, "mood": ATTENTION}]


def bar_notes(
    spoken: Words, centre: Centre, troubles: Mapping[str, str], unsure: Sequence[str] = ()
) -> list[Note]:
    """The counter's own devices, well or not, and the kiosk's only when something is wrong; before
    them the papers of which nobody knows whether they are out."""
    notes = paper_notes(spoken, unsure)
    for device in centre.devices:
        reason = troubles.get(device.code, "")
        own = device.place == "counter"
        if not reason and own:
            notes.append(
                {"words": spoken.text(f"counter.devices.ready_{device.kind}"), "mood": CALM}
            )
        elif reason:
            words = spoken.text(
                "counter.devices.trouble",
                device=device_name(spoken, device, device.code),
                trouble=trouble_text(spoken, reason),
            )
            notes.append({"words": words, "mood": ATTENTION if reason in MILD else WRONG})
    return notes


def hall_notes(
    spoken: Words,
    centre: Centre,
    troubles: Mapping[str, tuple[str, datetime]],
    unsure: Sequence[str] = (),
    conflicts: Sequence[Conflict] = (),
) -> list[Note]:
    """Numbers that two counters called come first, then papers of which nobody knows whether they
    are out; then every device in trouble with since when, and how many others are well."""
    known = {device.code: device for device in centre.devices}
    notes = (
        [_conflict(spoken, each) for each in conflicts]
        + paper_notes(spoken, unsure)
        + [
            {
                "words": spoken.text(
                    "counter.devices.trouble_since",
                    device=device_name(spoken, known.get(code), code),
                    trouble=trouble_text(spoken, reason),
                    time=f"{since:%H:%M}",
                ),
                "mood": ATTENTION if reason in MILD else WRONG,
            }
            for code, (reason, since) in sorted(troubles.items())
        ]
    )
    well = len(known.keys() - troubles.keys())
    if well:
        key = "others_well" if troubles else "all_well"
        notes.append({"words": spoken.text(f"counter.devices.{key}", count=well), "mood": CALM})
    return notes


def _conflict(spoken: Words, conflict: Conflict) -> Note:
    """`other_counter` 0: nobody knows that number; it was never given, or its kiosk is still cut
    off."""
    key = "called_twice" if conflict.other_counter else "called_unknown"
    said = spoken.text(
        f"counter.devices.{key}",
        number=conflict.number,
        counter=conflict.counter,
        other=conflict.other_counter,
        time=f"{conflict.at:%H:%M}",
    )
    return {"words": said, "mood": ATTENTION}
