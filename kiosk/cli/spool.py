"""`kiosk spool`: the papers that were wanted, and what a person decides about them."""

import click

from kiosk.answers import Refused
from kiosk.cli.options import Place, at_desk, command, refuse, say
from kiosk.desk.slip_facts import SlipRow
from kiosk.words import DEFAULT_LANGUAGE, in_every_language, words

STATES = ("queued", "sending", "printed", "uncertain", "failed", "given_up")


@click.group()
def spool() -> None:
    """Phiếu chờ in: xem, in lại, bỏ. / Papers: list, retry, give up."""


@spool.command("list")
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(STATES),
    help="Chỉ trạng thái. / These states only.",
)
@command
def list_slips(place: Place, states: tuple[str, ...]) -> None:
    """Các phiếu, mới nhất trước, nhiều nhất 200. / The papers, newest first."""
    with at_desk(place, "kiosk spool list") as program:
        rows = program.desk.slips(states=states)
    lines = [_line(row) for row in rows] or [in_every_language("answers.spool.none")]
    say(place, {"slips": rows}, "\n".join(lines))


@spool.command()
@click.argument("slip")
@command
def retry(place: Place, slip: str) -> None:
    """In lại một phiếu, theo mã hoặc số thứ tự hôm nay. / Print a paper (again).

    Phiếu có thể đã ra giấy thì in kèm chữ BẢN IN LẠI. / One that may be out comes as a reprint.
    """
    with at_desk(place, "kiosk spool retry") as program:
        answer = program.desk.retry_slip(slip=slip)
        if isinstance(answer, Refused):
            refuse(place, answer)
    say(place, {"slip": answer.slip}, in_every_language("answers.spool.retried"))


@spool.command("give-up")
@click.argument("slip")
@command
def give_up(place: Place, slip: str) -> None:
    """Thôi in một phiếu, hoặc phiếu đã thấy ra giấy. / Give a paper up."""
    with at_desk(place, "kiosk spool give-up") as program:
        answer = program.desk.give_up_slip(slip=slip)
        if isinstance(answer, Refused):
            refuse(place, answer)
    say(place, {"given_up": slip}, in_every_language("answers.spool.given_up"))


def _line(row: SlipRow) -> str:
    spoken = words(DEFAULT_LANGUAGE)
    name = spoken.text(f"papers_window.forms.{row.form}")
    state = spoken.text(f"answers.spool_states.{row.state}")
    why = f" ({row.reason})" if row.reason else ""
    about = row.number or row.about
    return f"{row.wanted_at:%H:%M:%S}  {about:<18}  {name}  {state}{why}  {row.slip}"
