"""A wish of another machine: who asks, may they, what does the desk say; never a trace of ours.

| status | when |
| --- | --- |
| 200 | the desk answered, also where it said a normal no |
| 400 | not a wish, or not with these arguments |
| 401 | nobody known signed it, or not for now |
| 403 | this machine may not, or not that |
| 409 | one request id for two wishes |
| 503 | the desk is in trouble (disk full …); the sentence says which |
"""

import logging
from collections.abc import Callable
from typing import Any

import msgspec

from kiosk import roles
from kiosk.answers import Refused
from kiosk.desk import Desk
from kiosk.desk.machines import Machine, machine_id
from kiosk.desk.parts import submitted
from kiosk.errors import KnownError, RequestUsed
from kiosk.roles import Asker, NotYours
from kiosk.wishes import NotAWish, Said, Wish, read, trouble_of, typed
from kiosk.words import in_every_language
from sync.hub.copying import Copying
from sync.hub.doorkeeper import Doorkeeper, Request, Turned
from sync.hub.handing_on import HandingOn
from sync.hub.receiving import Receiving
from sync.hub.waiting import Waiting
from sync.signing import Me, read_signed

log = logging.getLogger(__name__)
Reply = tuple[int, bytes]


class Asked(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"name": "wish", "parts": "with"},
):
    """`POST /v1/wish`. `request_id`: the same wish again has the same one, where the wish takes
    one."""

    name: str
    parts: dict[str, Any]
    request_id: str = ""


