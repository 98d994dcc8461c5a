"""The checkpoints that this device keeps, in the journal's file; see `witness.Kept`."""

import msgspec

from kiosk.decoding import from_json
from kiosk.store import Store
from sync.checkpoints import Witnessed


class KeptCheckpoints:
    """For one log of this device."""

    def __init__(self, store: Store, log: str) -> None:
        self._store = store
        self._log = log

    def newest(self) -> Witnessed | None:
        """The newest that was kept."""
        with self._store.reading() as rows:
            found = next(rows.execute("SELECT told FROM checkpoint ORDER BY n DESC LIMIT 1"), None)
        return from_json(found[0], Witnessed) if found else None

    def keep(self, told: Witnessed) -> None:
        """Keeps one more, durably; the same again changes nothing."""
        if told.checkpoint is not None:
            n, whole = told.checkpoint.n, msgspec.json.encode(told)
            self._store.run(lambda tx: tx.keep_checkpoint(n, whole))

    def left(self, epoch: int) -> bool:
        """Whether we went on elsewhere, because a copy of us was in this epoch too."""
        first, end = f"again {self._log} {epoch}.", f"again {self._log} {epoch}/"
        with self._store.reading() as rows:
            asked = "SELECT 1 FROM event WHERE request_id >= ? AND request_id < ? LIMIT 1"
            return next(rows.execute(asked, (first, end)), None) is not None
