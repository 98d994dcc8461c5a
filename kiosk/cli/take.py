"""`kiosk take`: a number without a screen."""

import click

from kiosk.answers import Refused, TicketTaken
from kiosk.bootstrap import check_output, print_ticket
from kiosk.cli.options import Place, at_desk, command, of_the_printer, refuse, say
from kiosk.routing import COMMAND
from kiosk.words import languages, words


@click.command()
@click.option(
    "--procedure",
    default="",
    help="Mã thủ tục, ví dụ 1.001193. / A procedure's code, such as 1.001193.",
)
@click.option(
    "--field",
    default="",
    help="Mã lĩnh vực, khi chưa rõ thủ tục. / A field's code, where the procedure is not known.",
)
@click.option(
    "--queue",
    default="",
    help="Mã hàng chờ, ví dụ results (trả kết quả). / A queue's code, such as results.",
)
@click.option("--priority", default="", help="Mã diện ưu tiên. / A priority group's code.")
@click.option(
    "--language",
    type=click.Choice(languages()),
    default="vi",
    help="Ngôn ngữ của phiếu. / The paper's language.",
)
@click.option(
    "--request-id",
    default="",
    help="Gửi lại cùng mã này thì nhận lại cùng một số. / Sent again, it gets the same number.",
)
@click.option(
    "--print-to",
    default="",
    help="FILE hoặc tcp://HOST:PORT: in phiếu ra đó. / Print the paper there.",
)
@command
def take(place: Place, print_to: str, **wish: str) -> None:
    """Lấy một số thứ tự. / Take a number."""
    if print_to:
        check_output(print_to)  # before there is a number that nobody would be told
    with at_desk(place, "kiosk take") as program:
        answer = program.desk.take_ticket(
            place=COMMAND, print_at=COMMAND if print_to else "", **wish
        )
        if isinstance(answer, Refused):
            refuse(place, answer)
        said = ticket_said(answer)
        if print_to:
            paper = print_ticket(program, answer, print_to)
            said["paper"] = {name: paper[name] for name in paper if name in {"state", "reason"}}
            if "refused" in paper:
                click.echo(paper["refused"], err=True)
            if "sentence" in paper:
                click.echo(of_the_printer(paper["reason"], paper["sentence"]), err=True)
        sentence = words().text("answers.command.taken", number=answer.number, count=answer.ahead)
        say(place, said, sentence)


def ticket_said(ticket: TicketTaken) -> dict[str, object]:
    """A ticket as scripts may rely on it."""
    return {
        "number": ticket.number,
        "ticket": ticket.ticket,
        "token": ticket.token,
        "procedure": ticket.procedure,
        "ahead": ticket.ahead,
        "wait": ticket.wait,
        "issued_at": ticket.issued_at,
    }
