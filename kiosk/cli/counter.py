"""`kiosk counter N …`: a counter's actions, for scripts."""

from typing import Any

import click

from kiosk.answers import Called, Refused
from kiosk.bootstrap import Program
from kiosk.cli.options import WRONG_USE, Place, at_desk, command, fail, refuse, say
from kiosk.cli.take import ticket_said
from kiosk.words import in_every_language

ACTIONS = {
    "open": "mở quầy",
    "next": "gọi lượt kế tiếp",
    "recall": "gọi lại",
    "no-show": "vắng mặt",
    "park": "tạm gác",
    "transfer": "chuyển",
    "finish": "kết thúc",
    "break": "tạm nghỉ",
    "resume": "hết giờ nghỉ",
    "close": "đóng quầy",
}


@click.command()
@click.argument("number", type=click.IntRange(0, 9999))
@click.argument("action", type=click.Choice(list(ACTIONS)))
@click.option(
    "--official",
    default="",
    help="Mã cán bộ (mặc định: người đầu tiên của quầy). / "
    "An official's code (default: the counter's first).",
)
@click.option("--reason", default="", help="Lý do tạm gác hoặc tạm nghỉ. / Why parked or paused.")
@click.option("--to-queue", default="", help="Chuyển đến hàng chờ này. / Move to this queue.")
@click.option(
    "--to-counter",
    type=click.IntRange(0, 9999),
    default=0,
    help="Chuyển đến quầy này. / Move to this counter.",
)
@click.option(
    "--request-id",
    default="",
    help="Gửi lại cùng mã này thì không làm lần thứ hai. / Sent again, it is not done twice.",
)
@command
def counter(place: Place, number: int, action: str, official: str, **more: Any) -> None:
    """Thao tác của quầy NUMBER. / A counter's action."""
    if action == "transfer" and not (more["to_queue"] or more["to_counter"]):
        fail(in_every_language("answers.trouble.no_target"), WRONG_USE)
    with at_desk(place, f"kiosk counter {action}") as program:
        answer = _answer(program, number, action, official, more)
        if isinstance(answer, Refused):
            refuse(place, answer)
        if isinstance(answer, Called):
            taken = program.desk.ticket(ticket=answer.ticket)
            if isinstance(taken, Refused):
                refuse(place, taken)
            say(place, {**ticket_said(taken), "counter": number}, f"{answer.number} → {number}")
            return
        say(place, answer, ACTIONS[action])


def _answer(program: Program, number: int, action: str, official: str, more: dict[str, Any]) -> Any:
    desk = program.desk
    if action in ("open", "next"):
        # a script need not sign in: whoever may run commands here was let in by the machine
        signed = desk.sign_in_by_command(counter=number, official=official)
        if isinstance(signed, Refused) and (action == "open" or official):
            return signed
    match action:
        case "open":
            return signed
        case "next":
            return desk.call_next(counter=number, request_id=more["request_id"])
        case "recall":
            return desk.recall(counter=number)
        case "no-show":
            return desk.miss(counter=number)
        case "park":
            return desk.park(counter=number, reason=more["reason"])
        case "transfer":
            return desk.transfer(
                counter=number, to_queue=more["to_queue"], to_counter=more["to_counter"]
            )
        case "finish":
            return desk.finish(counter=number, request_id=more["request_id"])
        case "break":
            return desk.start_break(counter=number, reason=more["reason"])
        case "resume":
            return desk.end_break(counter=number)
        case _:
            return desk.sign_out(counter=number)
