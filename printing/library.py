"""The only place that loads python-escpos, and that clears away what its import leaves behind.

python-escpos 3.1 makes a folder in the system's temporary folder whenever it is imported, puts a
pickle of its printer list there and never removes it (`escpos/capabilities.py`): one more for
each start of a place, for ever.
"""

import importlib
import os
import shutil
import threading
from typing import Any

FOLDER_SETTING = "ESCPOS_CAPABILITIES_PICKLE_DIR"
_lock = threading.Lock()


def device(name: str) -> Any:
    """A class of `escpos.printer` ("Network", "Serial", "Usb", "Win32Raw", "Dummy"). The first
    call takes 0.3 s, so it is made when a road is first opened."""
    return getattr(_loaded(), name)


def _loaded() -> Any:
    with _lock:
        # with its setting the folder is made all the same, and nobody could say which it was
        set_before = os.environ.pop(FOLDER_SETTING, None)
        try:
            capabilities = importlib.import_module("escpos.capabilities")
            printer = importlib.import_module("escpos.printer")
        finally:
            if set_before is not None:
                os.environ[FOLDER_SETTING] = set_before
        shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
        return printer
