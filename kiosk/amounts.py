"""Amounts of money in words, as they stand on receipts: 1 015 000 → "một triệu không trăm mười
lăm nghìn đồng".

Numerals are grammar, not wording, so they live here and not in the language files. Vietnamese as
taught at school in the north: mười and mươi, mốt, tư and lăm after a ten, linh for a missing ten,
"không trăm" inside a number.
"""

LARGEST = 10**12
"""Beyond it no fee of a centre lies; `tỷ` alone would no longer be read unambiguously."""

_VI = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_VI_AFTER_TEN = {1: "mốt", 4: "tư", 5: "lăm"}
_VI_GROUPS = ("", "nghìn", "triệu", "tỷ")
_EN = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_EN_GROUPS = ("", "thousand", "million", "billion", "trillion")


def in_words(amount: int, language: str = "vi") -> str:
    """An amount of đồng, 0 to `LARGEST`, in the language's words; Vietnamese where the language
    has no numerals here. Raises `ValueError` outside that range."""
    if not 0 <= amount <= LARGEST:
        raise ValueError(f"an amount from 0 to {LARGEST}")
    return f"{_english(amount) if language == 'en' else _vietnamese(amount)} đồng"


def _groups(number: int) -> list[int]:
    """Thousands, the lowest first."""
    found = [number % 1000]
    while number := number // 1000:
        found.append(number % 1000)
    return found


def _vietnamese(number: int) -> str:
    if number >= 10**9:  # "một nghìn tỷ": billions are counted like things
        billions, rest = divmod(number, 10**9)
        said = f"{_vietnamese(billions)} tỷ"
        return f"{said} {_vi_below_billion(rest, inside=True)}" if rest else said
    return _vi_below_billion(number, inside=False)


def _vi_below_billion(number: int, *, inside: bool) -> str:
    if not number and not inside:
        return _VI[0]
    said: list[str] = []
    groups = _groups(number)
    for at in reversed(range(len(groups))):
        if groups[at]:
            words = _vi_hundreds(groups[at], inside=inside or bool(said))
            said.append(f"{words} {_VI_GROUPS[at]}".strip())
    return " ".join(said)


def _vi_hundreds(number: int, *, inside: bool) -> str:
    """1 to 999; `inside` a larger number every place is said."""
    hundreds, ten, one = number // 100, number // 10 % 10, number % 10
    said = [_VI[hundreds], "trăm"] if hundreds or inside else []
    if ten > 1:
        said += [_VI[ten], "mươi"]
    elif ten:
        said.append("mười")
    elif one and said:
        said.append("linh")
    if one:
        changed = _VI_AFTER_TEN if ten > 1 else {5: "lăm"} if ten else {}
        said.append(changed.get(one, _VI[one]))
    return " ".join(said)


def _english(number: int) -> str:
    if not number:
        return _EN[0]
    groups = _groups(number)
    said = [
        f"{_en_hundreds(groups[at])} {_EN_GROUPS[at]}".strip()
        for at in reversed(range(len(groups)))
        if groups[at]
    ]
    return " ".join(said)


def _en_hundreds(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    said = [_EN[hundreds], "hundred"] if hundreds else []
    if rest and rest < len(_EN):
        said.append(_EN[rest])
    elif rest:
        ten, one = divmod(rest, 10)
        said.append(f"{_EN_TENS[ten]}-{_EN[one]}" if one else _EN_TENS[ten])
    return " ".join(said)
