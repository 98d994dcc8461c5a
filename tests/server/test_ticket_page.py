"""What whoever holds a ticket sees on a phone: the line as the centre last told it, and no more."""

import base64
import hashlib
import re
from datetime import timedelta

import msgspec
import pytest
import requests

from kiosk.codes import new_ticket_token
from kiosk.live import LiveTicket, key_of
from sync.server.database import Database
from sync.server.ticket_page import OLD_MS
from tests.desk_at_work import HandClock, counting_random
from tests.server.devices import Device
from tests.server.test_live import EMPTY, send

LIGHT = 15 * 1024
TOKENS = counting_random()


@pytest.fixture
def token() -> str:
    return new_ticket_token(TOKENS)


def tell(door: str, device: Device, token: str, n: int = 1, **more: object) -> None:
    ticket = LiveTicket(key_of(token), "B105", "waiting", 7, 20, 35, 0)
    ticket = msgspec.structs.replace(ticket, **more)
    name = {"vi": "Trung tâm phường Mẫu", "en": "Sample centre"}
    state = msgspec.structs.replace(EMPTY, name=name, tickets=(ticket,))
    assert send(door, device, n, state).status_code == 200


def page(door: str, token: str, **headers: str) -> requests.Response:
    return requests.get(f"{door}/t/{token}", headers=headers, timeout=9)


def text_of(answer: requests.Response) -> str:
    """What a person reads: no tags, no style, one space each."""
    body = re.sub(r"<(style|title)>.*?</\1>", " ", answer.text, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_it_says_number_place_and_wait(door: str, device: Device, token: str) -> None:
    tell(door, device, token)
    answer = page(door, token)
    assert answer.status_code == 200
    said = text_of(answer)
    for each in ("Trung tâm phường Mẫu", "B105", "Phía trước 7 người", "Chờ khoảng 20–35 phút"):
        assert each in said
    assert len(answer.content) <= LIGHT
    assert "no-store" in answer.headers["Cache-Control"]


def test_no_ground_for_a_figure_no_figure(door: str, device: Device, token: str) -> None:
    tell(door, device, token, low=0, high=0)
    assert "Chờ khoảng" not in text_of(page(door, token))


def test_whoever_is_called_is_told_where_to_go(door: str, device: Device, token: str) -> None:
    tell(door, device, token, state="serving", counter=5)
    said = text_of(page(door, token))
    assert "Mời ông/bà đến Quầy 5." in said
    assert "Phía trước" not in said


@pytest.mark.parametrize(
    ("state", "sentence", "again"),
    [
        ("parked", "Quầy sẽ gọi lại", True),
        ("missed", "báo với quầy", True),
        ("finished", "Lượt này đã xong", False),
        ("expired", "không còn dùng được", False),
    ],
)
def test_each_state_has_its_sentence_and_what_is_over_is_not_asked_again(
    door: str, device: Device, token: str, state: str, sentence: str, again: bool
) -> None:
    tell(door, device, token, state=state)
    answer = page(door, token)
    assert sentence in text_of(answer)
    assert ('http-equiv="refresh"' in answer.text) is again


def test_whoever_is_nearly_next_is_asked_to_come_near(
    door: str, device: Device, token: str
) -> None:
    tell(door, device, token, ahead=1)
    assert "Mời ông/bà đến gần quầy" in text_of(page(door, token))


def test_english_by_the_phones_language_or_by_choice(door: str, device: Device, token: str) -> None:
    tell(door, device, token)
    asked = page(door, token, **{"Accept-Language": "en-GB,en;q=0.9"})
    assert "Before you 7 people" in text_of(asked)
    chosen = requests.get(f"{door}/T/{token}?lang=en", timeout=9)
    assert "Sample centre" in text_of(chosen)
    assert 'href="?lang=vi"' in chosen.text


def test_old_news_are_said_to_be_old(
    door: str, device: Device, token: str, clock: HandClock
) -> None:
    tell(door, device, token)
    at = clock.now()
    clock.at += timedelta(milliseconds=OLD_MS + 5)
    assert f"Chưa có tin mới từ trung tâm từ {at:%H:%M}" in text_of(page(door, token))
    tell(door, device, token, n=2)
    assert "Chưa có tin mới" not in text_of(page(door, token))


@pytest.mark.parametrize("typed", ["MC1-000", "x", "%F0%9F%98%80", "MC1-" + "0" * 5000, "..%2f"])
def test_what_is_no_ticket_of_today_is_not_found_kindly(door: str, typed: str, token: str) -> None:
    unknown = page(door, token)
    answer = page(door, typed)
    assert answer.status_code in (404, 414)
    if "text/html" in answer.headers["Content-Type"]:
        assert answer.text == unknown.text
    assert "Không tìm thấy số này." in text_of(unknown)


def test_the_page_needs_no_program_and_loads_nothing(door: str, device: Device, token: str) -> None:
    tell(door, device, token)
    answer = page(door, token)
    policy = answer.headers["Content-Security-Policy"]
    style = re.findall(r"<style>(.*?)</style>", answer.text, re.S)[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert "header>div" in style  # as it was written, or a browser would not know it
    assert not re.search(r"<script|<img|<link|src=|@import|url\(", answer.text)
    assert token not in answer.text


def test_what_a_centre_says_is_never_taken_for_a_part_of_the_page(
    door: str, device: Device, token: str, database: Database
) -> None:
    tell(door, device, token, number="<b>&")
    assert "&lt;b&gt;&amp;" in page(door, token).text
