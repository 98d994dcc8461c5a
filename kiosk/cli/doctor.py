"""`kiosk doctor`: what would keep this centre from opening tomorrow."""

import sys

import click

from kiosk import config
from kiosk.bootstrap import SOUNDS, look_at_printers, look_at_readers, print_trial_pages
from kiosk.cli.options import TROUBLE, WRONG_USE, Place, command, say
from kiosk.clock import SystemClock
from kiosk.doctor import look_over

MARKS = {"ok": "✓", "notice": "!", "trouble": "✗"}
TOPICS = {"printers": ("printer",), "readers": ("reader", "serial", "camera")}


@click.command()
@click.argument("topic", type=click.Choice(["all", *TOPICS]), default="all")
@click.option(
    "--test-page",
    is_flag=True,
    help="In một trang thử ra từng máy in. / Print a test page on each.",
)
@command
def doctor(place: Place, topic: str, test_page: bool) -> None:
    """Khám máy: cấu hình, nhật ký, đĩa, giọng đọc, từng máy in và đầu đọc, thiết bị đang cắm.

    Look the centre over: configuration, journal, disk, voice, each printer and reader, what is
    attached.
    """
    found = look_over(place.settings, place.data, SOUNDS, look_at_printers, look_at_readers)
    wrong = any((each.what, each.state) == ("config", "trouble") for each in found)
    if test_page and not wrong:
        found += print_trial_pages(config.load(place.settings), SystemClock().now())
    if topic != "all" and not wrong:
        found = [each for each in found if each.what.startswith(TOPICS[topic])]
    lines = [f"{MARKS[each.state]} {each.what}: {each.sentence}" for each in found]
    say(place, {"findings": found}, "\n".join(lines))
    if wrong:
        sys.exit(WRONG_USE)
    if any(each.state == "trouble" for each in found):
        sys.exit(TROUBLE)
