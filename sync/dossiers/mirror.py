"""The dossiers of a centre on their way into its own journal, so that they can be looked up there
without a line."""

import logging
from typing import Protocol

from kiosk.desk import Desk
from kiosk.errors import StoreTrouble
from kiosk.events import DossierLearned
from kiosk.transaction import Transaction
from sync.dossiers.sealing import Box
from sync.dossiers.told import WORDS
from sync.news import News, Page, Sent

log = logging.getLogger(__name__)
DOSSIERS = "dossiers"


class DossierLine(Protocol):
    """A way to the server's directory."""

    def dossiers(self, since: int) -> Page:
        """See `DownLine.dossiers`."""

    def put_box(self, key: bytes) -> None:
        """See `DownLine.put_box`."""


class Mirror:
    """An errand of `ComingDown`."""

    def __init__(self, desk: Desk, line: DossierLine, box: Box) -> None:
        self._desk = desk
        self._line = line
        self._box = box

    def __call__(self, news: News) -> bool:
        """Takes a page of what is new; whether there is more to do at once."""
        if news.box != self._box.public.hex():
            self._line.put_box(self._box.public)
        since = self._desk.store.run(lambda tx: tx.heard_upto(DOSSIERS))
        if news.dossiers <= since:
            return False
        page = self._line.dossiers(since)
        self._desk.store.run(lambda tx: self._hear(tx, page))
        return page.more

    def _hear(self, tx: Transaction, page: Page) -> None:
        """One transaction, so that the place up to which was heard is never ahead of it."""
        for each in page.dossiers:
            try:
                self._desk.hear(tx, _word(each), each.change, self._opened(each))
            except StoreTrouble:  # too large for an event: it must not keep the others waiting
                log.warning("a dossier of %s is too large to be kept", each.source)
        tx.keep_heard(DOSSIERS, page.upto)

    def _opened(self, sent: Sent) -> tuple[str, ...]:
        if not sent.box:
            return ()
        factors = self._box.open(sent.box, sent.code)
        if factors is None:
            log.warning("second factors of a dossier cannot be opened here")
        return factors or ()


def _word(sent: Sent) -> DossierLearned:
    return DossierLearned(source=sent.source, **{name: getattr(sent, name) for name in WORDS})
