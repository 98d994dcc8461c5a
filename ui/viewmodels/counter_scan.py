"""What any code held to the counter's reader does, screen by screen."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from kiosk import codes
from kiosk.answers import Reason, Refused, TicketPlace
from kiosk.codes import Badge, DossierCode, IdCard, TicketToken
from kiosk.desk import CounterView
from ui.viewmodels.counter_dossier import CounterDossierViewModel
from ui.viewmodels.counter_entry import CounterEntry
from ui.viewmodels.counter_line import CounterLineViewModel
from ui.viewmodels.counter_receive import CounterReceiveViewModel
from ui.viewmodels.counter_sign_in import SignInViewModel
from ui.viewmodels.counter_wishes import CounterWishes
from ui.viewmodels.desktop import ATTENTION


class CounterScan(QObject):
    """Signals: `went(screen)` when a code leads to another screen. Nothing of a code is kept."""

    went = Signal(str)

    def __init__(
        self,
        wishes: CounterWishes,
        entry: CounterEntry,
        sign_in: SignInViewModel,
        line: CounterLineViewModel,
        receive: CounterReceiveViewModel,
        dossier: CounterDossierViewModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._entry = entry
        self._sign_in = sign_in
        self._line = line
        self._receive = receive
        self._dossier = dossier
        self._view: CounterView | None = None
        wishes.looked.connect(self._looked)

    def read(self, text: str, screen: str, *, spoilt: bool = False) -> None:
        """A code came while `screen` was shown. `spoilt`: through a keyboard wedge, which drops the
        letters that a name needs, so nothing is filled in from a card."""
        pattern = self._wishes.centre.facts.dossier_pattern or codes.DOSSIER_PATTERN
        code = codes.read(text, dossier_pattern=pattern)
        if screen in ("", "signIn"):
            if isinstance(code, Badge):
                self._entry.by_badge(code.token, self._sign_in.forget, self._no)
            else:
                self._say("scan_signed_out")
            return
        match code:
            case IdCard() if spoilt:
                self._say("scan_wedge_card")
            case IdCard() if screen == "receive":
                self._receive.fill(code)
            case IdCard():
                self._receive.begin(self._view, code)
                self.went.emit("receive")
            case DossierCode() if screen == "receive":
                self._receive.edit("code", code.code)
            case DossierCode():
                self._dossier.open(self._dossier.mode if screen == "dossier" else "", code.code)
                self.went.emit("dossier")
            case TicketToken() if screen == "console":
                ask: Any = partial(self._wishes.desk.ticket_place, ticket=code.token)
                self._wishes.wish("scan", ask, self._found)
            case _:
                self._say("scan_other")

    def _found(self, place: TicketPlace) -> None:
        if self._line.find(place.ticket):
            return
        here = place.state == "serving" and place.counter == self._wishes.counter
        self._say("ticket_here" if here else "ticket_elsewhere", number=place.number)

    def _no(self, refused: Refused) -> None:
        unknown = refused.reason is Reason.WRONG_PIN
        words = self._wishes.text("said.badge_unknown")
        language = self._wishes.spoken.language
        self._sign_in.stumbled(words if unknown else refused.message(language))

    def _say(self, key: str, **values: str) -> None:
        self._wishes.say(ATTENTION, self._wishes.text(f"said.{key}", **values))

    @Slot(object)
    def _looked(self, view: CounterView) -> None:
        self._view = view
