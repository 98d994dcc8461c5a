"""What the pages show, and to whom."""

import re
from datetime import timedelta

import msgspec
import pytest

from kiosk.live import LiveQueue, LiveTrouble
from sync.server.database import Database
from sync.server.pages.alive import QUIET_MS
from tests.desk_at_work import HandClock
from tests.server.conftest import enrolled
from tests.server.devices import Device
from tests.server.pages.visitors import Visitor
from tests.server.test_live import EMPTY, send

EVERY_PAGE = ("centres", "figures", "quarantine", "devices", "viewings")


@pytest.mark.parametrize("page", EVERY_PAGE)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_shown_in_both_languages(
    door: str, minister: Visitor, page: str, language: str
) -> None:
    visitor = Visitor(door)
    visitor.http.cookies.update(minister.http.cookies)
    visitor.see(f"/manage/language/{language}")
    answer = visitor.see(f"/manage/{page}")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text


@pytest.mark.parametrize("page", ["", *(f"/{page}" for page in EVERY_PAGE)])
def test_nobody_sees_a_page_before_signing_in(database: Database, door: str, page: str) -> None:
    answer = Visitor(door).see(f"/manage{page}")
    assert answer.url.endswith("/manage/sign-in")


def cells(page: str, centre: str) -> list[str]:
    """What the line of a centre shows, by cell."""
    (line,) = [each for each in re.findall(r"<tr.*?</tr>", page, re.S) if f"/{centre}" in each]
    found = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", line, re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", each).split()) for each in found]


def test_how_a_centre_stands_is_what_it_told_within_the_minute(
    database: Database, door: str, minister: Visitor, clock: HandClock
) -> None:
    device = enrolled(database, door, Device(), "song")
    device.begin()
    device.send(door, 1, 1)
    quiet = cells(minister.see("/manage/centres").text, "song")
    told = msgspec.structs.replace(
        EMPTY,
        backlog=17,
        queues=(LiveQueue("A", 21, 540), LiveQueue("B", 2, 60)),
        troubles=(LiveTrouble("K1", "paper_out", 1),),
    )
    assert send(door, device, 1, told).status_code == 200
    alive = cells(minister.see("/manage/centres").text, "song")
    assert {"23", "17"} <= set(alive) - set(quiet)
    clock.at += timedelta(milliseconds=QUIET_MS + 5)
    assert not {"23", "17"} & set(cells(minister.see("/manage/centres").text, "song"))
