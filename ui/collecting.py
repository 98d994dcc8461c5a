"""Garbage is collected on the GUI thread alone.

Python collects cycles on whichever thread happens to allocate at that moment. A QObject in such a
cycle then dies on a thread that is not its own: its timers cannot be stopped there, and the next
event for it finds freed memory. (Seen: opening and closing all places, one process in four ended in
a segmentation fault some time later.)
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 500


class Collecting(QObject):
    """Looks twice a second whether a generation is full, by Python's own thresholds, and collects
    it here. Lives as long as its parent."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(collect_what_is_full)
        self._clock.start()


def collect_what_is_full() -> None:
    """One collection at most: of the oldest generation that is full."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
            gc.collect(generation)
            return
