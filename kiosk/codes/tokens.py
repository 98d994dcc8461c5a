"""Our own tokens: tickets and badges.

A prefix says the kind and the version of the grammar, then 128 random bits as 26 letters of
Crockford's base 32 (no I, L, O, U), then a check letter (Luhn's rule with 32 letters: finds every
wrong letter and nearly every swapped pair). Upper-case letters, digits and a dash only: they fit
the small mode of a QR and pass through a keyboard wedge with a Vietnamese input method on.
"""

from kiosk.codes.kinds import Badge, TicketToken, Unknown, UnknownReason
from kiosk.ports import Random

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
TICKET = "MC1-"
BADGE = "MCB1-"
_LENGTH = 26
_SHIFTS = range(5 * (_LENGTH - 1), -1, -5)
_VALUE = {letter: value for value, letter in enumerate(LETTERS)}
_DOUBLED = {letter: value * 2 // 32 + value * 2 % 32 for letter, value in _VALUE.items()}
_LOOK_ALIKE = str.maketrans("ILO", "110")


def new_ticket_token(random: Random) -> str:
    """A token nobody can guess, for one ticket's QR: `MC1-` and 27 letters."""
    return TICKET + _spelled(random)


def new_badge_token(random: Random) -> str:
    """A token for one official's badge: `MCB1-` and 27 letters."""
    return BADGE + _spelled(random)


def read_token(text: str) -> TicketToken | Badge | Unknown | None:
    """A token in its printed form; `Unknown` where the check letter is wrong, None: no token.

    `text` is upper-case ASCII. I, L and O, typed for 1 and 0, are understood.
    """
    if text.startswith(TICKET):
        body = _checked(text[len(TICKET) :])
        return TicketToken(TICKET + body) if body else Unknown(UnknownReason.BAD_TICKET)
    if text.startswith(BADGE):
        body = _checked(text[len(BADGE) :])
        return Badge(BADGE + body) if body else Unknown(UnknownReason.BAD_BADGE)
    return None


def check_letter(body: str) -> str:
    """The letter that makes Luhn's sum come out even over 32."""
    total = sum(map(_DOUBLED.__getitem__, body[::-2])) + sum(map(_VALUE.__getitem__, body[-2::-2]))
    return LETTERS[-total % 32]


def _spelled(random: Random) -> str:
    number = int.from_bytes(random(16))
    body = "".join([LETTERS[number >> shift & 31] for shift in _SHIFTS])
    return body + check_letter(body)


def _checked(typed: str) -> str | None:
    body = typed.translate(_LOOK_ALIKE)
    fits = len(body) == _LENGTH + 1 and all(letter in LETTERS for letter in body)
    # 26 letters hold 130 bits: a first letter above 7 was never made here
    if not fits or body[0] > "7" or check_letter(body[:-1]) != body[-1]:
        return None
    return body
