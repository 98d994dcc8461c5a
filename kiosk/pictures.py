"""QR codes in a picture: grey dots in, texts out.

zxing-cpp reads Vietnamese UTF-8 right where others guess an Asian code page (devices.md §0, §3).
Only QR is looked for: all formats take ten times as long. A picture is looked at and let go.
"""

import warnings
from pathlib import Path
from typing import Any

from kiosk.errors import PictureTrouble
from kiosk.words import in_every_language

MOST_DOTS = 60_000_000
"""A telephone's largest picture; more would only be there to fill memory."""


def codes_in(
    grey: Any,
    width: int,
    height: int,
    *,
    row_stride: int = 0,
    dot_stride: int = 1,
    thorough: bool = False,
) -> list[str]:
    """The texts of all QR codes in a picture of one grey byte per dot (any buffer of bytes).

    Strides are in bytes, so that the luma of a camera's frame is read where it lies. `thorough`
    also looks at the picture inverted, turned and reduced: for a picture there is only one of.
    """
    import zxingcpp  # noqa: PLC0415 - only where pictures are read

    view = zxingcpp.ImageView(
        grey, width, height, zxingcpp.ImageFormat.Lum, row_stride or width * dot_stride, dot_stride
    )
    only: Any = zxingcpp.BarcodeFormat.QRCode
    found = zxingcpp.read_barcodes(
        view,
        formats=only,
        try_rotate=thorough,
        try_downscale=thorough,
        try_invert=thorough,
    )
    return list(dict.fromkeys(_text(each) for each in found))


def codes_in_file(path: Path) -> list[str]:
    """The texts of all QR codes in a PNG or JPEG file; raises `PictureTrouble`."""
    from PIL import Image  # noqa: PLC0415 - see above

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(path, formats=("PNG", "JPEG"))
        with picture:
            width, height = picture.size
            if width * height > MOST_DOTS:
                raise _trouble("picture_too_large", path)
            grey = picture.convert("L").tobytes()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _trouble("picture_too_large", path) from error
    # Pillow raises SyntaxError and ValueError for some broken files, and EOFError for cut ones
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise _trouble("no_picture", path) from error
    return codes_in(grey, width, height, thorough=True)


def _text(code: Any) -> str:
    """What our cards and slips hold is UTF-8, with or without saying so."""
    try:
        return bytes(code.bytes).decode()
    except UnicodeDecodeError:
        return str(code.text)


def _trouble(key: str, path: Path) -> PictureTrouble:
    most = MOST_DOTS // 1_000_000
    return PictureTrouble(in_every_language(f"answers.trouble.{key}", file=path, most=most))
