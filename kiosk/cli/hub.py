"""`kiosk hub`: the centre's one writer for places on other machines, and who is let in."""

import signal
import threading
import time

import click
from click.core import ParameterSource

from kiosk.answers import Refused
from kiosk.bootstrap.hub import hub_at_work
from kiosk.bootstrap.restarting import Wanted, again
from kiosk.bootstrap.screens import keep_log
from kiosk.bootstrap.standby import (
    begin_as_hub,
    followed,
    following,
    hand_over,
    is_hub,
    newer_hub,
    settled_as_hub,
)
from kiosk.bootstrap.standby import promote as make_hub
from kiosk.cli.options import PLACES, Place, at_desk, command, refuse, say, tell_news
from kiosk.desk.machines import STANDBY, Machine
from kiosk.words import in_every_language

LISTEN = "0.0.0.0:7010"
NEWER_LOOK_SECONDS = 5.0
WANTED_LOOK_SECONDS = 0.5
STAMP = "%H:%M %d/%m/%Y"


@click.group(invoke_without_command=True)
@click.option(
    "--listen", default=LISTEN, show_default=True, help="Nghe ở địa chỉ nào. / Where to listen."
)
@click.option(
    "--standby-of",
    default="",
    help="Dự phòng cho máy chủ ở địa chỉ này. / Stand by for the hub at this address.",
)
@click.option(
    "--enrol",
    "code",
    default="",
    help="Mã ghi danh một lần của máy dự phòng. / The standby's one-time code.",
)
@command
def hub(place: Place, listen: str, standby_of: str, code: str) -> None:
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
    behind = "" if is_hub(place.data) else standby_of or followed(place.data)
    while not end.is_set():
        if behind:
            _follow(place, behind, listen, code, end)
            behind, code = "", ""
        else:
            behind = _serve(place, listen, end)
            if not behind and not end.is_set():
                again()


def _serve(place: Place, listen: str, end: threading.Event) -> str:
    """As the hub, until the program ends or is to begin anew, or another has taken its place: that
    one's address."""
    newer = newer_hub(place.data)
    if not newer:
        by = begin_as_hub(place.data)
        with hub_at_work(place.settings, place.data, listen, by) as (program, running):
            settled_as_hub(place.data)
            tell_news(program)
            address = running.address
            said = in_every_language("answers.hub.listening", address=address)
            say(place, {"address": address}, said)
            wanted = Wanted(place.data)
            while not newer and not _waited(end, wanted):
                newer = newer_hub(place.data)
    if newer and not end.is_set():
        said = in_every_language("answers.hub.replaced", address=newer)
        say(place, {"replaced_by": newer}, said)
        hand_over(place.data, newer)
    return newer


def _waited(end: threading.Event, wanted: Wanted) -> bool:
    """Until another hub is to be looked for; whether this one is to end before."""
    until = time.monotonic() + NEWER_LOOK_SECONDS
    while time.monotonic() < until:
        if end.wait(WANTED_LOOK_SECONDS) or wanted():
            return True
    return False


def _follow(place: Place, address: str, listen: str, code: str, end: threading.Event) -> None:
    """As a standby, until a person promotes it."""
    with following(place.settings, place.data, address, listen, code) as standby:
        said = in_every_language("answers.hub.following", address=address)
        say(place, {"following": address}, said)
        standby.promoted(end)


@hub.command()
@click.option("--official", required=True, help="Mã của người quản lý. / The manager's code.")
@click.option(
    "--pin",
    prompt=in_every_language("answers.pin.ask"),
    hide_input=True,
    help="Mã PIN; không ghi thì máy hỏi. / The PIN; asked for where it is not given.",
)
@command
def promote(place: Place, official: str, pin: str) -> None:
    """Cho máy dự phòng này làm máy chủ. / Make this standby the hub.

    Chỉ khi máy chủ cũ đã hỏng hẳn hoặc đã tắt. / Only where the old hub is dead or off.
    """
    refused = make_hub(place.settings, place.data, official, pin)
    if refused is not None:
        refuse(place, refused)
    say(place, {"promoted_by": official}, in_every_language("answers.hub.promoted"))


@hub.command()
@click.option(
    "--place",
    "where",
    type=click.Choice((*PLACES, STANDBY)),
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
