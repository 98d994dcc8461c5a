"""What is wrong in a centre's files, before it becomes a sentence with a line."""

from collections.abc import Mapping
from typing import Any

import msgspec

from kiosk.config.toml_lines import Place


class Finding(msgspec.Struct, frozen=True):
    """One mistake. `words`: key in `config.toml` of the language files, `values` fill it.

    `earlier`: another place the sentence speaks of, as `{line}`.
    """

    file: str
    place: Place
    words: str
    values: Mapping[str, object] = {}
    earlier: Place | None = None


class Given(msgspec.Struct, frozen=True):
    """The tables of all files that could be read, by file name."""

    tables: Mapping[str, Mapping[str, Any]]

    def rows(self, file: str, table: str) -> list[tuple[Place, Mapping[str, Any]]]:
        """The `[[table]]`s of a file with their places; what is no table is left out."""
        found = self.tables.get(file, {}).get(table, [])
        rows = enumerate(found if isinstance(found, list) else [])
        return [((table, at), row) for at, row in rows if isinstance(row, dict)]

    def table(self, file: str, table: str) -> Mapping[str, Any]:
        """One `[table]` of a file; empty if it is not there."""
        found = self.tables.get(file, {}).get(table, {})
        return found if isinstance(found, dict) else {}

    def known(self, file: str, table: str, key: str = "code") -> frozenset[object] | None:
        """All values of a key; None: the file could not be read, so nothing can be said."""
        if file not in self.tables:
            return None
        values = (row.get(key) for _, row in self.rows(file, table))
        return frozenset(value for value in values if isinstance(value, str | int))


def text(row: Mapping[str, Any], key: str) -> str:
    """A text of a row; "" where it is missing or no text (which is told elsewhere)."""
    value = row.get(key)
    return value if isinstance(value, str) else ""
