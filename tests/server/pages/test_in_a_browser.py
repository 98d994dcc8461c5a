"""The pages as a manager meets them, in a real browser: on a desk and on a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from sync.server.database import Database
from sync.server.people import accounts
from sync.server.people.scopes import Centre, Scope, name_centre
from sync.server.projecting.projection import step
from tests.desk_at_work import HandClock
from tests.server.conftest import now_ms
from tests.server.pages.browsing import browser, complaints
from tests.server.pages.visitors import SENTENCE, opened
from tests.server.projecting.journalled import Journalled, tell, visited

NAME = "Trung tâm Phục vụ hành chính công phường Mẫu"
PAGES = ("centres", "figures", "quarantine", "devices", "viewings")
DESK, PHONE = (1440, 900), (390, 844)


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
    while step(database, hall.centre, wait=True):
        pass
    return hall.centre


@pytest.fixture
def quiet(tmp_path: Path) -> Iterator[Chrome]:
    """A browser that runs no script of any page."""
    with browser(tmp_path / "quiet", *DESK, scripts=False) as opened_browser:
        opened_browser.get("data:text/html,<title>none</title><script>document.title='ran'</script>")
        assert opened_browser.title == "none"
        yield opened_browser


@pytest.fixture
def phone(tmp_path: Path) -> Iterator[Chrome]:
    with browser(tmp_path / "phone", *PHONE, scripts=True) as opened_browser:
        yield opened_browser


def type_in(opened_browser: Chrome, **fields: str) -> None:
    for name, text in fields.items():
        field = opened_browser.find_element(By.NAME, name)
        field.clear()
        field.send_keys(text)
    opened_browser.find_element(By.CSS_SELECTOR, "main form .first").click()


def heading(opened_browser: Chrome) -> str:
    return opened_browser.find_element(By.TAG_NAME, "h1").text


def test_a_manager_walks_through_without_javascript(
    database: Database, door: str, clock: HandClock, centre: str, quiet: Chrome
) -> None:
    name = f"walk.{centre}"
    code = accounts.add(database, name, Scope("province", f"p{centre}"), now_ms(clock))
    quiet.get(door)
    quiet.find_element(By.LINK_TEXT, "Tôi có mã một lần").click()
    type_in(quiet, name=name, code=code, password=SENTENCE, again=SENTENCE)
    type_in(quiet, name=name, password=SENTENCE)
    assert heading(quiet) == "Các trung tâm"
    quiet.find_element(By.LINK_TEXT, NAME).click()
    assert heading(quiet) == NAME
    assert "23/11/2026" in quiet.find_element(By.TAG_NAME, "table").text + quiet.page_source
    quiet.find_element(By.PARTIAL_LINK_TEXT, "số liệu khác").click()
    cells = quiet.find_element(By.CSS_SELECTOR, "tfoot tr").text
    assert cells.startswith("Tất cả 8 8 0 10 phút 10 phút 8 / 8")
    assert quiet.find_element(By.CSS_SELECTOR, "tfoot svg.bars rect.level-5").size["width"] > 20
    assert quiet.find_element(By.LINK_TEXT, "Xuất XLSX").is_displayed()
    quiet.find_element(By.LINK_TEXT, "English").click()
    assert heading(quiet) == "Ratings and waits"
    quiet.find_element(By.LINK_TEXT, "Devices").click()
    quiet.find_element(By.CSS_SELECTOR, "main form .first").click()
    assert len(quiet.find_element(By.ID, "code").text) == 14
    quiet.find_element(By.LINK_TEXT, "Revoke").click()
    quiet.find_element(By.CSS_SELECTOR, "main form .first").click()
    assert "Revoked" in quiet.find_element(By.CSS_SELECTOR, "tbody").text
    assert complaints(quiet) == []
    quiet.find_element(By.XPATH, "//button[text()='Sign out']").click()
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
