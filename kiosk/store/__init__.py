"""The journal's file: the only place that knows SQLite."""

from kiosk.store.connection import connect, copy
from kiosk.store.writer import IDENTITY, Store

__all__ = ["IDENTITY", "Store", "connect", "copy"]
