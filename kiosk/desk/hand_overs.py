"""The way of a dossier's papers from office to office, scanned at each hand-over."""

from kiosk.answers import Done, Reason, Refused
from kiosk.clock import from_ms
from kiosk.desk.at_counter import dossier_in_hand
from kiosk.desk.dossier_facts import TRAVELS, HandedOver, Short
from kiosk.desk.look_up import LookUpDesk
from kiosk.desk.parts import wish
from kiosk.events import DossierHandedOver
from kiosk.transaction import Transaction

LATELY, OFFICES = 300, 9  # looked through; shown


class HandOverDesk(LookUpDesk):
    """Hand-overs between the centre and the offices that handle dossiers."""

    @wish
    def hand_over(
        self,
        tx: Transaction,
        *,
        counter: int,
        code: str,
        giving: bool,
        office: Short,
        colleague: Short = "",
        request_id: str = "",
    ) -> Done | Refused:
        """The centre gives a dossier to an office, or takes it back from one.

        `giving` must fit where the dossier lies: what is away cannot be given, what is here
        cannot come back (WRONG_STATE).
        """
        if isinstance(tx.earlier(request_id), DossierHandedOver):
            return Done()
        found = dossier_in_hand(tx, counter, code)
        if isinstance(found, Refused):
            return found
        official, row = found
        other = " ".join(office.split())
        if not other:
            return Refused(reason=Reason.INCOMPLETE)
        last = tx.value(
            "SELECT receiver_office FROM hand_over WHERE code = ? ORDER BY id DESC LIMIT 1",
            row["code"],
        )
        if row["state"] not in TRAVELS or giving is bool(last):
            return Refused(reason=Reason.WRONG_STATE)
        event = DossierHandedOver(
            code=row["code"],
            procedure=row["procedure"],
            counter=counter,
            official=official,
            giver_office="" if giving else other,
            receiver_office=other if giving else "",
        )
        name = " ".join(colleague.split())
        tx.append(event, request_id=request_id, sealed={"colleague": name} if name else None)
        return Done()

    def _hand_overs(self, tx: Transaction, code: str) -> tuple[HandedOver, ...]:
        rows = tx.all("SELECT * FROM hand_over WHERE code = ? ORDER BY id", code)
        return tuple(
            HandedOver(
                row["giver_office"],
                row["receiver_office"],
                row["official"],
                self._sealed(tx, row["eid"], "colleague"),
                from_ms(row["at_ms"]),
            )
            for row in rows
        )

    def _offices(self, tx: Transaction, procedure: str) -> tuple[tuple[str, ...], str]:
        """Where dossiers went, those of this procedure first, the last ones before the earlier;
        and the last one of this procedure, "" where there is none."""
        rows = tx.all(
            "SELECT receiver_office AS name, max(procedure = ?) AS same FROM "
            "(SELECT * FROM hand_over WHERE receiver_office <> '' ORDER BY id DESC LIMIT ?) "
            "GROUP BY receiver_office ORDER BY same DESC, max(id) DESC LIMIT ?",
            procedure,
            LATELY,
            OFFICES,
        )
        names = tuple(row["name"] for row in rows)
        return names, names[0] if rows and rows[0]["same"] else ""
