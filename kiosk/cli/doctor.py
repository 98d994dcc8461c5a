"""`kiosk doctor`: what would keep this centre from opening tomorrow."""

import sys

import click

from kiosk.bootstrap import SOUNDS, look_at_printers, look_at_readers, print_test_page
from kiosk.cli.options import TROUBLE, WRONG_USE, Place, command, say
from kiosk.doctor import look_over

MARKS = {"ok": "✓", "notice": "!", "trouble": "✗"}


@click.command()
@click.argument("topic", type=click.Choice(["all", "printers"]), default="all")
@click.option("--test-page", is_flag=True, help="In thử một phiếu ra từng máy in.")
@command
def doctor(place: Place, topic: str, test_page: bool) -> None:
    """Khám máy: cấu hình, nhật ký, đĩa, máy in, đầu đọc, giọng đọc. / Look the centre over."""
    found = look_over(place.settings, place.data, SOUNDS, look_at_printers, look_at_readers)
    if test_page:
        found += print_test_page(place.settings)
    if topic == "printers":
        found = [each for each in found if each.what.startswith("printer")]
    lines = [f"{MARKS[each.state]} {each.what}: {each.sentence}" for each in found]
    say(place, {"findings": found}, "\n".join(lines))
    if any((each.what, each.state) == ("config", "trouble") for each in found):
        sys.exit(WRONG_USE)
    if any(each.state == "trouble" for each in found):
        sys.exit(TROUBLE)
