"""Room kept back on the disk, to be let go when it is full.

A journal that cannot write is a centre that cannot serve. So a file of `size` bytes lies in the
data directory; when SQLite reports a full disk it is deleted, which leaves room to finish the
visits that are under way, while new numbers are refused. When there is room again it comes back.
"""

import shutil
from pathlib import Path

SIZE = 64 * 1024 * 1024
CHUNK = 1024 * 1024


class Ballast:
    """The file; `held` says whether the room is still kept back."""

    def __init__(self, path: Path, size: int = SIZE) -> None:
        self._path = path
        self._size = size

    @property
    def held(self) -> bool:
        """Whether the ballast lies on the disk, whole."""
        return self._path.exists() and self._path.stat().st_size >= self._size

    @property
    def affordable(self) -> bool:
        """Whether the disk has room to keep this much back."""
        return self.held or shutil.disk_usage(self._path.parent).free >= 2 * self._size

    def let_go(self) -> bool:
        """Frees the room; whether there was any to free."""
        if not self._path.exists():
            return False
        self._path.unlink()
        return True

    def take_back(self) -> bool:
        """Writes the ballast again if the disk has twice its size free; whether it is held now."""
        if self.held:
            return True
        if not self.affordable:
            return False
        try:
            with self._path.open("wb") as file:
                for _ in range(-(-self._size // CHUNK)):
                    file.write(b"\x00" * min(CHUNK, self._size))
        except OSError:
            self._path.unlink(missing_ok=True)
            return False
        return True
