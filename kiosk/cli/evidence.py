"""`kiosk evidence`: the proof of a rating as a file; `kiosk verify FILE` checks it."""

import sys
from pathlib import Path

import click

from kiosk.cli.options import NO, WRONG_USE, Place, command, fail, say
from kiosk.clock import from_ms
from kiosk.words import in_every_language


@click.command()
@click.argument("ticket")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Tệp bằng chứng. / The evidence file.",
)
@command
def evidence(place: Place, ticket: str, out: Path) -> None:
    """Bằng chứng về đánh giá của phiếu TICKET. / Evidence of a ticket's rating."""
    from kiosk.bootstrap.evidence import evidence_of

    data = evidence_of(place.data, ticket)
    out.write_bytes(data)
    told = {"out": str(out), "bytes": len(data)}
    say(place, told, in_every_language("answers.evidence.made", **told))


def say_checked(place: Place, file: Path, server_keys: tuple[str, ...]) -> None:
    """Tells what can be said of a file; exit 0 only where it is intact."""
    from kiosk.bootstrap.evidence import check_evidence, checkpoint_of, known_servers

    try:
        given = [bytes.fromhex(each) for each in server_keys]
    except ValueError:
        fail(in_every_language("answers.evidence.bad_key"), WRONG_USE)
    found = check_evidence(file, [*known_servers(place.data), *given])
    if found is None:
        fail(in_every_language("answers.evidence.no_evidence", file=file), WRONG_USE)
    checked, server = found
    told = {
        "verdict": checked.verdict,
        "after": checked.after,
        "score": checked.rating.score if checked.rating else None,
        "device": checked.rating.key if checked.rating else "",
        "at": f"{from_ms(checked.at_ms):%d/%m/%Y %H:%M}" if checked.rating else "",
        "server": server.hex(),
    }
    said = in_every_language(f"answers.evidence.{checked.verdict}", **told)
    point = checkpoint_of(checked)
    if point:
        told |= {"checkpoint": point}
        said += "\n" + in_every_language("answers.evidence.checkpoint", **point)
    say(place, told, said)
    if checked.verdict != "intact":
        sys.exit(NO)
