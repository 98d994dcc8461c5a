"""QR codes on the glass can be read back; icons take the colour they are asked for."""

import zxingcpp
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from ui.icon_image import IconImages
from ui.qr_image import QrImages, qr_image

TICKET_CODE = "MC1-0123456789ABCDEFGHJKMNPQRS4"


def read_back(image: QImage) -> str:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    found = zxingcpp.read_barcodes(pixels, formats=zxingcpp.BarcodeFormat.QRCode)
    return found[0].text if found else ""


def test_a_ticket_on_the_screen_is_read_by_a_phone() -> None:
    assert read_back(qr_image(TICKET_CODE, 320)) == TICKET_CODE


def test_an_address_passes_through_the_picture_s_own_address() -> None:
    text = "https://tra-cuu.example/?mahs=H00.14-261112-0042&x=á"
    address = "https%3A%2F%2Ftra-cuu.example%2F%3Fmahs%3DH00.14-261112-0042%26x%3D%C3%A1"
    assert read_back(QrImages().requestImage(address, QSize(), QSize(400, 400))) == text


def test_modules_are_whole_pixels_with_four_of_quiet_zone() -> None:
    image = qr_image(TICKET_CODE, 317)
    module = next(x for x in range(image.width()) if image.pixelColor(x, x).lightness() == 0) // 4
    assert image.width() % module == 0
    for x in range(0, image.width(), module):
        row = {image.pixel(x + inside, image.height() // 2) for inside in range(module)}
        assert len(row) == 1


def test_an_icon_has_the_colour_and_the_size_it_was_asked_for() -> None:
    image = IconImages().requestImage("ticket/00565b", QSize(), QSize(96, 96))
    colours = {
        image.pixelColor(x, y).name()
        for x in range(96)
        for y in range(96)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#00565b"}
    assert image.size() == QSize(96, 96)


def test_an_address_outside_the_icons_is_no_picture() -> None:
    assert IconImages().requestImage("../fonts/x/00565b", QSize(), QSize(9, 9)).isNull()
