"""The console's pictures: free, serving, late, choosing, on a break, with a printer in trouble."""

from datetime import timedelta

from kiosk.desk import CounterView
from kiosk.words import words
from ui.gallery import Sample
from ui.gallery_counter_morning import COUNTER, FOLDER, NOW, frame, morning, sample_centre
from ui.viewmodels import (
    counter_day_texts,
    counter_options,
    counter_texts,
    counter_visit_texts,
)
from ui.viewmodels.desktop import CALM, WRONG


def console_screens(language: str) -> list[Sample]:
    """All states of the console."""
    return [
        _console(language, "console-free", morning(serving=False)),
        _console(language, "console-empty", morning(serving=False, waiting=0)),
        _console(language, "console-serving", morning()),
        _console(language, "console-late", morning(minutes=48), told=True),
        _console(language, "console-park", morning(), choice="park"),
        _console(language, "console-transfer", morning(), choice="transfer"),
        _console(language, "console-break", morning(serving=False, state="break")),
        _console(language, "console-by-hand", morning(serving=False, alone=True)),
        _console(
            language, "console-by-hand-wrong", morning(alone=True), typed="AK00", wrong="no_number"
        ),
        _console(language, "console-trouble", morning(trouble=True), told=True),
    ]


def _console(
    language: str,
    name: str,
    view: CounterView,
    *,
    choice: str = "",
    told: bool = False,
    typed: str = "",
    wrong: str = "",
) -> Sample:
    spoken, centre = words(language), sample_centre()
    known = counter_visit_texts.serving_facts(spoken, centre, view)
    late = bool(view.serving) and NOW - view.serving.called > timedelta(minutes=15)  # type: ignore[union-attr]
    panel = None
    if choice == "park":
        panel = counter_options.park_choice(spoken, known["number"])
    elif choice:
        panel = counter_options.transfer_choice(spoken, centre, view)
    state = "serving" if view.serving else "break" if view.state == "break" else "free"
    sentence = ""
    if told:
        key = "not_printed" if view.troubles else "printed_two"
        why = spoken.text("paper.trouble.paper_out") if view.troubles else ""
        sentence = spoken.text(f"counter.said.{key}", code="Q4-261123-0007", why=why)
    if view.alone:
        sentence = spoken.text("counter.said.by_hand", time=f"{NOW:%H:%M}")
    return Sample(
        name,
        FOLDER / "ConsoleScreen.qml",
        {
            **frame(language, view),
            "words": dict(spoken.section("counter", "console")),
            "choiceWords": dict(spoken.section("counter", "choice")),
            "name": centre.counter[COUNTER].name[language],
            "state_": state,
            "serving": known,
            "ahead": counter_visit_texts.ahead_facts(spoken, centre, view),
            "pause": counter_visit_texts.pause_text(spoken, view) if view.state == "break" else "",
            "elapsed": counter_visit_texts.elapsed_text(view.serving.called, NOW)
            if view.serving
            else "",
            "late": late,
            "busy": "",
            "tab": "waiting",
            "counts": {"waiting": view.waiting_count, "parked": 2, "missed": 3},
            "rows": counter_texts.line_rows(spoken, centre, view.waiting, NOW, first=True),
            "chosen": "",
            "note": counter_texts.priority_note(spoken, centre, view),
            "byHand": {
                "shown": view.alone,
                "typed": typed,
                "error": spoken.text(f"counter.by_hand.{wrong}") if wrong else "",
                "busy": "",
                "words": dict(spoken.section("counter", "by_hand")),
            },
            "choosing": panel is not None,
            "choiceTitle": panel.title if panel else "",
            "options": panel.shown() if panel else [],
            "facts": counter_day_texts.day_facts(spoken, view),
            "ratings": counter_day_texts.rating_facts(spoken, view),
            "counters": counter_day_texts.counter_rows(spoken, view),
            "mood": WRONG if view.troubles or view.alone else CALM,
            "sentence": sentence,
        },
    )
