"""`kiosk rate`: the rating that a ticket is entitled to."""

import click

from kiosk.answers import Reason, Refused
from kiosk.cli.options import WRONG_USE, Place, at_desk, command, fail, refuse, say
from kiosk.words import in_every_language


@click.command()
@click.argument("ticket")
@click.option(
    "--score",
    type=click.IntRange(0, 100),
    required=True,
    help="Mức đánh giá, ví dụ 5. / The rating, such as 5.",
)
@click.option(
    "--reason",
    "reasons",
    multiple=True,
    help="Mã lý do, có thể lặp lại. / A reason's code, may be repeated.",
)
@click.option(
    "--request-id",
    default="",
    help="Gửi lại cùng mã này thì không tính lần hai. / Sent again, it is not counted twice.",
)
@command
def rate(place: Place, ticket: str, score: int, reasons: tuple[str, ...], request_id: str) -> None:
    """Đánh giá lượt phục vụ của phiếu TICKET (số, mã hoặc QR). / Rate a ticket's service."""
    with at_desk(place, "kiosk rate") as program:
        known = [each.code for each in program.centre.rating.reasons]
        if not set(reasons) <= set(known):
            among = ", ".join(known)
            fail(in_every_language("answers.trouble.unknown_reason", known=among), WRONG_USE)
        where = program.desk.ticket_place(ticket=ticket)
        if isinstance(where, Refused):
            refuse(place, where)
        if not where.rating:
            expired = where.state in ("finished", "expired")
            reason = Reason.RATING_EXPIRED if expired else Reason.TOO_EARLY_TO_RATE
            refuse(place, Refused(reason=reason))
        taken = program.desk.rate(
            rating=where.rating, score=score, where="command", request_id=request_id
        )
        if isinstance(taken, Refused):
            refuse(place, taken)
        if reasons:
            explained = program.desk.explain_rating(rating=where.rating, reasons=reasons)
            if isinstance(explained, Refused):
                refuse(place, explained)
        said = {"number": where.number, "score": score, "reasons": reasons}
        say(place, said, f"{where.number}: {score}")
