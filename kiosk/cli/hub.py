"""`kiosk hub`: the centre's one writer for places on other machines, and who is let in."""

import signal
import threading

import click
from click.core import ParameterSource

from kiosk.answers import Refused
from kiosk.bootstrap.hub import hub_at_work
from kiosk.bootstrap.screens import keep_log
from kiosk.cli.options import PLACES, Place, at_desk, command, refuse, say, tell_news
from kiosk.desk.machines import Machine
from kiosk.words import in_every_language

LISTEN = "0.0.0.0:7010"
STAMP = "%H:%M %d/%m/%Y"


@click.group(invoke_without_command=True)
@click.option(
    "--listen", default=LISTEN, show_default=True, help="Nghe ở địa chỉ nào. / Where to listen."
)
@command
def hub(place: Place, listen: str) -> None:
    """Máy chủ của trung tâm, không màn hình. / The centre's hub, without a screen."""
    context = click.get_current_context()
    if context.invoked_subcommand is not None:
        given = {context.get_parameter_source(name) for name in context.params}
        if ParameterSource.COMMANDLINE in given:  # they would be lost without a word
            raise click.UsageError(in_every_language("answers.trouble.after_the_command"))
        return
    keep_log(place.data)
    end = threading.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: end.set())
    with hub_at_work(place.settings, place.data, listen) as (program, running):
        tell_news(program)
        address = running.address
        say(
            place,
            {"address": address},
            in_every_language("answers.hub.listening", address=address),
        )
        end.wait()


@hub.command()
@click.option(
    "--place",
    "where",
    type=click.Choice(PLACES),
    required=True,
    help="Ghi danh cho nơi nào. / For which place.",
)
@click.option(
    "--counter", type=int, default=0, help="Số quầy của counter và rater. / Counter number."
)
@command
def enrol(place: Place, where: str, counter: int) -> None:
    """Cấp mã ghi danh một lần cho một máy. / Make a one-time code for one machine."""
    with at_desk(place, "kiosk hub enrol") as program:
        code = program.desk.offer_enrolment(place=where, counter=counter)
        if isinstance(code, Refused):
            refuse(place, code)
    told = in_every_language("answers.hub.code", code=code.code, until=f"{code.until:{STAMP}}")
    how = in_every_language("answers.hub.code_for", place=where, code=code.code)
    say(place, code, f"{told}\n{how}")


@hub.command()
@command
def machines(place: Place) -> None:
    """Các máy đã ghi danh. / The machines that were let in."""
    with at_desk(place, "kiosk hub machines") as program:
        found = program.desk.machines()
    lines = [_line(each) for each in found] or [in_every_language("answers.hub.none")]
    say(place, {"machines": found}, "\n".join(lines))


@hub.command()
@click.argument("machine")
@command
def revoke(place: Place, machine: str) -> None:
    """Không cho một máy nói với máy chủ nữa. / Do not let a machine in any more.

    MACHINE: mã máy, hoặc mấy ký tự đầu. / Its id, or how that begins.
    """
    with at_desk(place, "kiosk hub revoke") as program:
        answer = program.desk.revoke_machine(machine=machine)
        if isinstance(answer, Refused):
            refuse(place, answer)
    say(place, {"revoked": machine}, in_every_language("answers.hub.revoked"))


def _line(machine: Machine) -> str:
    revoked = machine.revoked
    return in_every_language(
        "answers.hub.machine_revoked" if revoked else "answers.hub.machine",
        machine=machine.machine,
        place=machine.place,
        counter=machine.counter or "",
        enrolled=f"{machine.enrolled:{STAMP}}",
        revoked=f"{revoked:{STAMP}}" if revoked else "",
    )
