"""The central server's people and figures, for the commands: a data folder and a URL in."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bootstrap.server import server_database
from kiosk.clock import SystemClock, to_ms

if TYPE_CHECKING:
    from sync.server.people.accounts import Account


def account_of(data: Path, url: str | None, name: str, role: str, scope: str) -> str:
    """A new account's one-time code; empty where it cannot be made."""
    from sync.server.people import accounts
    from sync.server.people.scopes import Scope

    with server_database(data, url) as database:
        return accounts.add(database, name, Scope(role, scope), to_ms(SystemClock().now()))


def code_for_account(data: Path, url: str | None, name: str) -> str:
    """Another one-time code for an open account; empty where there is none."""
    from sync.server.people import accounts

    with server_database(data, url) as database:
        return accounts.new_code(database, name, to_ms(SystemClock().now()))


def close_account(data: Path, url: str | None, name: str) -> bool:
    """Closes an account; whether it was open."""
    from sync.server.people import accounts

    with server_database(data, url) as database:
        return accounts.close(database, name, to_ms(SystemClock().now()))


def accounts_there(data: Path, url: str | None) -> "Sequence[Account]":
    """All accounts by name."""
    from sync.server.people import accounts

    with server_database(data, url) as database:
        return accounts.listed(database)


def call_centre(data: Path, url: str | None, code: str, province: str, name: str) -> bool:
    """What a centre is called and where it lies; False where these are no codes."""
    from sync.joining import is_name
    from sync.server.people.scopes import Centre
    from sync.server.people.scopes import name_centre as put

    if not (is_name(code) and is_name(province)):
        return False
    with server_database(data, url) as database:
        put(database, Centre(code, province, name))
    return True


def figures_again(data: Path, url: str | None) -> int:
    """Makes all figures again from the events; how many events were read."""
    from sync.server.projecting.projection import rebuild

    with server_database(data, url) as database:
        return rebuild(database)
