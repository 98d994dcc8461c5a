"""`kiosk` and `kiosk run PLACE`: the screens."""

import os
import sys
from contextlib import ExitStack

import click

from kiosk.answers import Reason
from kiosk.bootstrap import centre_for_places
from kiosk.bootstrap.restarting import AGAIN, again
from kiosk.bootstrap.screens import keep_log, show_places
from kiosk.catalogue import Centre, QueueKind
from kiosk.cli.options import PLACES, WRONG_USE, Place, command, fail, tell_news
from kiosk.words import in_every_language

TRIAL = ("kiosk", "counter", "papers", "rater", "board", "manager")


@click.command()
@click.argument("shown", metavar="PLACE", type=click.Choice(PLACES), required=False)
@click.option(
    "--counter",
    type=int,
    default=0,
    help="Số quầy của nơi counter và rater. / Counter number of the places counter and rater.",
)
@click.option(
    "--hub",
    default="",
    help="Làm việc qua máy chủ trung tâm, như http://192.168.1.10:7010. / "
    "Work through the centre's hub.",
)
@click.option(
    "--enrol",
    default="",
    help="Mã ghi danh một lần của máy này. / This machine's one-time enrolment code.",
)
@click.option(
    "--window",
    is_flag=True,
    help="Mở trong cửa sổ thay vì cả màn hình. / In a window instead of the whole screen.",
)
@click.option(
    "--screen", type=int, default=0, help="Màn hình thứ mấy, tính từ 0. / Which screen, from 0."
)
@click.option(
    "--self-test",
    is_flag=True,
    help="Đóng lại ngay khi mọi nơi đã hiện ra. / Close as soon as every place is shown.",
)
@command
def run(
    place: Place,
    shown: str | None,
    counter: int,
    hub: str,
    enrol: str,
    screen: int,
    **how: bool,
) -> None:
    """Mở một nơi (PLACE), hoặc cả trung tâm mẫu. / Open one place, or all of them."""
    if sys.platform.startswith("linux") and not _display():
        fail(in_every_language("answers.command.no_display"), WRONG_USE)
    if (hub or enrol) and not (hub and shown):
        fail(in_every_language("answers.trouble.enrol_without_hub"), WRONG_USE)
    keep_log(place.data)
    what = f"kiosk run {shown}" if shown else "kiosk"
    places = (shown,) if shown else TRIAL
    windowed = how["window"] or not shown

    with ExitStack() as closing:
        if shown and hub:
            from kiosk.bootstrap.hub import centre_of_hub

            found = centre_of_hub(place.settings, place.data, hub, shown, enrol)
            program, own = closing.enter_context(found)
            if own and counter not in (0, own):
                sentence = "answers.trouble.enrolled_elsewhere"
                fail(in_every_language(sentence, counter=own), WRONG_USE)
            counter = own
        else:
            program = closing.enter_context(centre_for_places(place.settings, place.data, what))
        tell_news(program)
        if counter and counter not in program.centre.counter:
            fail(in_every_language(f"answers.refused.{Reason.UNKNOWN_COUNTER}"), WRONG_USE)
        code = show_places(
            program,
            places,
            windowed=windowed,
            counter=counter or usual_counter(program.centre),
            screen=screen,
            self_test=how["self_test"],
        )
    if code == AGAIN:
        again()
    sys.exit(code)


def usual_counter(centre: Centre) -> int:
    """The first counter whose first queue is for procedures."""
    for each in centre.counters:
        if each.queues and centre.queue[each.queues[0]].kind is QueueKind.PROCEDURES:
            return each.number
    return centre.counters[0].number


def _display() -> bool:
    named = os.environ.get("QT_QPA_PLATFORM", "")
    return bool(
        named not in ("", "xcb", "wayland")
        or os.environ.get("DISPLAY")
        or os.environ.get("WAYLAND_DISPLAY")
    )
