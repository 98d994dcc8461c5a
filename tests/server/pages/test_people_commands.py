"""`kiosk server people`, `centre` and `rebuild`, as an administrator types them."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from sync.server.database import Database
from tests.server.pages.visitors import SENTENCE, Visitor
from tests.server.processes import ServerProcess, kiosk
from tests.server.projecting.journalled import Journalled, tell, visited


def test_an_account_is_made_used_and_closed_by_commands(tmp_path: Path) -> None:
    where = ("--data", str(tmp_path))
    kiosk("server", "centre", "mau", "--province", "h00", "--name", "Xã Mẫu", *where)
    role = ("--role", "province", "--scope", "h00")
    made = kiosk("server", "people", "add", "lan", *role, "--json", *where)
    code = json.loads(made.stdout)["code"]
    assert "chờ đặt mật khẩu" in kiosk("server", "people", "list", *where).stdout
    with closing(Database(f"sqlite:///{tmp_path / 'server.db'}")) as database:
        hall = Journalled(database, "mau")
        device = hall.device()
        for event, at in visited("t"):
            tell(device, event, at)
        hall.send(device)
    assert json.loads(kiosk("server", "rebuild", "--json", *where).stdout) == {"events": 4}
    with ServerProcess(*where) as server:
        visitor = Visitor(server.url)
        typed = {"password": SENTENCE, "again": SENTENCE}
        visitor.fill_in("/manage/password", name="lan", code=code, **typed)
        visitor = Visitor(server.url, "lan")
        page = visitor.see("/manage/figures?since=2026-11-23&until=2026-11-23&by=centre").text
        assert "Xã Mẫu" in page
        assert kiosk("server", "people", "close", "lan", *where).exit_code == 0
        assert visitor.see("/manage").url.endswith("/manage/sign-in")
        assert server.end() == ""
    assert "đã đóng" in kiosk("server", "people", "list", *where).stdout
    assert kiosk("server", "people", "close", "lan", *where).exit_code == 1
    assert kiosk("server", "people", "code", "lan", *where).exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("Lan Anh", "--role", "national"),
        ("lan", "--role", "national", "--scope", "h00"),
        ("lan", "--role", "centre"),
    ],
)
def test_an_account_that_cannot_be_is_not_made(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    said = kiosk("server", "people", "add", *arguments, "--data", str(tmp_path))
    assert said.exit_code == 2
    assert "scope" in said.stderr
