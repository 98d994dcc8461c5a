"""The door keeps to what it says of itself: thousands of wishes made from its own description."""

import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import unquote

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from requests.auth import AuthBase
from schemathesis import Case, GenerationMode, SerializationContext
from schemathesis.checks import CHECKS

from kiosk.clock import SystemClock
from kiosk.keys import DeviceKey
from sync import beat, wire
from sync.server.database import Database
from sync.signing import HUB_TIME, read_time, sign
from tests.server.conftest import copy_of, enrolled, open_door
from tests.server.devices import Device
from tests.server.postgresql import PostgreSQL

HELD = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "unsupported_method",
    "allow_header_conformance",
]
"""Not held: which wish is good enough to be granted. That is the other tests' matter."""
BOUNDED = settings(
    max_examples=8,
    deadline=None,
    database=None,
    derandomize=False,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
SEED = 20261123


@schemathesis.serializer(wire.CONTENT_TYPE, beat.CONTENT_TYPE)
def as_it_is(_context: SerializationContext, said: object) -> bytes:
    """Both are bytes; what is none is deflated, so that it is looked into."""
    return zlib.compress(said if isinstance(said, bytes) else str(said).encode())


class SignedBy(AuthBase):
    """Signs what is asked as the device does, for the server's time."""

    def __init__(self, device: Device, door: str) -> None:
        self._device = device
        answer = requests.get(f"{door}/v1/time", timeout=9)
        at = read_time(answer.headers[HUB_TIME])
        assert at is not None
        self._at = at

    def __call__(self, asked: requests.PreparedRequest) -> requests.PreparedRequest:
        before, question, query = str(asked.path_url).partition("?")
        target = unquote(before, errors="replace") + question + query
        body = asked.body.encode() if isinstance(asked.body, str) else asked.body or b""
        me = self._device
        said = sign(me.key, str(asked.method), target, body, me.log, self._at, "0" * 32)
        asked.headers["Authorization"] = said.header()
        return asked


@pytest.fixture(scope="module")
def own_door(
    migrated: dict[str, str],
    postgresql: PostgreSQL,
    tmp_path_factory: pytest.TempPathFactory,
    server_key: DeviceKey,
) -> Iterator[tuple[str, Database]]:
    """On PostgreSQL, which is the stricter one about what it is given, by a clock that runs."""
    folder: Path = tmp_path_factory.mktemp("schema")
    url = copy_of("postgresql", migrated, postgresql, folder)
    with (
        closing(Database(url)) as database,
        open_door(database, server_key, SystemClock()) as door,
    ):
        yield door, database


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda each: each.value)
@pytest.mark.parametrize("who", ["a stranger", "an enrolled device"])
def test_every_answer_is_as_the_description_says(
    own_door: tuple[str, Database], who: str, mode: GenerationMode
) -> None:
    door, database = own_door
    device = enrolled(database, door, Device())
    device.begin()
    auth = SignedBy(device, door) if who == "an enrolled device" else None
    schema = schemathesis.openapi.from_url(f"{door}/schema")
    checks = CHECKS.get_by_names(HELD)
    asked = 0
    with requests.Session() as session:
        for found in schema.get_all_operations():
            operation = found.ok()

            @seed(SEED)
            @BOUNDED
            @given(case=operation.as_strategy(mode), ours=st.booleans())
            def one(case: Case, ours: bool) -> None:
                nonlocal asked
                asked += 1
                if ours and "log" in (case.path_parameters or {}):
                    case.path_parameters["log"] = device.log
                case.call_and_validate(session=session, checks=checks, auth=auth, timeout=20)

            # nothing can be said wrongly where nothing, or any text, may be said
            with suppress(*[Unsatisfiable] if mode is GenerationMode.NEGATIVE else []):
                one()
    assert asked > 50
