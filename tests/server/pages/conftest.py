"""Somebody at the pages."""

import pytest

from sync.server.database import Database
from tests.desk_at_work import HandClock
from tests.server.conftest import now_ms
from tests.server.pages.visitors import Visitor, opened


@pytest.fixture(scope="session")
def minister(database: Database, door: str, clock: HandClock) -> Visitor:
    """Signed in for the whole country."""
    return Visitor(door, opened(database, now_ms(clock), "national"))
