"""A clock that the test moves."""

import pytest

from tests.desk_at_work import HandClock


@pytest.fixture
def clock() -> HandClock:
    return HandClock()
