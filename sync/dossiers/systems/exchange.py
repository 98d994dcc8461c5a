"""A system that speaks the national exchange's tongue over HTTP (domain.md §6.1).

A session by user and password, then calls `{session, madonvi, service, …}`. Nothing public says how
a third party lists what changed: `tuNgay`, `trang` and `soLuong` are what the provinces' buses use,
and a centre that meets others changes this file's sibling, not this program.

    adapter = "exchange"     url, unit (madonvi), user, password_file, dstcode
"""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import requests

from kiosk.clock import from_ms
from kiosk.decoding import from_json, typed
from kiosk.ports import Clock
from kiosk.words import in_every_language
from sync.dossiers.fields import WrongRecord
from sync.dossiers.records import NUMBERS, told_of
from sync.dossiers.told import Broken, Happened, Listing, SystemTrouble, Told
from sync.http_line import CONNECT_SECONDS, fetched

PAGE = 200
MOST_ANSWER = 32 * 1024 * 1024
OVERLAP = timedelta(hours=1)
"""What changed while a listing was under way, and clocks that differ: asked for once more, and
known again by its content."""
STAMP = "%Y%m%d%H%M%S"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of one such system. `password_file`: readable by the server alone."""

    url: str
    unit: str
    user: str = ""
    password_file: str = ""
    dstcode: str = ""
    seconds: float = 30.0
    pattern: str = ""


class _Cursor(msgspec.Struct, frozen=True):
    """`since`, `next_since`: `STAMP` or "" for the beginning; `page` from 1."""

    since: str = ""
    page: int = 1
    next_since: str = ""


class Exchange:
    """Fulfils `DossierSystem`."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._http = requests.Session()
        self._session = ""

    def lookup(self, code: str) -> Told | None:
        """See `DossierSystem.lookup`."""
        for each in self._called("TraCuuHoSo", MaHoSo=code):
            try:
                return told_of(each, self._settings.pattern)
            except WrongRecord as wrong:
                raise SystemTrouble(_wrong(code, wrong)) from wrong
        return None

    def list_since(self, cursor: str) -> Listing[Told]:
        """A page of what changed; see `DossierSystem.list_since`."""
        at = from_json(cursor, _Cursor) if cursor else _Cursor()
        # how far the next round goes back is fixed when this round begins
        begun = at.next_since or f"{self._clock.now() - OVERLAP:{STAMP}}"
        rows = self._called("DongBoHoSoMC", tuNgay=at.since, trang=at.page, soLuong=PAGE)
        told, broken = [], []
        for number, row in enumerate(rows, start=1):
            try:
                told.append(told_of(row, self._settings.pattern))
            except WrongRecord as wrong:
                where = in_every_language("dossiers.where.page", page=at.page, number=number)
                broken.append(Broken(where=where, sentence=_wrong("", wrong)))
        more = len(rows) >= PAGE
        following = _Cursor(at.since, at.page + 1, begun) if more else _Cursor(begun)
        return Listing(
            told=tuple(told),
            broken=tuple(broken),
            cursor=msgspec.json.encode(following).decode(),
            more=more,
        )

    def push_event(self, happened: Happened) -> bool:
        """A progress record; see `DossierSystem.push_event`."""
        progress = {
            "MaHoSo": happened.code,
            "NguoiXuLy": happened.official,
            "ThoiDiemXuLy": f"{from_ms(happened.at_ms):{STAMP}}",
            "NoiDungXuLy": happened.form,
            "TrangThai": NUMBERS[happened.state],
        }
        self._called("CapNhatTienDoHoSoMC", isUpdating="True", data=[progress])
        return True

    def _called(self, service: str, **parts: object) -> list[Mapping[str, Any]]:
        """The rows of an answer; a session that ended is begun again, once."""
        for fresh in (not self._session, True):
            if fresh:
                self._session = self._begun()
            said = self._posted(
                {
                    "session": self._session,
                    "madonvi": self._settings.unit,
                    "service": service,
                    **parts,
                }
            )
            if str(said.get("error_code", "0")) in ("0", ""):
                rows = said.get("data", [])
                if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
                    raise self._trouble("no_rows")
                return rows
        raise self._trouble("refused")

    def _begun(self) -> str:
        file = self._settings.password_file
        try:
            password = Path(file).read_text(encoding="utf-8").strip() if file else ""
        except (OSError, UnicodeDecodeError) as error:
            raise SystemTrouble(in_every_language("dossiers.no.password", file=file)) from error
        said = self._posted(
            {"username": self._settings.user, "password": password},
            {"dstcode": self._settings.dstcode},
        )
        session = said.get("session")
        if not isinstance(session, str) or not session:
            raise self._trouble("refused")
        return session

    def _posted(self, body: object, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
        try:
            with self._http.post(
                self._settings.url,
                data=msgspec.json.encode(body),
                headers={"Content-Type": "application/json", **(headers or {})},
                timeout=(min(CONNECT_SECONDS, self._settings.seconds), self._settings.seconds),
                allow_redirects=False,
                stream=True,
            ) as answer:
                said = fetched(answer, MOST_ANSWER)
        except (requests.RequestException, OSError) as error:
            raise self._trouble("away") from error
        if answer.status_code != requests.codes.ok:
            raise self._trouble("away")
        try:
            return from_json(said, dict[str, Any])
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise self._trouble("no_rows") from error

    def _trouble(self, why: str) -> SystemTrouble:
        return SystemTrouble(in_every_language(f"dossiers.no.{why}", url=self._settings.url))


def opened(settings: Mapping[str, Any], clock: Clock) -> Exchange:
    """Raises `msgspec.ValidationError` naming what is wrong with the settings."""
    return Exchange(typed(settings, Settings), clock)


def _wrong(code: str, wrong: WrongRecord) -> str:
    said = in_every_language(f"dossiers.wrong.{wrong.why}", field=wrong.field)
    return f"{code}: {said}" if code else said
