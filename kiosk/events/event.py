"""What all events are."""

import msgspec

Sealed = str
"""Hex SHA-256 over salt and text; empty when there is no text."""


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that happened."""
