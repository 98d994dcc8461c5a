"""People at the pages: accounts of a test's own, and a plain client that fills in forms."""

import re
import secrets

import requests

from sync.server.database import Database
from sync.server.people import accounts
from sync.server.people.scopes import Scope

SENTENCE = "một câu dễ nhớ của tôi"
TOKEN = re.compile(r'name="form" value="([0-9a-f]{64})"')


def opened(database: Database, now_ms: int, role: str, scope: str = "") -> str:
    """The name of a new account with `SENTENCE`."""
    name = f"{role}.{secrets.token_hex(4)}"
    code = accounts.add(database, name, Scope(role, scope), now_ms)
    assert accounts.choose_password(database, name, code, SENTENCE, now_ms)
    return name


class Visitor:
    """A browser as far as a server can tell: cookies, pages, forms with their token."""

    def __init__(self, door: str, name: str = "", password: str = SENTENCE) -> None:
        self.door = door
        self.http = requests.Session()
        if name:
            answer = self.fill_in("/manage/sign-in", name=name, password=password)
            assert answer.status_code == 200, answer.text
            assert answer.url.endswith("/manage/centres")

    def see(self, path: str, **how: object) -> requests.Response:
        return self.http.get(f"{self.door}{path}", timeout=30, **how)  # type: ignore[arg-type]

    def send(self, path: str, **fields: str) -> requests.Response:
        """A form as it is, with nothing added."""
        return self.http.post(f"{self.door}{path}", data=fields, timeout=30)

    def fill_in(self, path: str, at: str = "", **fields: str) -> requests.Response:
        """Opens the page (`at`, or the form's own), then sends its form."""
        found = TOKEN.search(self.see(at or path).text)
        assert found
        return self.send(path, form=found[1], **fields)
