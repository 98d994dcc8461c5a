"""Inputs made of the corpus by small changes, the same for the same seed."""

import random
from collections.abc import Callable, Iterator

from tests.fuzz.corpus import SEEDS

LONGEST = 6000


def mutations(count: int, seed: int) -> Iterator[bytes]:
    """The corpus itself, then changed and joined pieces of it."""
    yield from SEEDS[:count]
    chance = random.Random(seed)
    for _ in range(count - len(SEEDS)):
        data = bytearray(chance.choice(SEEDS))
        for _ in range(chance.randint(1, 4)):
            chance.choice(CHANGES)(data, chance)
        yield bytes(data[:LONGEST])


def _place(data: bytearray, chance: random.Random) -> int:
    return chance.randint(0, len(data))


def _replace(data: bytearray, chance: random.Random) -> None:
    at = _place(data, chance)
    data[at : at + 1] = bytes([chance.randrange(256)])


def _insert(data: bytearray, chance: random.Random) -> None:
    at = _place(data, chance)
    data[at:at] = chance.choice((b"|", b"-", b"\r", b"\n", b"\0", b"%", b"&", b"?", b"=", b"\xff"))


def _remove(data: bytearray, chance: random.Random) -> None:
    at = _place(data, chance)
    del data[at : at + chance.randint(1, 9)]


def _repeat(data: bytearray, chance: random.Random) -> None:
    at = _place(data, chance)
    piece = data[at : at + chance.randint(1, 20)]
    data[at:at] = piece * chance.choice((1, 2, 8, 200))


def _join(data: bytearray, chance: random.Random) -> None:
    at = _place(data, chance)
    data[at:at] = chance.choice(SEEDS)


CHANGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _replace, _replace, _insert, _remove, _repeat, _join,
)  # fmt: skip