class Enrolling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`POST /v1/enrol`, signed with the key it names (hex)."""

    code: str
    key: str
    place: str


class Wishing:
    """The hub's answers as status and JSON. `wish` is for the event loop; any other call waits for
    the desk."""

    def __init__(
        self,
        desk: Desk,
        doorkeeper: Doorkeeper,
        receiving: Receiving,
        copying: Copying,
        handing_on: HandingOn,
        waiting: Waiting,
    ) -> None:
        self._waiting = waiting
        self._copying = copying
        self._handing_on = handing_on
        self._desk = desk
        self._doorkeeper = doorkeeper
        self._receiving = receiving

    def learn_machines(self) -> tuple[Machine, ...]:
        """Looks again who is let in, and was."""
        machines = self._desk.machines()
        self._doorkeeper.know((*machines, *self._receiving.earlier_hubs()))
        return machines

    async def wish(self, request: Request) -> Reply:
        """One wish of a known machine. Who asks and for what is found here, in less time than a
        thread needs to begin; the loop then goes on until the desk has answered."""
        try:
            return reply(200, Said(answer=await self._granted(request)))
        except Exception as error:
            return refused(error)

    def me(self, request: Request) -> Reply:
        """Who asks, as the hub knows it."""
        return self._told(lambda: self._known(self._doorkeeper.admit(request)))

    def append(self, request: Request, log: str, epoch: int) -> Reply:
        """A batch of a machine's own journal; see `sync.replies`."""

        def taken() -> Any:
            asker = self._doorkeeper.admit(request)
            public = bytes.fromhex(self._doorkeeper.machine(asker.machine).key)
            return self._receiving.append(asker.machine, public, log, epoch, request.body)

        return self._received(taken)

    def end_of(self, request: Request, log: str, epoch: int) -> Reply:
        """How far such a journal is known here."""

        def looked() -> Any:
            self._doorkeeper.admit(request)
            return self._receiving.end_of(log, epoch)

        return self._received(looked)

    def chains(self, request: Request, address: str) -> Reply:
        """The hub's journal by its chains, for the machine that stands by."""
        return self._received(
            lambda: (200, self._copying.chains(self._doorkeeper.admit(request), address))
        )

    def central(self, request: Request) -> Reply:
        """Which central server it goes to."""
        return self._received(lambda: (200, self._copying.central(self._doorkeeper.admit(request))))

    def copy(self, request: Request, log: str, epoch: int, seq: int) -> Reply:
        """A batch of it."""
        return self._received(
            lambda: (200, self._copying.batch(self._doorkeeper.admit(request), log, epoch, seq))
        )

    def news(self, request: Request) -> Reply:
        """Whether there is a bundle for the centre's machines."""

        def told() -> Any:
            self._doorkeeper.admit(request)
            return 200, self._handing_on.news()

        return self._received(told)

    def bundle(self, request: Request, digest: str) -> bytes | Reply:
        """A bundle's bytes, or why there are none."""
        try:
            self._doorkeeper.admit(request)
        except Turned as turned:
            return refused(turned)
        found = self._handing_on.bundle(digest)
        return turned_away(404, "nothing_here") if found is None else found

    def enrol(self, request: Request) -> Reply:
        """A code and a key: the machine is known from now on."""
        return self._told(lambda: self._enrolled(request))

    async def _granted(self, request: Request) -> Any:
        asker = self._doorkeeper.admit(request)
        asked = read(request.body, Asked)
        again = {"request_id": asked.request_id} if asked.request_id else {}
        parts = typed(Wish(asked.name, {**asked.parts, **again}))

        def meant() -> dict[str, Any]:
            return roles.allowed(asker, asked.name, parts, self._desk)

        looks = roles.looks(asker, asked.name)
        mine = await self._waiting.on_a_thread(meant) if looks else meant()
        given = submitted(self._desk, asked.name, **mine)
        if given is not None:
            answer = await self._waiting.answer(given)
        else:
            wish = getattr(self._desk, asked.name)
            answer = await self._waiting.on_a_thread(lambda: wish(**mine))
        return roles.told_to(asker, answer)

    def _enrolled(self, request: Request) -> Me | Refused:
        asked = read(request.body, Enrolling)
        signed = read_signed(request.authorization)
        try:
            public = bytes.fromhex(asked.key)
        except ValueError as error:
            raise NotAWish("key") from error
        if signed is None or signed.machine != machine_id(public):
            raise Turned(401, "unsigned")
        self._doorkeeper.check(request, signed, public)
        machine = self._desk.enrol_machine(code=asked.code, key=asked.key, place=asked.place)
        if isinstance(machine, Refused):
            return machine
        self.learn_machines()
        return self._known(Asker(machine.machine, machine.place, machine.counter))

    def _known(self, asker: Asker) -> Me:
        standby, standby_key = self._desk.standby()
        return Me(
            machine=asker.machine,
            place=asker.place,
            counter=asker.counter,
            mark=self._doorkeeper.machine(asker.machine).mark,
            hub=self._receiving.public.hex(),
            epoch=self._desk.store.identity.epoch,
            standby=standby,
            standby_key=standby_key,
            release=self._handing_on.release_key,
            centre=self._handing_on.centre,
        )

    def _received(self, work: Callable[[], tuple[int, Any]]) -> Reply:
        """Answers of the append protocol are bare, as the central server's."""
        try:
            status, answer = work()
        except Exception as error:
            return refused(error)
        return status, answer if isinstance(answer, bytes) else msgspec.json.encode(answer)

    def _told(self, work: Callable[[], Any]) -> Reply:
        try:
            return reply(200, Said(answer=work()))
        except Exception as error:
            return refused(error)


def refused(error: Exception) -> Reply:
    """The hub's no, or the desk's trouble; a bug of ours is told in the log only."""
    if isinstance(error, Turned):
        return turned_away(error.status, error.why)
    if isinstance(error, NotYours):
        return turned_away(403, "not_allowed")
    if isinstance(error, NotAWish):
        return turned_away(400, "not_a_wish", detail=error)
    if isinstance(error, KnownError):
        return reply(409 if isinstance(error, RequestUsed) else 503, trouble_of(error))
    log.error("a bug of ours", exc_info=error)
    return turned_away(500, "bug")


def reply(status: int, said: Said) -> Reply:
    """As it travels."""
    return status, msgspec.json.encode(said)


def turned_away(status: int, why: str, **details: object) -> Reply:
    """A no of the hub itself: its stable word and its sentence."""
    sentence = in_every_language(f"answers.hub_says.{why}", **details)
    return reply(status, Said(trouble=why, sentence=sentence))
