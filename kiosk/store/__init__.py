"""The journal's file: the only place that knows SQLite."""

from kiosk.store.connection import Error, connect, copy, told_as_trouble
from kiosk.store.writer import IDENTITY, Store

__all__ = ["IDENTITY", "Error", "Store", "connect", "copy", "told_as_trouble"]
