"""Payment QR: VietQR (NAPAS, EMVCo merchant-presented), read strictly and written.

A transfer QR proves no payment: nothing comes back from the bank (domain.md §5). What is read
here is text on a paper, never a fact about money.

A payload is a row of objects: two digits tag, two digits length, value. Objects used:
00 version, 01 kind of QR, 38 account, 53 currency, 54 amount, 58 country, 62 purpose, 63 check.
"""

import re
import unicodedata

import msgspec

NAPAS = "A000000727"
TO_ACCOUNT = "QRIBFTTA"
SERVICES = frozenset({TO_ACCOUNT, "QRIBFTTC", "QRPUSH"})
LONGEST_PURPOSE = 25  # tag 62.08
LONGEST_ACCOUNT = 19
LONGEST_PAYLOAD = 512

_AMOUNT = re.compile(r"[1-9][0-9]{0,12}")
_ACCOUNT = re.compile(rf"[0-9A-Za-z]{{1,{LONGEST_ACCOUNT}}}")
_BANK = re.compile(r"[0-9]{6}")


class Payment(msgspec.Struct, frozen=True):
    """A transfer asked for by a QR. `amount` in đồng; None: the payer types it."""

    bank: str
    account: str
    amount: int | None = None
    purpose: str = ""
    bill: str = ""
    service: str = TO_ACCOUNT


class BadPayment(msgspec.Struct, frozen=True):
    """Looks like a payment QR and is none we can trust; `reason` is for the log, not for people."""

    reason: str


class _Wrong(Exception):
    """Why a payload is refused."""


def crc(text: str) -> str:
    """CRC-16/CCITT-FALSE in four upper-case hex digits: poly 1021, start FFFF, not reflected."""
    value = 0xFFFF
    for byte in text.encode("utf-8", "surrogatepass"):
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x1021 if value & 0x8000 else value << 1) & 0xFFFF
    return f"{value:04X}"


def plain(text: str) -> str:
    """Vietnamese text in ASCII letters, as banks want it: "Lệ phí đất" → "Le phi dat".

    đ and Đ are mapped by hand: Unicode does not take them apart. What is left over goes.
    """
    stripped = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in stripped if " " <= char <= "~")


def transfer(bank: str, account: str, amount: int | None = None, purpose: str = "") -> str:
    """The payload of a QR that fills in a transfer to an account; diacritics are taken off.

    Raises `ValueError` where the QR would be refused or cut by a bank: a bank number that is not
    six digits, an account over 19 letters, an amount below one đồng, a purpose over 25 letters
    (a dossier code has 18 to 25).
    """
    said = plain(purpose).strip()
    if not _BANK.fullmatch(bank) or not _ACCOUNT.fullmatch(account):
        raise ValueError("a bank is six digits, an account at most 19 letters or digits")
    if amount is not None and not _AMOUNT.fullmatch(str(amount)):
        raise ValueError("an amount is a whole number of đồng, at least one")
    if len(said) > LONGEST_PURPOSE:
        raise ValueError("a purpose has at most 25 letters")
    owner = _object("00", bank) + _object("01", account)
    body = (
        _object("00", "01")
        + _object("01", "11" if amount is None else "12")
        + _object("38", _object("00", NAPAS) + _object("01", owner) + _object("02", TO_ACCOUNT))
        + _object("53", "704")
        + ("" if amount is None else _object("54", str(amount)))
        + _object("58", "VN")
        + (_object("62", _object("08", said)) if said else "")
        + "6304"
    )
    return body + crc(body)


def asked_for(dossier: str, bank: str, account: str, amount: int) -> str:
    """The payload for a dossier's fee, its code as the purpose; "" where a bank would refuse it.

    A code that is too long loses its dots and dashes: who reads the transfer still knows it.
    """
    purpose = dossier
    if len(purpose) > LONGEST_PURPOSE:
        purpose = "".join(filter(str.isalnum, dossier))
    try:
        return transfer(bank, account, amount, purpose)
    except ValueError:
        return ""


def read(text: str) -> Payment | BadPayment:
    """The transfer that a payload asks for. Never raises; anything malformed is `BadPayment`."""
    try:
        return _payment(text)
    except _Wrong as wrong:
        return BadPayment(str(wrong))


def _payment(text: str) -> Payment:
    if len(text) > LONGEST_PAYLOAD:
        raise _Wrong("length")
    root = _objects(text)
    if list(root)[:1] != ["00"] or root["00"] != "01":
        raise _Wrong("version")
    if list(root)[-1] != "63" or len(root["63"]) != 4 or root["63"] != crc(text[:-4]):
        raise _Wrong("check sum")
    if root.get("01", "11") not in ("11", "12"):
        raise _Wrong("kind of QR")
    if root.get("53") != "704" or root.get("58") != "VN":
        raise _Wrong("not dong, not Vietnam")
    amount = root.get("54")
    if amount is not None and not _AMOUNT.fullmatch(amount):
        raise _Wrong("amount")
    account = _objects(root.get("38", ""))
    if account.get("00") != NAPAS or account.get("02") not in SERVICES:
        raise _Wrong("not a NAPAS account")
    owner = _objects(account.get("01", ""))
    bank, number = owner.get("00", ""), owner.get("01", "")
    if not _BANK.fullmatch(bank) or not _ACCOUNT.fullmatch(number):
        raise _Wrong("bank or account")
    said = _objects(root.get("62", ""))
    return Payment(
        bank=bank,
        account=number,
        amount=int(amount) if amount is not None else None,
        purpose=said.get("08", ""),
        bill=said.get("01", ""),
        service=account["02"],
    )


def _object(tag: str, value: str) -> str:
    return f"{tag}{len(value):02d}{value}"


def _objects(text: str) -> dict[str, str]:
    """Tag → value in their order. A length that does not fit, or a tag said twice, is wrong."""
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        head = text[at : at + 4]
        if len(head) < 4 or not (head.isascii() and head.isdigit()):
            raise _Wrong("tag or length")
        tag, length = head[:2], int(head[2:])
        value = text[at + 4 : at + 4 + length]
        if len(value) != length or not length or tag in found:
            raise _Wrong("length")
        found[tag] = value
        at += 4 + length
    return found
