"""What strangers and mistakes meet: pages of ours, nothing of the inside, no script of theirs."""

import csv
import io
from contextlib import closing

import openpyxl
import pytest
from sqlalchemy import text

from kiosk.keys import DeviceKey
from sync.server.database import Database
from sync.server.people.scopes import Centre, name_centre
from tests.server.conftest import OneClock, now_ms, open_door
from tests.server.pages.visitors import Visitor, opened
from tests.server.projecting.journalled import Journalled, read_on, tell, visited

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
PAGES = (
    "/manage/sign-in",
    "/manage/password",
    "/manage/centres",
    "/manage/nothing",
    "/manage/files/pages.css",
)
INSIDE = ("Traceback", "sqlalchemy", "psycopg", "sqlite", "litestar", 'File "', "SELECT")


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_forbids_what_a_page_of_ours_never_needs(door: str, page: str) -> None:
    answer = Visitor(door).see(page, allow_redirects=False)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "server" not in {name.lower() for name in answer.headers}
    kept = page.startswith("/manage/files")
    assert ("no-store" in answer.headers["Cache-Control"]) is not kept


@pytest.mark.parametrize("name", ["../kiosk/keys.py", "..%2f..%2fpyproject.toml", "server.db", ""])
def test_no_other_file_is_given_out(door: str, name: str) -> None:
    assert Visitor(door).see(f"/manage/files/{name}").status_code == 404


def test_what_is_not_there_is_a_page_for_people_and_a_no_for_programs(door: str) -> None:
    page = Visitor(door).see("/manage/nothing/at/all")
    assert page.status_code == 404
    assert page.headers["Content-Type"].startswith("text/html")
    assert Visitor(door).see("/v1/nothing").json()["sentence"]
    assert Visitor(door).see("/").url.endswith("/manage/sign-in")
    wrong_method = Visitor(door).send("/manage/centres")
    assert wrong_method.status_code == 405
    assert wrong_method.headers["Content-Type"].startswith("text/html")


HOSTILE = (
    "figures?since=" + "9" * 5000,
    "figures?since=0001-01-01&until=9999-12-31",
    "figures?since=2026-13-45",
    "figures?until=2026-02-30&by=%00",
    "figures?by=official&centre=%27%20OR%201=1--",
    "figures?centre=%ff%fe%00",
    "figures?centre=" + "x" * 3000,
    "figures?" + "&".join(f"a{n}=1" for n in range(200)),
    "figures/export/pdf",
    "figures/export/csv?since=never",
    "centres?page=99999999999999999999",
    "centres?page=-1",
    "centres/%00",
    "centres/" + "x" * 2000,
    "centres/%E0%A4%A",
    "devices/../../etc/passwd/revoke",
    "language/xx?back=/manage",
)


@pytest.mark.parametrize("address", HOSTILE)
def test_no_address_makes_the_server_stumble(minister: Visitor, address: str) -> None:
    answer = minister.see(f"/manage/{address}")
    assert answer.status_code in {200, 400, 404}
    assert not [word for word in INSIDE if word in answer.text]


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff" * 100, b"form=" + b"0" * 64 + b"&centre=\x00", b"a=1&" * 500, b"%" * 8000],
)
def test_no_form_makes_the_server_stumble(minister: Visitor, body: bytes) -> None:
    answer = minister.http.post(f"{minister.door}/manage/devices", data=body, timeout=30)
    assert answer.status_code in {400, 403}
    assert answer.headers["Content-Type"].startswith("text/html")


def test_too_much_is_a_page_of_its_own(minister: Visitor) -> None:
    answer = minister.send("/manage/devices", centre="x" * 100_000)
    assert answer.status_code == 413
    assert answer.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    "back",
    ["https://example.org/", "//example.org/", "/manage/../../x", "/manage\\@example.org", "/other",
     "/manage/centres\r\nX-Evil: 1"],
)  # fmt: skip
def test_another_language_never_leads_elsewhere(door: str, back: str) -> None:
    visitor = Visitor(door)
    answer = visitor.see("/manage/language/en", params={"back": back}, allow_redirects=False)
    assert answer.headers["Location"].startswith("/manage")
    assert "X-Evil" not in answer.headers
    assert "\\" not in answer.headers["Location"]


def test_nothing_that_a_device_or_a_person_wrote_becomes_a_page(
    database: Database, minister: Visitor
) -> None:
    hall = Journalled(database)
    name_centre(database, Centre(hall.centre, "p", EVIL))
    device = hall.device()
    device.write(b"{}", EVIL)
    hall.send(device)
    for page in ("centres", "quarantine", f"centres/{hall.centre}", "figures", "devices"):
        told = minister.see(f"/manage/{page}").text
        assert "<script" not in told
        assert "<img" not in told
    assert "&lt;script&gt;" in minister.see("/manage/quarantine").text
    typed = Visitor(minister.door).fill_in("/manage/sign-in", name=EVIL, password=EVIL)
    assert "<script" not in typed.text
    assert "<script" not in minister.see("/manage/figures", params={"since": EVIL}).text


def test_our_own_mistake_shows_nothing_of_the_inside(url: str, server_key: DeviceKey) -> None:
    clock = OneClock()
    with closing(Database(url)) as database, open_door(database, server_key, clock) as door:
        visitor = Visitor(door, opened(database, now_ms(clock), "national"))
        with database.writing() as connection:
            connection.execute(text("ALTER TABLE quarantine RENAME TO away"))
        answer = visitor.see("/manage/quarantine")
        assert answer.status_code in {500, 503}  # SQLite takes it for a database that is away
        assert not [word for word in INSIDE if word in answer.text]
        assert answer.headers["Content-Security-Policy"]


def test_formulas_of_others_stay_text_in_an_export(database: Database, minister: Visitor) -> None:
    hall = Journalled(database)
    formula = "=cmd|'/c calc'!A0"
    name_centre(database, Centre(hall.centre, "p", formula))
    device = hall.device()
    for event, at in visited("t"):
        tell(device, event, at)
    hall.send(device)
    read_on(hall)
    export = "/manage/figures/export/{}?since=2026-11-23&until=2026-11-23&by=centre"
    told = minister.see(export.format("csv"))
    assert told.headers["Content-Disposition"].startswith("attachment")
    rows = csv.DictReader(io.StringIO(told.content.decode("utf-8-sig")))
    (row,) = [each for each in rows if each["group"] == hall.centre]
    assert (row["group_name"], row["served_people"], row["wait_median"]) == (
        f"'{formula}",
        "1",
        "10.0",
    )
    book = openpyxl.load_workbook(io.BytesIO(minister.see(export.format("xlsx")).content))
    (cells,) = [line for line in book.active.iter_rows() if line[0].value == hall.centre]
    assert (cells[1].value, cells[1].data_type) == (formula, "s")
