"""A device's own word for an answer: signed where it was touched, so that a hub can add nothing
and change nothing. Pure.

What is signed names the visit, the one-time token (made when that service ended), the answer and
the device's time. Where the journal is the device's own, its own signature says the same.
"""

import msgspec

from kiosk import keys
from kiosk.events import RatingGiven


class DeviceWord(msgspec.Struct, frozen=True):
    """`at_ms`: when it was touched, by the device's clock; `key`, `signature`: hex."""

    at_ms: int
    key: str
    signature: str


def rating_message(call: str, token: str, score: int, at_ms: int) -> bytes:
    """What is signed."""
    return "\n".join(("kiosk rating", call, token, str(score), str(at_ms))).encode()


def word_for_rating(
    key: keys.DeviceKey, call: str, token: str, score: int, at_ms: int
) -> DeviceWord:
    """This device's word."""
    message = rating_message(call, token, score, at_ms)
    return DeviceWord(at_ms, key.public.hex(), key.sign(message).hex())


def holds(word: DeviceWord, call: str, token: str, score: int) -> bool:
    """Whether the device said that."""
    try:
        key, signature = bytes.fromhex(word.key), bytes.fromhex(word.signature)
    except ValueError:
        return False
    return keys.fits(key, signature, rating_message(call, token, score, word.at_ms))


def rating_holds(event: RatingGiven) -> bool:
    """Whether an event says what the device said; true where it needed none."""
    if not (event.key or event.signed):
        return True
    word = DeviceWord(event.at_ms, event.key, event.signed)
    return holds(word, event.call, event.token, event.score)
