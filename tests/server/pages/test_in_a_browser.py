"""The pages as a manager meets them, in a real browser: on a desk and on a phone."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from kiosk.keys import DeviceKey
from sync.server.database import Database
from sync.server.people import accounts
from sync.server.people.scopes import Centre, Scope, name_centre
from tests.desk_at_work import HandClock
from tests.server.conftest import copy_of, now_ms, open_door
from tests.server.pages.browsing import browser, complaints, follow
from tests.server.pages.visitors import SENTENCE, opened
from tests.server.postgresql import PostgreSQL
from tests.server.projecting.journalled import Journalled, read_on, tell, visited

NAME = "Trung tâm Phục vụ hành chính công phường Mẫu"
PAGES = ("centres", "figures", "quarantine", "devices", "viewings")
DESK, PHONE = (1440, 900), (390, 844)


@pytest.fixture(scope="module")
def database(
    migrated: dict[str, str], postgresql: PostgreSQL, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """One database is enough: what a browser makes of a page does not depend on it."""
    url = copy_of("postgresql", migrated, postgresql, tmp_path_factory.mktemp("browser"))
    with closing(Database(url)) as opened_database:
        yield opened_database


@pytest.fixture(scope="module")
def door(database: Database, server_key: DeviceKey, clock: HandClock) -> Iterator[str]:
    with open_door(database, server_key, clock) as url:
        yield url


@pytest.fixture(scope="module")
def centre(database: Database) -> str:
    hall = Journalled(database)
    name_centre(database, Centre(hall.centre, f"p{hall.centre}", NAME))
    device = hall.device()
    for n in range(8):
        for event, at in visited(f"t{n}", score=2 + n % 4):
            tell(device, event, at)
    device.write(b"{}", "dossier_teleported")
    hall.send(device)
    read_on(hall)
    return hall.centre


@pytest.fixture
def quiet(tmp_path: Path) -> Iterator[Chrome]:
    """A browser that runs no script of any page."""
    with browser(tmp_path / "quiet", *DESK, scripts=False) as opened_browser:
        opened_browser.get(
            "data:text/html,<title>none</title><script>document.title='ran'</script>"
        )
        assert opened_browser.title == "none"
        yield opened_browser


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with browser(tmp_path_factory.mktemp("phone"), *PHONE, scripts=True) as opened_browser:
        yield opened_browser


def type_in(opened_browser: Chrome, **fields: str) -> None:
    for name, text in fields.items():
        field = opened_browser.find_element(By.NAME, name)
        field.clear()
        field.send_keys(text)
    press(opened_browser)


def press(opened_browser: Chrome, what: str = "main form .first") -> None:
    follow(opened_browser, opened_browser.find_element(By.CSS_SELECTOR, what))


def click(opened_browser: Chrome, words: str) -> None:
    follow(opened_browser, opened_browser.find_element(By.PARTIAL_LINK_TEXT, words))


def heading(opened_browser: Chrome) -> str:
    return opened_browser.find_element(By.TAG_NAME, "h1").text


def test_a_manager_walks_through_without_javascript(
    database: Database, door: str, clock: HandClock, centre: str, quiet: Chrome
) -> None:
    name = f"walk.{centre}"
    code = accounts.add(database, name, Scope("province", f"p{centre}"), now_ms(clock))
    quiet.get(door)
    click(quiet, "Tôi có mã một lần")
    type_in(quiet, name=name, code=code, password=SENTENCE, again=SENTENCE)
    type_in(quiet, name=name, password=SENTENCE)
    assert heading(quiet) == "Các trung tâm"
    click(quiet, NAME)
    assert heading(quiet) == NAME
    assert "23/11/2026" in quiet.find_element(By.TAG_NAME, "table").text + quiet.page_source
    click(quiet, "số liệu khác")
    cells = quiet.find_element(By.CSS_SELECTOR, "tfoot tr").text
    assert cells.startswith("Tất cả 8 8 0 10 phút 10 phút 8 / 8")
    assert quiet.find_element(By.CSS_SELECTOR, "tfoot svg.bars rect.level-5").size["width"] > 20
    assert quiet.find_element(By.LINK_TEXT, "Xuất XLSX").is_displayed()
    click(quiet, "English")
    assert heading(quiet) == "Ratings and waits"
    click(quiet, "Devices")
    press(quiet)
    assert len(quiet.find_element(By.ID, "code").text) == 14
    click(quiet, "Revoke")
    press(quiet)
    assert "Revoked" in quiet.find_element(By.CSS_SELECTOR, "tbody").text
    assert complaints(quiet) == []
    press(quiet, "footer form button")
    quiet.back()
    quiet.refresh()
    assert heading(quiet) == "Sign in"


def test_every_page_fits_a_phone_and_breaks_no_rule(
    database: Database, door: str, clock: HandClock, centre: str, phone: Chrome
) -> None:
    name = opened(database, now_ms(clock), "national")
    phone.get(f"{door}/manage/sign-in")
    type_in(phone, name=name, password=SENTENCE)
    for page in (*PAGES, f"centres/{centre}", f"figures?centre={centre}&by=official"):
        phone.get(f"{door}/manage/{page}")
        width = phone.execute_script("return document.documentElement.scrollWidth")
        assert width <= PHONE[0], page
        letters = "return document.fonts.check('500 18px \"Be Vietnam Pro\"')"
        assert phone.execute_script(letters), page
        cut = phone.execute_script(
            "return [...document.querySelectorAll('main *')].filter(e => e.clientWidth && "
            "e.tagName != 'SELECT' && e.scrollWidth > e.clientWidth + 1).map(e => e.outerHTML)"
        )
        assert cut == [], page
    assert complaints(phone) == []


def test_a_page_obeys_its_own_policy_against_scripts(door: str, phone: Chrome) -> None:
    phone.get(f"{door}/manage/sign-in")
    phone.execute_script(
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        "document.head.append(s); const f = document.createElement('iframe');"
        "f.src = '/manage/sign-in'; document.body.append(f);"
    )
    assert phone.execute_script("return window.ran === undefined")
    assert any("Content Security Policy" in each for each in complaints(phone))
