"""What the pages show, and to whom."""

import pytest

from sync.server.database import Database
from tests.server.pages.visitors import Visitor

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
