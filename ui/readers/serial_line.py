"""A reader on a serial line (USB-CDC or RS-232): raw UTF-8, whatever has the focus."""

from collections.abc import Callable

from PySide6.QtCore import QIODevice, QObject, QTimer, Slot
from PySide6.QtSerialPort import QSerialPort

from kiosk.scans import Source
from ui.readers.framing import IDLE_MS, Frames
from ui.readers.ports import port_now
from ui.readers.reader import REAL_MS, Reader

REOPEN_MS = 2000


class SerialReader(Reader):
    """`address` as in `ports.py`: by USB id or by name. Unplugged, it is looked for and tried again
    until it is back, wherever it is plugged in then."""

    source = Source.SERIAL

    def __init__(
        self,
        address: str,
        baud: int = 9600,
        *,
        find: Callable[[str], str] = port_now,
        reopen_ms: int = REOPEN_MS,
        monotonic_ms: Callable[[], int] = REAL_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(monotonic_ms, parent)
        self._address = address
        self._find = find
        self._frames = Frames()
        self._well: bool | None = None
        self._port = QSerialPort(self)
        self._port.setBaudRate(baud)
        self._port.readyRead.connect(self._arrived)
        # a lambda: the enum of this signal does not convert for a slot of a QObject
        self._port.errorOccurred.connect(lambda error: self._failed(error))  # noqa: PLW0108
        self._pause = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._pause.timeout.connect(self._paused)
        self._again = QTimer(self, singleShot=True, interval=reopen_ms)
        self._again.timeout.connect(self._open)
        # after the caller has connected, so that a reader missing at the start is heard of
        QTimer.singleShot(0, self, self._open)

    def close(self) -> None:
        """Gives the device back."""
        self._again.stop()
        self._pause.stop()
        self._port.blockSignals(True)
        self._port.close()

    @Slot()
    def _open(self) -> None:
        port = self._find(self._address)
        self._port.setPortName(port)
        if port and self._port.open(QIODevice.OpenModeFlag.ReadOnly):
            self._frames = Frames()
            self._tell(well=True)
        else:
            self._lost()

    def _failed(self, error: object) -> None:
        """Unplugged: the port stays open for Qt, so it is closed here and tried again."""
        if error in (
            QSerialPort.SerialPortError.ResourceError,
            QSerialPort.SerialPortError.DeviceNotFoundError,
            QSerialPort.SerialPortError.PermissionError,
        ):
            self._lost()

    def _lost(self) -> None:
        if self._port.isOpen():
            self._port.close()
        self._pause.stop()
        self._again.start()
        self._tell(well=False)

    def _tell(self, *, well: bool) -> None:
        if well != self._well:
            self.troubled.emit("" if well else "off")
        self._well = well

    @Slot()
    def _arrived(self) -> None:
        for text in self._frames.took(bytes(self._port.readAll().data())):
            self.read(text)
        self._pause.start()

    @Slot()
    def _paused(self) -> None:
        for text in self._frames.paused():
            self.read(text)
