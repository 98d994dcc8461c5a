"""One input through everything that reads codes: a value comes out, soon, whatever goes in."""

import time

from kiosk import codes, payments, scans
from ui.readers.bursts import Bursts, Verdict
from ui.readers.framing import LONGEST_BYTES, Frames

MOST_SECONDS = 0.005
"""Processor time for one input, in each of the readers."""
AGAIN = 5
KINDS = {"dossier", "ticket", "badge", "id_card", "health_card", "vneid", "payment", "unknown"}


class TooSlow(AssertionError):
    """An input took longer than any code may."""


def try_one(data: bytes) -> None:
    """Raises where an input breaks a promise."""
    for work in (_grammar, _text_grammar, _other_readers, _frames, _keys):
        _in_time(work, data)
    whole = Frames()
    assert _in_pieces(data) == whole.took(data) + whole.paused()


def _in_time(work, data: bytes) -> None:  # type: ignore[no-untyped-def]
    for _ in range(AGAIN):  # the machine may have been busy with something else
        started = time.thread_time()
        work(data)
        if time.thread_time() - started <= MOST_SECONDS:
            return
    raise TooSlow(f"{work.__name__}: {data[:80]!r}")


def _grammar(data: bytes) -> None:
    found = codes.read(data)
    assert isinstance(found, codes.Code)
    if isinstance(found, codes.IdCard):
        assert repr(found) == "IdCard(hidden)"


def _text_grammar(data: bytes) -> None:
    """As the wedge, the camera and the keys of the screen give it."""
    text = data.decode(errors="surrogateescape")
    kind, value, key = scans.understood(text)
    assert kind in KINDS
    assert key in KINDS
    if kind == "unknown":
        assert set(value) == {"reason"}


def _other_readers(data: bytes) -> None:
    text = data.decode(errors="surrogateescape")
    assert isinstance(payments.read(text), payments.Payment | payments.BadPayment)
    codes.read_lookup_code(text)
    assert scans.needs_letters(text) in (True, False)


def _frames(data: bytes) -> None:
    for text in _in_pieces(data):
        assert text.strip()
        assert len(text) <= LONGEST_BYTES
        assert "\r" not in text
        assert "\n" not in text


def _in_pieces(data: bytes) -> list[str]:
    """As a serial line gives it; the same whatever the pieces."""
    size = 7 + len(data) % 61
    frames = Frames()
    found: list[str] = []
    for at in range(0, len(data), size):
        found += frames.took(data[at : at + size])
    return found + frames.paused()


def _keys(data: bytes) -> None:
    """As quick keys: no key of a reader ever comes back as a person's."""
    bursts = Bursts()
    at = 0
    for number, byte in enumerate(data[:800]):
        at += 1 + byte % 16
        if byte < 32 or byte > 126:
            text = bursts.end(at, typing=True) if byte in b"\t\r" and bursts.waiting else None
            verdict = Verdict.HOLD if text is not None else bursts.special(number, at)
        else:
            verdict = bursts.letter(number, chr(byte), at)
        assert verdict is not Verdict.PASS
        if number >= 2:
            assert bursts.sure
            assert bursts.held == []
    if len(data) > 3:
        assert bursts.give_back() == []
