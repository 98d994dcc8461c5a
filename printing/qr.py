"""A QR code as SVG, for a page: error correction M, quiet zone of four modules included."""

from typing import Any

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

QUIET = 4
MASK = 3  # any of the eight reads as well at this size; weighing them all costs 2 ms a ticket


def qr_matrix(text: str) -> list[list[bool]]:
    """Rows of modules, dark ones True, quiet zone included."""
    code: Any = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET, mask_pattern=MASK)
    code.add_data(text)
    matrix: list[list[bool]] = code.get_matrix()
    return matrix


def qr_svg(text: str) -> tuple[str, int]:
    """The picture (one unit per module) and its side in modules, quiet zone included.

    Rows of dark modules are drawn as runs in a single path, so that no hairline shows between
    neighbours.
    """
    matrix = qr_matrix(text)
    side = len(matrix)
    path: list[str] = []
    for y, row in enumerate(matrix):
        x = 0
        while x < side:
            if not row[x]:
                x += 1
                continue
            end = row.index(False, x)  # the quiet zone ends every run
            path.append(f"M{x} {y}h{end - x}v1H{x}z")
            x = end
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<rect width="{side}" height="{side}" fill="#fff"/><path d="{"".join(path)}"/></svg>',
        side,
    )
