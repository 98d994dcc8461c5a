"""The dossiers of all centres as their one-stop systems told them, and the devices' keys."""

from sqlalchemy import and_, delete, select

from sync.dossiers.told import WORDS, Told
from sync.news import Page, Sent
from sync.server.downlink.rows import put_row
from sync.server.downlink.shelf import Shelf
from sync.server.downlink.tables import booking_box, box_key, dossier, dossier_box, feed

PAGE = 200


class Directory(Shelf[Told, Sent]):
    """Whatever second factors and cards are sealed to is known here."""

    entries = dossier
    boxes = dossier_box
    feed = feed
    columns = ("raw_state", "state")
    sent = Sent

    def send(self, system: str, told: Told, told_ms: int) -> Sent:
        """See `Shelf.send`."""
        given = {name: getattr(told, name) for name in WORDS}
        return Sent(**{**given, "told_ms": told_ms}, source=system, change=0)

    def page(self, centre: str, log: str, since: int, most: int = PAGE) -> Page:
        """What changed after `since`, as one device may read it."""
        sent, more = self.changes(centre, log, since, most)
        return Page(dossiers=sent, upto=sent[-1].change if sent else since, more=more)

    def key_of(self, centre: str, log: str) -> str:
        """To which key is sealed for a device (hex)."""
        mine = and_(box_key.c.centre == centre, box_key.c.log == log)
        with self._database.reading() as connection:
            found = connection.execute(select(box_key.c.key).where(mine)).scalar()
        return bytes(found).hex() if found else ""

    def seal_to(self, centre: str, log: str, key: bytes) -> None:
        """Seals to this key for a device from now on; what is there is sealed anew in the next
        round of each system (`lacking`)."""
        row = {"centre": centre, "log": log, "key": key}
        with self._database.writing() as connection:
            put_row(self._database, connection, box_key, row, ("centre", "log"))
            for boxes in (dossier_box, booking_box):
                of_device = and_(boxes.c.centre == centre, boxes.c.log == log)
                connection.execute(delete(boxes).where(of_device, boxes.c.key != key))
