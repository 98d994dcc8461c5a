"""Esc leaves a screen; where something would be lost it says so first, and the next Esc leaves."""

from ui.viewmodels.counter_wishes import CounterWishes
from ui.viewmodels.desktop import ATTENTION, CALM


class Leaving:
    """One screen's way out."""

    def __init__(self, wishes: CounterWishes) -> None:
        self._wishes = wishes
        self._warned = False

    def wished(self, unsaved: bool) -> bool:
        """Esc: whether to leave now."""
        if unsaved and not self._warned:
            self._warned = True
            self._wishes.say(ATTENTION, self._wishes.text("receive.unsaved"))
            return False
        return True

    def stay(self) -> None:
        """Something was typed: a later Esc warns again."""
        if self._warned:
            self._warned = False
            self._wishes.say(CALM, "")

    def forget(self) -> None:
        """The screen is another one."""
        self._warned = False
