"""A one-stop system at work, and its adapter."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sync.dossiers.systems.exchange import Exchange, opened
from tests.desk_at_work import HandClock
from tests.dossiers.model_system import PASSWORD, UNIT, USER, ModelSystem, at_work


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def system() -> Iterator[ModelSystem]:
    with at_work(ModelSystem()) as working:
        yield working


@pytest.fixture
def exchange_with(system: ModelSystem, clock: HandClock, tmp_path: Path) -> Callable[..., Exchange]:
    """Makes the adapter, with other settings where they are given."""

    def make(**settings: object) -> Exchange:
        secret = tmp_path / "password"
        secret.write_text(f"{PASSWORD}\n", encoding="utf-8")
        known = {
            "url": system.url, "unit": UNIT, "user": USER, "password_file": str(secret),
            "dstcode": "VN:GOV", "seconds": 0.5,
        }  # fmt: skip
        return opened({**known, **settings}, clock)

    return make


@pytest.fixture
def exchange(exchange_with: Callable[..., Exchange]) -> Exchange:
    return exchange_with()
